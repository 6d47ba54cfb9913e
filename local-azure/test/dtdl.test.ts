import { readInterface, versionOf } from '../src/adt/dtdl/interface';
import type { Schema } from '../src/adt/dtdl/schema';
import { problemOf } from '../src/adt/dtdl/value';

const MODEL = { '@id': 'dtmi:example:Room;1', '@type': 'Interface', '@context': 'dtmi:dtdl:context;2' };
const read = (change: object, version: 2 | 3 = 2) => readInterface({ ...MODEL, ...change }, version);
const contents = (...elements: object[]) => ({ contents: elements });
const property = (change: object = {}) => ({ '@type': 'Property', name: 'x', schema: 'double', ...change });
const nested = (depth: number): unknown =>
  depth === 0
    ? 'double'
    : { '@type': 'Map', mapKey: { name: 'k', schema: 'string' }, mapValue: { name: 'v', schema: nested(depth - 1) } };
const enumeration = (values: object[], valueSchema = 'integer') => ({
  '@type': 'Enum',
  valueSchema,
  enumValues: values,
});

test.each<[unknown, number | undefined]>([
  ['dtmi:dtdl:context;2', 2],
  [['dtmi:dtdl:context;3', 'dtmi:dtdl:extension:quantitativeTypes;1'], 3],
  ['dtmi:dtdl:context;4', 4],
  ['dtmi:other;2', undefined],
  [undefined, undefined],
  [[3], undefined],
])('the version of a model in the context %j is %s', (context, version) => {
  expect(versionOf({ '@context': context })).toBe(version);
});

const RIGHT: [string, object, (2 | 3)?][] = [
  ['nothing', {}],
  ['texts in languages', { displayName: { en: 'Room' }, description: 'a room', comment: 'x' }],
  [
    'a property with a semantic type',
    contents(property({ '@type': ['Property', 'Temperature'], unit: 'degreeCelsius', writable: true })),
  ],
  [
    'telemetry of arrays',
    contents({ '@type': 'Telemetry', name: 'x', schema: { '@type': 'Array', elementSchema: 'double' } }),
  ],
  [
    'a property of arrays, in version 3',
    contents(property({ schema: { '@type': 'Array', elementSchema: 'double' } })),
    3,
  ],
  ['an enum', contents(property({ schema: enumeration([{ name: 'a', enumValue: 1 }]) }))],
  ['an enum of texts', contents(property({ schema: enumeration([{ name: 'a', enumValue: 'x' }], 'string') }))],
  ['an object', contents(property({ schema: { '@type': 'Object', fields: [{ name: 'a', schema: 'string' }] } }))],
  ['five maps in each other', contents(property({ schema: nested(4) }))],
  ['a geospatial property', contents(property({ schema: 'point' }))],
  ['a geospatial property by its ID', contents(property({ schema: 'dtmi:standard:schema:geospatial:point;2' }))],
  ['a command', contents({ '@type': 'Command', name: 'x', request: { name: 'y', schema: 'double' } })],
  [
    'a relationship',
    contents({
      '@type': 'Relationship',
      name: 'x',
      target: 'dtmi:example:A;1',
      minMultiplicity: 0,
      maxMultiplicity: 3,
    }),
  ],
  ['two bases', { extends: ['dtmi:example:A;1', 'dtmi:example:B;1'] }],
  ['three bases, in version 3', { extends: ['dtmi:a;1', 'dtmi:b;1', 'dtmi:c;1'] }, 3],
  [
    'a schema of its own',
    {
      schemas: [{ '@id': 'dtmi:example:S;1', ...enumeration([]) }],
      ...contents(property({ schema: 'dtmi:example:S;1' })),
    },
  ],
];
test.each(RIGHT.map(([what, change, version = 2]) => [what, change, version] as const))(
  'a model with %s is read',
  (_, change, version) => {
    expect(read(change, version)).toMatchObject({ id: MODEL['@id'] });
  },
);

