import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** How Microsoft's clients describe a value: the part of `@azure/core-client`'s `Mapper` that is looked at here. */
interface Mapper {
  readonly serializedName?: string;
  readonly required?: boolean;
  readonly nullable?: boolean;
  readonly type: {
    readonly name: string;
    readonly className?: string;
    readonly element?: Mapper;
    readonly value?: Mapper;
    readonly additionalProperties?: Mapper;
    readonly modelProperties?: Record<string, Mapper>;
  };
}

/** What a package of Microsoft's knows of the answers of an API, by the names of its models. */
export class Mappers {
  private readonly all: Record<string, Mapper>;

  /** @param file of the package, in the form for bundlers, which is the only one that has the models apart */
  public constructor(packageName: string, file: string) {
    const root = dirname(require.resolve(`${packageName}/package.json`));
    const source = readFileSync(join(root, file), 'utf8').replace(
      /^export (?:const|let) (\w+) =/gm,
      'const $1 = exports.$1 =',
    );
    const exported = {};
    new Function('exports', source)(exported);
    this.all = exported;
  }

  /** What is wrong with a value that is said to be this model. */
  public problems(model: string, value: unknown): string[] {
    return this.check(this.named(model), value, model);
  }

  private named(model: string): Mapper {
    const mapper = this.all[model];
    if (!mapper) throw new Error(`No model is called ${model}`);
    return mapper;
  }

  private check(mapper: Mapper, value: unknown, at: string): string[] {
    const { type } = mapper;
    if (value === null) return mapper.nullable || !mapper.required ? [] : [`${at} is null`];
    const bad = (wanted: string) => [`${at} should be ${wanted}, and is ${JSON.stringify(value)}`];
    switch (type.name) {
      case 'Composite':
        return this.checkObject(type.className ? this.named(type.className) : mapper, value, at);
      case 'Sequence':
        if (!Array.isArray(value)) return bad('a list');
        return value.flatMap((item, index) => this.check(type.element as Mapper, item, `${at}[${index}]`));
      case 'Dictionary':
        if (typeof value !== 'object') return bad('an object');
        return Object.entries(value as object).flatMap(([key, item]) =>
          this.check(type.value as Mapper, item, `${at}.${key}`),
        );
      case 'String':
        return typeof value === 'string' ? [] : bad('a text');
      case 'DateTime':
        return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? [] : bad('a time');
      case 'Boolean':
        return typeof value === 'boolean' ? [] : bad('true or false');
      case 'Number':
        return typeof value === 'number' ? [] : bad('a number');
      default:
        return []; // `any`
    }
  }

  private checkObject({ type }: Mapper, value: unknown, at: string): string[] {
    if (typeof value !== 'object' || Array.isArray(value)) return [`${at} should be an object`];
    const { modelProperties = {}, additionalProperties } = type;
    const object = value as Record<string, unknown>;
    const known = Object.values(modelProperties).map((one) => ({ one, path: pathOf(one) }));
    const problems = known.flatMap(({ one, path }) => {
      const found = path.reduce<unknown>(
        (inner, name) => (inner as Record<string, unknown> | undefined)?.[name],
        object,
      );
      if (found === undefined) return one.required ? [`${at}.${path.join('.')} is missing`] : [];
      return this.check(one, found, `${at}.${path.join('.')}`);
    });
    return additionalProperties
      ? problems
      : [
          ...problems,
          ...unknownIn(
            object,
            known.map(({ path }) => path),
            at,
          ),
        ];
  }
}

/** A model flattens objects in objects: its names have dots between the names of both, and a backslash before those of Azure. */
const pathOf = ({ serializedName = '' }: Mapper): string[] =>
  serializedName.split(/(?<!\\)\./).map((name) => name.replace(/\\\./g, '.'));

function unknownIn(object: Record<string, unknown>, paths: readonly string[][], at: string): string[] {
  return Object.entries(object).flatMap(([name, value]) => {
    const here = paths.filter(([first]) => first === name);
    if (here.length === 0) return [`${at}.${name} is not known`];
    const deeper = here.map(([, ...rest]) => rest);
    if (deeper.some((rest) => rest.length === 0) || typeof value !== 'object' || value === null) return [];
    return unknownIn(value as Record<string, unknown>, deeper, `${at}.${name}`);
  });
}
