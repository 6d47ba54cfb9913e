import { z } from 'zod';

// What values look like: Microsoft's specification of the Digital Twins Definition Language, versions 2 and 3.

export type Version = 2 | 3;

export const isSupported = (version: number | undefined): version is Version => version === 2 || version === 3;

/** A schema, as it stands in a model. A text names a primitive one, one of the interface, or a geospatial one. */
export type Schema =
  | string
  | { '@type': 'Array'; elementSchema: Schema }
  | { '@type': 'Enum'; valueSchema: 'integer' | 'string'; enumValues: { name: string; enumValue: number | string }[] }
  | { '@type': 'Map'; mapKey: { name: string }; mapValue: { name: string; schema: Schema } }
  | { '@type': 'Object'; fields: { name: string; schema: Schema }[] };

export const PRIMITIVE = [
  'boolean',
  'date',
  'dateTime',
  'double',
  'duration',
  'float',
  'integer',
  'long',
  'string',
  'time',
] as const;
const GEOSPATIAL = ['lineString', 'multiLineString', 'multiPoint', 'multiPolygon', 'point', 'polygon'];

/** How deep a schema may be. */
const DEPTH: Record<Version, number> = { 2: 5, 3: 8 };

/** Of the interface that a model defines, or of any other. */
export const dtmi = (version: Version) =>
  z
    .string()
    .max(version === 2 ? 128 : 2048)
    .regex(
      version === 2
        ? /^dtmi:[A-Za-z](?:\w*[A-Za-z0-9])?(?::[A-Za-z](?:\w*[A-Za-z0-9])?)*;[1-9]\d{0,8}$/
        : /^dtmi:[A-Za-z](?:\w*[A-Za-z0-9])?(?::[A-Za-z](?:\w*[A-Za-z0-9])?)*(?:;[1-9]\d{0,8}(?:\.[1-9]\d{0,5})?)?$/,
      'This is no DTMI',
    );

export const elementName = (version: Version) =>
  z
    .string()
    .max(version === 2 ? 64 : 512)
    .regex(/^[A-Za-z](?:\w*[A-Za-z0-9])?$/, 'A name has letters, digits and _, and begins with a letter');

/** For people: a text, or a text for each language. */
export const displayText = z.union([z.string().max(512), z.record(z.string(), z.string().max(512))]);

/** What every element may have. */
export const described = (version: Version) => ({
  '@id': dtmi(version).optional(),
  comment: z.string().max(512).optional(),
  description: displayText.optional(),
  displayName: displayText.optional(),
});

/** Names that must differ within a list. */
export const isDistinct = (named: readonly { name: string }[]): boolean =>
  new Set(named.map(({ name }) => name)).size === named.length;

export function schemaOf(version: Version, depth = DEPTH[version]): z.ZodType<Schema> {
  const text = z.string().max(2048);
  if (depth === 0) return text;
  const inner = schemaOf(version, depth - 1);
  const name = elementName(version);
  const about = described(version);
  const field = z.strictObject({ ...about, '@type': z.string().optional(), name, schema: inner });
  const enumValue = z.strictObject({
    ...about,
    '@type': z.string().optional(),
    name,
    enumValue: z.union([z.int(), z.string().max(512)]),
  });
  return z.union([
    text,
    z.discriminatedUnion('@type', [
      z.strictObject({ ...about, '@type': z.literal('Array'), elementSchema: inner }),
      z
        .strictObject({
          ...about,
          '@type': z.literal('Enum'),
          valueSchema: z.enum(['integer', 'string']),
          enumValues: z
            .array(enumValue)
            .min(version === 2 ? 0 : 1)
            .max(100),
        })
        .refine(({ enumValues }) => isDistinct(enumValues), 'Two enum values have one name')
        .refine(
          ({ valueSchema, enumValues }) =>
            enumValues.every((value) => typeof value.enumValue === (valueSchema === 'integer' ? 'number' : 'string')),
          'An enum value is not of the value schema',
        ),
      z.strictObject({
        ...about,
        '@type': z.literal('Map'),
        mapKey: z.strictObject({ ...about, '@type': z.string().optional(), name, schema: z.literal('string') }),
        mapValue: z.strictObject({ ...about, '@type': z.string().optional(), name, schema: inner }),
      }),
      z
        .strictObject({ ...about, '@type': z.literal('Object'), fields: z.array(field).max(30) })
        .refine(({ fields }) => isDistinct(fields), 'Two fields have one name'),
    ]),
  ]);
}

export const isPrimitive = (text: string): text is (typeof PRIMITIVE)[number] =>
  (PRIMITIVE as readonly string[]).includes(text);

/** By its name, or by its DTMI. */
export const isGeospatial = (text: string): boolean =>
  GEOSPATIAL.includes(/^dtmi:standard:schema:geospatial:(\w+);\d+$/.exec(text)?.[1] ?? text);