const WRONG: [string, object, string, (2 | 3)?][] = [
  ['an unknown property', { colour: 'red' }, 'colour'],
  ['no ID', { '@id': undefined }, '@id'],
  ['an ID that ends with _', { '@id': 'dtmi:example:Room_;1' }, 'no DTMI'],
  ['an ID without a version', { '@id': 'dtmi:example:Room' }, 'no DTMI'],
  ['an ID of 129 characters', { '@id': `dtmi:${'x'.repeat(122)};1` }, '128'],
  ['another type', { '@type': 'Property' }, 'Interface'],
  ['three bases', { extends: ['dtmi:a;1', 'dtmi:b;1', 'dtmi:c;1'] }, 'extends'],
  ['301 contents', contents(...Array.from({ length: 301 }, (_, n) => property({ name: `x${n}` }))), '300'],
  ['two contents of one name', contents(property(), property()), 'Two contents'],
  ['an element that is none', contents({ '@type': 'Thing', name: 'x' }), 'contents.0'],
  ['an element without a name', contents(property({ name: undefined })), 'contents.0.name'],
  ['a name of 65 characters', contents(property({ name: 'x'.repeat(65) })), 'contents.0.name'],
  ['a name that ends with _', contents(property({ name: 'x_' })), 'contents.0.name'],
  ['a name that begins with a digit', contents(property({ name: '1x' })), 'contents.0.name'],
  ['a property without a schema', contents(property({ schema: undefined })), 'contents.0.schema'],
  ['an unknown schema', contents(property({ schema: 'number' })), 'There is no schema number'],
  [
    'an unknown schema in an object',
    contents(property({ schema: { '@type': 'Object', fields: [{ name: 'a', schema: 'x' }] } })),
    'There is no schema x',
  ],
  [
    'an unknown schema in a map',
    contents(
      property({
        schema: { '@type': 'Map', mapKey: { name: 'k', schema: 'string' }, mapValue: { name: 'v', schema: 'x' } },
      }),
    ),
    'There is no schema x',
  ],
  [
    'an unknown schema in an array',
    contents({ '@type': 'Telemetry', name: 'a', schema: { '@type': 'Array', elementSchema: 'x' } }),
    'There is no schema x',
  ],
  [
    'an unknown schema in a relationship',
    contents({ '@type': 'Relationship', name: 'r', properties: [property({ schema: 'x' })] }),
    'There is no schema x',
  ],
  ['a property of arrays', contents(property({ schema: { '@type': 'Array', elementSchema: 'double' } })), 'no array'],
  [
    'an array in a map',
    contents(
      property({
        schema: {
          '@type': 'Map',
          mapKey: { name: 'k', schema: 'string' },
          mapValue: { name: 'v', schema: { '@type': 'Array', elementSchema: 'double' } },
        },
      }),
    ),
    'no array',
  ],
  [
    'an array in an object',
    contents(
      property({
        schema: { '@type': 'Object', fields: [{ name: 'a', schema: { '@type': 'Array', elementSchema: 'double' } }] },
      }),
    ),
    'no array',
  ],
  ['six maps in each other', contents(property({ schema: nested(6) })), 'contents.0.schema'],
  [
    'an enum with one name twice',
    contents(
      property({
        schema: enumeration([
          { name: 'a', enumValue: 1 },
          { name: 'a', enumValue: 2 },
        ]),
      }),
    ),
    'contents.0.schema',
  ],
  [
    'an enum of texts and numbers',
    contents(property({ schema: enumeration([{ name: 'a', enumValue: 'x' }]) })),
    'contents.0.schema',
  ],
  ['an empty enum, in version 3', contents(property({ schema: enumeration([]) })), 'contents.0.schema', 3],
  [
    'an object with one field twice',
    contents(
      property({
        schema: {
          '@type': 'Object',
          fields: [
            { name: 'a', schema: 'date' },
            { name: 'a', schema: 'date' },
          ],
        },
      }),
    ),
    'contents.0.schema',
  ],
  [
    'a map without keys',
    contents(property({ schema: { '@type': 'Map', mapValue: { name: 'v', schema: 'date' } } })),
    'contents.0.schema',
  ],
  [
    'a relationship with a least number',
    contents({ '@type': 'Relationship', name: 'x', minMultiplicity: 1 }),
    'contents.0.minMultiplicity',
  ],
  [
    'a relationship with one property twice',
    contents({ '@type': 'Relationship', name: 'x', properties: [property(), property()] }),
    'Two properties',
  ],
  ['a component of no model', contents({ '@type': 'Component', name: 'x', schema: 'double' }), 'contents.0.schema'],
  ['long a text for people', { displayName: 'x'.repeat(513) }, 'displayName'],
  ['a schema without an ID', { schemas: [enumeration([])] }, 'schemas.0'],
  ['a list in place of a model', { contents: 3 }, 'contents'],
];
test.each(WRONG.map(([what, change, message, version = 2]) => [what, change, message, version] as const))(
  'a model with %s is refused',
  (_, change, message, version) => {
    expect(read(change, version)).toEqual(expect.stringContaining(message));
  },
);

