import { isGeospatial, isPrimitive, type PRIMITIVE, type Schema } from './schema';

/** As long as the service accepts a text in a property. */
const MAX_TEXT_BYTES = 4 * 1024;

const DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?$/i;
const DURATION = /^P(?!$)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/;

/** Whether each primitive schema has a value, and what to call what it has. */
const PRIMITIVES: Record<(typeof PRIMITIVE)[number], (value: unknown) => boolean> = {
  boolean: (value) => typeof value === 'boolean',
  date: (value) => typeof value === 'string' && DATE.test(value),
  dateTime: (value) => {
    const [date = '', time = ''] = typeof value === 'string' ? value.split(/t/i) : [];
    return DATE.test(date) && TIME.test(time);
  },
  double: Number.isFinite,
  duration: (value) => typeof value === 'string' && DURATION.test(value),
  float: Number.isFinite,
  integer: (value) => Number.isInteger(value) && value === ((value as number) | 0),
  // JSON has no longer numbers that JavaScript keeps exactly.
  long: Number.isInteger,
  string: (value) => typeof value === 'string' && Buffer.byteLength(value) <= MAX_TEXT_BYTES,
  time: (value) => typeof value === 'string' && TIME.test(value),
};

/**
 * What is wrong with a value, if anything.
 *
 * @param schemas those that the interface defines for itself
 * @param path what the value is called
 */
export function problemOf(
  value: unknown,
  schema: Schema,
  schemas: ReadonlyMap<string, Schema>,
  path: string,
): string | undefined {
  if (typeof schema === 'string') return named(value, schema, schemas, path);
  switch (schema['@type']) {
    case 'Array': {
      if (!Array.isArray(value)) return `${path} is no array`;
      return first(
        value.map((element, index) => problemOf(element, schema.elementSchema, schemas, `${path}/${index}`)),
      );
    }
    case 'Enum':
      return schema.enumValues.some(({ enumValue }) => enumValue === value)
        ? undefined
        : `${path} is no value of its enum`;
    case 'Map': {
      if (!isObject(value)) return `${path} is no map`;
      return first(
        Object.entries(value).map(([key, inner]) =>
          problemOf(inner, schema.mapValue.schema, schemas, `${path}/${key}`),
        ),
      );
    }
    case 'Object': {
      if (!isObject(value)) return `${path} is no object`;
      const fields = new Map(schema.fields.map((field) => [field.name, field.schema]));
      return first(
        Object.entries(value).map(([key, inner]) => {
          const field = fields.get(key);
          return field === undefined
            ? `${path}/${key} is not defined`
            : problemOf(inner, field, schemas, `${path}/${key}`);
        }),
      );
    }
  }
}

function named(value: unknown, schema: string, schemas: ReadonlyMap<string, Schema>, path: string): string | undefined {
  if (isPrimitive(schema)) return PRIMITIVES[schema](value) ? undefined : `${path} is no ${schema}`;
  if (isGeospatial(schema)) return isObject(value) ? undefined : `${path} is no ${schema}`;
  const own = schemas.get(schema);
  return own === undefined ? `${path} has an unknown schema` : problemOf(value, own, schemas, path);
}

const first = (problems: (string | undefined)[]): string | undefined =>
  problems.find((problem) => problem !== undefined);

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
