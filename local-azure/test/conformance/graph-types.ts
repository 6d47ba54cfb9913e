import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

type Declared = ts.InterfaceDeclaration | ts.TypeAliasDeclaration;

/** The types of Microsoft Graph as `@microsoft/microsoft-graph-types` declares them, against values at run time. */
export class GraphTypes {
  private readonly declared = new Map<string, Declared>();

  public constructor() {
    const root = dirname(require.resolve('@microsoft/microsoft-graph-types/package.json'));
    const file = join(root, 'microsoft-graph.d.ts');
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    source.forEachChild((node) => {
      if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) this.declared.set(node.name.text, node);
    });
  }

  /** What is wrong with a value that is said to be of this type. */
  public problems(type: string, value: unknown, at = type): string[] {
    const declared = this.declared.get(type);
    if (!declared) throw new Error(`Microsoft Graph has no type ${type}`);
    if (ts.isTypeAliasDeclaration(declared)) return this.check(declared.type, value, at);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at} should be an object`];
    const known = this.propertiesOf(declared);
    return Object.entries(value).flatMap(([name, inner]) => {
      if (name.includes('@odata.')) return [];
      const property = known.get(name);
      return property ? this.check(property, inner, `${at}.${name}`) : [`${at}.${name} is not known`];
    });
  }

  private propertiesOf(declared: ts.InterfaceDeclaration): Map<string, ts.TypeNode> {
    const inherited =
      declared.heritageClauses?.flatMap(({ types }) => types.map((one) => one.expression.getText())) ?? [];
    const all = inherited.flatMap((name) => [...this.propertiesOf(this.declared.get(name) as ts.InterfaceDeclaration)]);
    const own = declared.members.filter(ts.isPropertySignature).map((one) => [one.name.getText(), one.type] as const);
    return new Map([...all, ...own] as [string, ts.TypeNode][]);
  }

  private check(type: ts.TypeNode, value: unknown, at: string): string[] {
    const bad = (wanted: string) => [`${at} should be ${wanted}, and is ${JSON.stringify(value)}`];
    if (ts.isArrayTypeNode(type)) {
      if (!Array.isArray(value)) return bad('a list');
      return value.flatMap((item, index) => this.check(type.elementType, item, `${at}[${index}]`));
    }
    if (ts.isUnionTypeNode(type)) {
      return type.types.some((one) => this.check(one, value, at).length === 0) ? [] : bad(type.getText());
    }
    if (ts.isLiteralTypeNode(type)) {
      const literal = type.literal.kind === ts.SyntaxKind.NullKeyword ? null : JSON.parse(type.literal.getText());
      return literal === value ? [] : bad(type.getText());
    }
    if (ts.isTypeReferenceNode(type)) {
      const name = type.typeName.getText();
      if (name !== 'NullableOption') return this.problems(name, value, at);
      return value === null ? [] : this.check(type.typeArguments?.[0] as ts.TypeNode, value, at);
    }
    const keyword = { [ts.SyntaxKind.StringKeyword]: 'string', [ts.SyntaxKind.NumberKeyword]: 'number' }[
      type.kind as number
    ];
    const wanted = type.kind === ts.SyntaxKind.BooleanKeyword ? 'boolean' : keyword;
    return wanted === undefined || typeof value === wanted ? [] : bad(`a ${wanted}`);
  }
}