test('what is no object at all is no model', () => {
  for (const model of [3, null, 'x', []]) expect(typeof readInterface(model, 2)).toBe('string');
});

const map: Schema = { '@type': 'Map', mapKey: { name: 'k' }, mapValue: { name: 'v', schema: 'integer' } };
const own = new Map<string, Schema>([['dtmi:own;1', { '@type': 'Object', fields: [{ name: 'a', schema: 'date' }] }]]);
test.each<[Schema, unknown[], unknown[]]>([
  ['boolean', [true, false], [0, 'true', null]],
  ['date', ['2026-01-31'], ['2026-13-01', '2026-01-32', '26-01-01', 3, '2026-01-01T00:00:00Z']],
  ['dateTime', ['2026-01-31T00:00:00Z', '2026-01-31t00:00:00.5+01:00'], ['2026-01-31', '2026-01-31T25:00:00Z', 3, 'x']],
  ['double', [1, -1.5, 1e300], ['1', Number.NaN, null]],
  ['duration', ['P1D', 'PT1H2M3.5S', 'P1Y2M3DT4H'], ['P', 'PT', '1D', 3]],
  ['float', [1.5], ['1.5']],
  ['integer', [2 ** 31 - 1, -(2 ** 31)], [2 ** 31, 1.5, '1']],
  ['long', [2 ** 40], [1.5, '1']],
  ['string', ['', 'x'.repeat(4096)], ['ä'.repeat(2049), 1, null]],
  ['time', ['12:30:00', '12:30:00.123Z'], ['24:00:00', '12:30', 3]],
  ['point', [{ type: 'Point', coordinates: [1, 2] }], [3, []]],
  [{ '@type': 'Array', elementSchema: 'integer' }, [[], [1, 2]], [[1, 'x'], 1]],
  [{ '@type': 'Enum', valueSchema: 'integer', enumValues: [{ name: 'a', enumValue: 1 }] }, [1], [2, 'a']],
  [map, [{}, { a: 1, constructor: 2 }], [{ a: 'x' }, [], 1]],
  [
    { '@type': 'Object', fields: [{ name: 'a', schema: map }] },
    [{}, { a: { b: 1 } }],
    [{ b: 1 }, { a: { b: 'x' } }, { constructor: 1 }, []],
  ],
  ['dtmi:own;1', [{ a: '2026-01-01' }], [{ a: 'x' }, 3]],
  ['dtmi:none;1', [], [1]],
])('a value of the schema %j is %j, and not %j', (schema, right, wrong) => {
  for (const value of right) expect(problemOf(value, schema, own, 'x')).toBeUndefined();
  for (const value of wrong) expect(problemOf(value, schema, own, 'x')).toMatch(/^x/);
});
