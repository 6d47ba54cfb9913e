import { z } from 'zod';
import {
  described,
  type displayText,
  dtmi,
  elementName,
  isDistinct,
  isGeospatial,
  isPrimitive,
  type Schema,
  schemaOf,
  type Version,
} from './schema';

/** What a model says of its twins, so far as the service looks at it. */
export interface Interface {
  readonly id: string;
  readonly version: Version;
  readonly displayName: Record<string, string>;
  readonly description: Record<string, string>;
  /** The models that it extends. */
  readonly bases: readonly string[];
  /** By name. What is inherited is not among them. */
  readonly contents: ReadonlyMap<string, Content>;
  /** The schemas that it defines for itself, by ID. */
  readonly schemas: ReadonlyMap<string, Schema>;
}

export type Content =
  | { readonly type: 'Property' | 'Telemetry'; readonly name: string; readonly schema: Schema }
  | { readonly type: 'Component'; readonly name: string; readonly model: string }
  | {
      readonly type: 'Relationship';
      readonly name: string;
      readonly target?: string;
      readonly properties: ReadonlyMap<string, Schema>;
    }
  | { readonly type: 'Command'; readonly name: string };

const CONTEXT = /^dtmi:dtdl:context;(\d+)(?:#\w+)?$/;
/** Interfaces that version 2 lets a model extend, and things that a model may have. */
const LIMITS: Record<Version, { bases: number; contents: number }> = {
  2: { bases: 2, contents: 300 },
  3: { bases: 1024, contents: 100_000 },
};

/** The version of DTDL that a model names, if it names one. */
export function versionOf(model: unknown): number | undefined {
  const context = (model as { '@context'?: unknown } | null)?.['@context'];
  const [first] = [context].flat();
  const [, version] = CONTEXT.exec(typeof first === 'string' ? first : '') ?? [];
  return version === undefined ? undefined : Number(version);
}

/**
 * Reads a model by the rules of its version. Semantic types, units and extensions of the language are accepted as they are.
 *
 * @returns the interface, or what is wrong with the model
 */
export function readInterface(model: unknown, version: Version): Interface | string {
  const result = grammar(version).safeParse(withPlainTypes(model));
  if (!result.success) {
    return result.error.issues.map(({ path, message }) => `${path.join('.') || 'model'}: ${message}`).join('; ');
  }
  const { '@id': id, extends: bases = [], contents = [], schemas = [], displayName, description } = result.data;
  const read = {
    id,
    version,
    displayName: inLanguages(displayName),
    description: inLanguages(description),
    bases: [bases].flat(),
    contents: new Map(contents.map((content) => [content.name, readContent(content)])),
    schemas: new Map(schemas.map((schema) => [schema['@id'], schema as Schema])),
  };
  return undefinedSchema(read) ?? read;
}

type Element = z.infer<ReturnType<typeof element>>;

function readContent(content: Element): Content {
  const { '@type': type, name } = content;
  if (type === 'Component') return { type, name, model: content.schema };
  if (type === 'Property' || type === 'Telemetry') return { type, name, schema: content.schema };
  if (type === 'Command') return { type, name };
  const properties = new Map((content.properties ?? []).map((property) => [property.name, property.schema]));
  return { type, name, target: content.target, properties };
}

const inLanguages = (text: z.infer<typeof displayText> = {}) => (typeof text === 'string' ? { en: text } : text);

const grammars = new Map<Version, ReturnType<typeof makeGrammar>>();
function grammar(version: Version): ReturnType<typeof makeGrammar> {
  const made = grammars.get(version) ?? makeGrammar(version);
  grammars.set(version, made);
  return made;
}

function makeGrammar(version: Version) {
  const { bases, contents } = LIMITS[version];
  const id = dtmi(version);
  const own = schemaOf(version).and(z.looseObject({ '@id': id }));
  return z.strictObject({
    ...described(version),
    '@context': z.union([z.string(), z.array(z.string())]),
    '@id': id.max(128),
    '@type': z.literal('Interface'),
    contents: z.array(element(version)).max(contents).refine(isDistinct, 'Two contents have one name').optional(),
    extends: z.union([id, z.array(id).max(bases)]).optional(),
    schemas: z.array(own).optional(),
  });
}

function element(version: Version) {
  const schema = schemaOf(version);
  const about = { ...described(version), name: elementName(version) };
  const unit = z.string().optional();
  const writable = z.boolean().optional();
  // Version 2 has no arrays in properties.
  const value =
    version === 3 ? schema : schema.refine((given) => !hasArray(given), 'A property has no array in version 2');
  const property = z.strictObject({ ...about, '@type': z.literal('Property'), schema: value, unit, writable });
  const payload = z.strictObject({ ...about, '@type': z.string().optional(), schema }).optional();
  return z.discriminatedUnion('@type', [
    property,
    z.strictObject({ ...about, '@type': z.literal('Telemetry'), schema, unit }),
    z.strictObject({ ...about, '@type': z.literal('Component'), schema: dtmi(version) }),
    z.strictObject({
      ...about,
      '@type': z.literal('Command'),
      commandType: z.string().optional(),
      request: payload,
      response: payload,
    }),
    z.strictObject({
      ...about,
      '@type': z.literal('Relationship'),
      maxMultiplicity: z.int().min(1).optional(),
      minMultiplicity: z.literal(0).optional(),
      properties: z.array(property).max(300).refine(isDistinct, 'Two properties have one name').optional(),
      target: dtmi(version).optional(),
      writable,
    }),
  ]);
}

function hasArray(schema: Schema): boolean {
  if (typeof schema === 'string') return false;
  switch (schema['@type']) {
    case 'Array':
      return true;
    case 'Map':
      return hasArray(schema.mapValue.schema);
    case 'Object':
      return schema.fields.some((field) => hasArray(field.schema));
    default:
      return false;
  }
}

/** `["Property", "Temperature"]` is a property. What the second type means is not looked at. */
function withPlainTypes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withPlainTypes);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) =>
      key === '@type' && Array.isArray(inner)
        ? [key, inner.find(isElementType) ?? inner]
        : [key, withPlainTypes(inner)],
    ),
  );
}

const ELEMENTS = [
  'Interface',
  'Property',
  'Telemetry',
  'Component',
  'Relationship',
  'Command',
  'Array',
  'Enum',
  'Map',
  'Object',
];
const isElementType = (type: unknown): boolean => ELEMENTS.includes(type as string);

/** A schema that is only named must be one that there is. */
function undefinedSchema({ contents, schemas }: Interface): string | undefined {
  const used = [...contents.values()].flatMap((content) => {
    if (content.type === 'Property' || content.type === 'Telemetry') return [content.schema];
    return content.type === 'Relationship' ? [...content.properties.values()] : [];
  });
  const missing = [...used, ...schemas.values()].flatMap(names).find((name) => !schemas.has(name));
  return missing === undefined ? undefined : `There is no schema ${missing}`;
}

function names(schema: Schema): string[] {
  if (typeof schema === 'string') return isPrimitive(schema) || isGeospatial(schema) ? [] : [schema];
  switch (schema['@type']) {
    case 'Array':
      return names(schema.elementSchema);
    case 'Map':
      return names(schema.mapValue.schema);
    case 'Object':
      return schema.fields.flatMap((field) => names(field.schema));
    default:
      return [];
  }
}
