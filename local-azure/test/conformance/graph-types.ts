import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const FILE = 'microsoft-graph.d.ts';

/** Properties and their types, as they are written. */
type Properties = Map<string, string>;

/**
 * The types of Microsoft Graph as `@microsoft/microsoft-graph-types` declares them, against values at run time. The file is
 * generated, so its lines are read as they are: the compiler would take a second of each test file.
 */
export class GraphTypes {
  private readonly text: string;
  private readonly aliases = new Map<string, string | undefined>();
  private readonly interfaces = new Map<string, Properties>();

  public constructor() {
    const root = dirname(require.resolve('@microsoft/microsoft-graph-types/package.json'));
    this.text = readFileSync(join(root, FILE), 'utf8');
  }

  /** What is wrong with a value that is said to be of this type. */
  public problems(type: string, value: unknown, at = type): string[] {
    const alias = this.aliasOf(type);
    if (alias !== undefined) return this.check(alias, value, at);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at} should be an object`];
    const known = this.propertiesOf(type);
    return Object.entries(value).flatMap(([name, inner]) => {
      if (name.includes('@odata.')) return [];
      const property = known.get(name);
      return property === undefined ? [`${at}.${name} is not known`] : this.check(property, inner, `${at}.${name}`);
    });
  }

  /** `export type riskLevel = "low" | "high";` */
  private aliasOf(type: string): string | undefined {
    if (!this.aliases.has(type)) {
      this.aliases.set(type, new RegExp(`^export type ${type} =([^;]*);`, 'm').exec(this.text)?.[1]);
    }
    return this.aliases.get(type);
  }

  /** Its own and those that it inherits. */
  private propertiesOf(type: string): Properties {
    const before = this.interfaces.get(type);
    if (before) return before;
    const pattern = new RegExp(`^export interface ${type}(?: extends (\\w+))? \\{(.*?)\\}$`, 'ms');
    const [, parent, body] = pattern.exec(this.text) ?? [];
    if (body === undefined) throw new Error(`Microsoft Graph has no type ${type}`);
    const own = [...body.matchAll(/^ {4}(\w+)\?:\s*([^;]+);/gm)].map(([, name, of]) => [name, of] as const);
    const properties: Properties = new Map([...(parent ? this.propertiesOf(parent) : []), ...own]);
    this.interfaces.set(type, properties);
    return properties;
  }

  private check(written: string, value: unknown, at: string): string[] {
    const type = written.trim();
    const bad = () => [`${at} should be ${type}, and is ${JSON.stringify(value)}`];
    const [, nullable] = /^NullableOption<(.*)>$/s.exec(type) ?? [];
    if (nullable) return value === null ? [] : this.check(nullable, value, at);
    if (type.includes('|')) {
      return type.split('|').some((one) => this.check(one, value, at).length === 0) ? [] : bad();
    }
    const [, item] = /^(.*)\[\]$/s.exec(type) ?? [];
    if (item) {
      if (!Array.isArray(value)) return bad();
      return value.flatMap((one, index) => this.check(item, one, `${at}[${index}]`));
    }
    if (type.startsWith('"')) return JSON.parse(type) === value ? [] : bad();
    if (type === 'any') return [];
    if (['string', 'number', 'boolean'].includes(type)) return typeof value === type ? [] : bad();
    return this.problems(type, value, at);
  }
}
