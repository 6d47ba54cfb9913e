import { ROLES, TestClient } from './test-client';

const OWNER = 'bcd981a7-7f74-457b-83e1-cceb9e632ffe';
const READER = 'd57506d4-4c8d-48b1-8587-93c323f6a5a3';
const SCOPE = 'https://digitaltwins.azure.net/.default';
const CONTEXT = 'dtmi:dtdl:context;2';
const model = (name: string, more: object = {}) => ({
  '@id': `dtmi:example:${name};1`,
  '@type': 'Interface',
  '@context': CONTEXT,
  ...more,
});
const property = (name: string, schema: unknown = 'double') => ({ '@type': 'Property', name, schema });

const SENSOR = model('Sensor', { contents: [property('unit', 'string')] });
const ROOM = model('Room', {
  displayName: 'Room',
  description: { en: 'a room', de: 'ein Raum' },
  contents: [
    property('temperature'),
    property('label', 'string'),
    property('size', { '@type': 'Object', fields: [{ name: 'width', schema: 'integer' }] }),
    { '@type': 'Telemetry', name: 'noise', schema: 'double' },
    { '@type': 'Relationship', name: 'feeds', properties: [property('share')] },
    { '@type': 'Relationship', name: 'leadsTo', target: 'dtmi:example:Hall;1' },
  ],
});
const HALL = model('Hall', { extends: ROOM['@id'], contents: [property('seats', 'integer')] });
const DEVICE = model('Device', { contents: [{ '@type': 'Component', name: 'sensor', schema: SENSOR['@id'] }] });
const TWIN = { $metadata: { $model: ROOM['@id'] }, temperature: 20 };

let deployer: TestClient;
let owner: TestClient;
let reader: TestClient;
let stranger: TestClient;

beforeAll(async () => {
  deployer = await TestClient.start();
  const instance = await deployer.instance();
  const withRole = async (role: string) => {
    const client = deployer.as([]);
    await deployer.call(
      'PUT',
      `${instance}/providers/Microsoft.Authorization/roleAssignments/${crypto.randomUUID()}?api-version=2022-04-01`,
      { properties: { roleDefinitionId: `${ROLES}/${role}`, principalId: client.identity.objectId } },
    );
    return client;
  };
  owner = await withRole(OWNER);
  reader = await withRole(READER);
  stranger = deployer.as([], 'Owner'); // of the subscription, which is no access to data
  expect((await adt(owner, 'POST', 'models', [ROOM, HALL, SENSOR, DEVICE])).status).toBe(201);
});
afterAll(() => deployer.azure.stop());

type Headers = Record<string, string>;
const adt = (client: TestClient, method: string, path: string, body?: unknown, headers?: Headers) =>
  client.call(
    method,
    `/adt/plant/${path}${path.includes('?') ? '&' : '?'}api-version=2023-10-31`,
    body,
    SCOPE,
    headers,
  );
const code = ({ status, body }: { status: number; body?: { error?: { code: string } } }) => [status, body?.error?.code];
const put = (id: string, change: object = {}, headers?: Headers) =>
  adt(owner, 'PUT', `digitaltwins/${id}`, { ...TWIN, ...change }, headers);
const patch = (id: string, ...operations: object[]) => adt(owner, 'PATCH', `digitaltwins/${id}`, operations);
const relate = (source: string, id: string, body: object, headers?: Headers) =>
  adt(owner, 'PUT', `digitaltwins/${source}/relationships/${id}`, body, headers);

describe('any request', () => {
  test.each([
    ['no version of the API', '', [400, 'MissingApiVersionParameter']],
    ['an unknown version', '?api-version=2019-01-01', [400, 'UnsupportedApiVersionValue']],
    ['an unknown option', '?api-version=2023-10-31&zzz=1', [400, 'InvalidArgument']],
    ['the oldest version', '?api-version=2020-10-31', [200, undefined]],
  ])('with %s is answered', async (_, query, expected) => {
    expect(code(await owner.call('GET', `/adt/plant/models${query}`, undefined, SCOPE))).toEqual(expected);
  });

  test('that fails has the code of its error in a header', async () => {
    const { headers, body } = await adt(owner, 'GET', 'digitaltwins/none');
    expect([headers['x-ms-error-code'], body.error.code]).toEqual(['DigitalTwinNotFound', 'DigitalTwinNotFound']);
  });

  test('to an instance that is not there is refused', async () => {
    const { status } = await owner.call('GET', '/adt/none/models?api-version=2023-10-31', undefined, SCOPE);
    expect(status).toBe(404);
  });

  test('of a reader reads, and writes nothing', async () => {
    expect((await adt(reader, 'GET', 'models')).status).toBe(200);
    expect((await adt(reader, 'POST', 'query', { query: 'SELECT * FROM digitaltwins' })).status).toBe(200);
    expect((await adt(reader, 'PUT', 'digitaltwins/c', TWIN)).status).toBe(403);
    expect((await adt(reader, 'POST', 'models', [ROOM])).status).toBe(403);
  });

  test('of the owner of the subscription has no access to data', async () => {
    expect((await adt(stranger, 'GET', 'models')).status).toBe(403);
  });
});

describe('models', () => {
  test.each<[string, unknown, unknown]>([
    ['an empty list', [], [400, 'InvalidArgument']],
    ['no list', {}, [400, 'InvalidArgument']],
    ['a list of texts', ['x'], [400, 'InvalidArgument']],
    ['300 at once', Array.from({ length: 300 }, (_, n) => model(`M${n}`)), [400, 'LimitExceeded']],
    ['one twice', [model('Twice'), model('Twice')], [400, 'DTDLParserError']],
    ['one that is there', [ROOM], [409, 'ModelIdAlreadyExists']],
    ['a base that is not there', [model('A', { extends: 'dtmi:example:None;1' })], [400, 'DTDLParserError']],
    [
      'a component that is not there',
      [model('A', { contents: [{ '@type': 'Component', name: 'c', schema: 'dtmi:example:None;1' }] })],
      [400, 'DTDLParserError'],
    ],
    [
      'a property without a schema',
      [model('A', { contents: [{ '@type': 'Property', name: 'x' }] })],
      [400, 'DTDLParserError'],
    ],
    [
      'a circle',
      [model('A', { extends: 'dtmi:example:B;1' }), model('B', { extends: 'dtmi:example:A;1' })],
      [400, 'DTDLParserError'],
    ],
    [
      'what the base has',
      [model('A', { extends: ROOM['@id'], contents: [property('temperature')] })],
      [400, 'DTDLParserError'],
    ],
    [
      'a component in a component',
      [model('A', { contents: [{ '@type': 'Component', name: 'c', schema: DEVICE['@id'] }] })],
      [400, 'DTDLParserError'],
    ],
    ['an ID that is none', [{ ...model('A'), '@id': '__proto__' }], [400, 'DTDLParserError']],
    ['no version of the language', [{ ...model('A'), '@context': 'x' }], [400, 'DTDLParserError']],
    [
      'version 4 of the language',
      [{ ...model('A'), '@context': 'dtmi:dtdl:context;4' }],
      [400, 'ModelVersionNotSupported'],
    ],
  ])('are refused with %s, and none of them is there', async (_, body, expected) => {
    const before = (await adt(owner, 'GET', 'models')).body.value.length;
    expect(code(await adt(owner, 'POST', 'models', body))).toEqual(expected);
    expect((await adt(owner, 'GET', 'models')).body.value).toHaveLength(before);
  });

  test('that are stacked more than ten high are refused', async () => {
    const tower = (name: string, height: number) =>
      Array.from({ length: height }, (_, n) =>
        model(`${name}${n}`, n === 0 ? {} : { extends: `dtmi:example:${name}${n - 1};1` }),
      );
    expect((await adt(owner, 'POST', 'models', tower('Eleven', 11))).status).toBe(201);
    expect((await adt(owner, 'POST', 'models', tower('Twelve', 12))).body.error.message).toContain(
      'one above the other',
    );
  });

  test('that extend each other in many ways are read in no time', async () => {
    const layer = (level: number) => Array.from({ length: 24 }, (_, n) => `dtmi:example:Layer${level}x${n};1`);
    const all = Array.from({ length: 10 }, (_, level) =>
      layer(level).map((id) => ({
        '@id': id,
        '@type': 'Interface',
        '@context': 'dtmi:dtdl:context;3',
        ...(level > 0 && { extends: layer(level - 1) }),
      })),
    );
    const started = performance.now();
    expect((await adt(owner, 'POST', 'models', all.flat())).status).toBe(201);
    expect(performance.now() - started).toBeLessThan(5000);
    for (const id of all
      .reverse()
      .flat()
      .map((entry) => entry['@id'])) {
      expect((await adt(owner, 'DELETE', `models/${encodeURIComponent(id)}`)).status).toBe(204);
    }
  });

  test('are shown with their texts by language, and whole when asked', async () => {
    const path = `models/${encodeURIComponent(ROOM['@id'])}`;
    const { body } = await adt(owner, 'GET', path);
    expect(body).toEqual({
      id: ROOM['@id'],
      displayName: { en: 'Room' },
      description: { en: 'a room', de: 'ein Raum' },
      uploadTime: expect.any(String),
      decommissioned: false,
    });
    expect((await adt(owner, 'GET', `${path}?includeModelDefinition=true`)).body.model).toEqual(ROOM);
    expect(code(await adt(owner, 'GET', `${path}?includeModelDefinition=maybe`))).toEqual([400, 'InvalidArgument']);
  });

  test.each([
    ['models/__proto__', [400, 'InvalidArgument']],
    ['models/constructor', [400, 'InvalidArgument']],
    ['models/dtmi:example:None;1', [404, 'ModelNotFound']],
  ])('called %s are not there', async (path, expected) => {
    for (const method of ['GET', 'PATCH', 'DELETE']) {
      const body = method === 'PATCH' ? [{ op: 'replace', path: '/decommissioned', value: true }] : undefined;
      expect(code(await adt(owner, method, path, body))).toEqual(expected);
    }
  });

  test('are listed with all that they need, and page by page', async () => {
    const ids = (body: { value: { id: string }[] }) => body.value.map(({ id }) => id);
    const needs = async (query: string) => (await adt(owner, 'GET', `models?${query}`)).body;
    const [hall, device] = [HALL, DEVICE].map((entry) => encodeURIComponent(entry['@id']));
    expect(ids(await needs(`dependenciesFor=${hall}`)).sort()).toEqual([HALL['@id'], ROOM['@id']]);
    const all = [DEVICE, HALL, ROOM, SENSOR].map((entry) => entry['@id']);
    expect(ids(await needs(`dependenciesFor=${hall}&dependenciesFor=${device}`)).sort()).toEqual(all);
    expect(ids(await needs(`dependenciesFor=${hall},${device}`)).sort()).toEqual(all);
    expect((await needs('dependenciesFor=dtmi:example:None;1')).error.code).toBe('ModelNotFound');

    const path = `models?dependenciesFor=${hall},${device}&includeModelDefinition=true`;
    let { body } = await adt(owner, 'GET', path, undefined, { 'max-items-per-page': '3' });
    const pages = [ids(body)];
    while (body.nextLink) {
      body = (await owner.call('GET', body.nextLink.slice(owner.azure.origin.length), undefined, SCOPE)).body;
      pages.push(ids(body));
      expect(body.value[0].model).toBeDefined();
    }
    expect([pages.map(({ length }) => length), pages.flat().sort()]).toEqual([[3, 1], all]);
    for (const size of ['0', '-1', 'x']) {
      expect(code(await adt(owner, 'GET', 'models', undefined, { 'max-items-per-page': size }))).toEqual([
        400,
        'InvalidArgument',
      ]);
    }
    for (const token of ['x', '', Buffer.from('{"start":-1,"size":1}').toString('base64url')]) {
      expect((await adt(owner, 'GET', `models?continuationToken=${token}`)).status).toBe(400);
    }
  });

  test('that others need stay, and are not decommissioned before them', async () => {
    await adt(owner, 'POST', 'models', [model('Base'), model('Derived', { extends: 'dtmi:example:Base;1' })]);
    const decommission = (name: string, value: unknown = true) =>
      adt(owner, 'PATCH', `models/dtmi:example:${name};1`, [{ op: 'replace', path: '/decommissioned', value }]);
    const remove = (name: string) => adt(owner, 'DELETE', `models/dtmi:example:${name};1`);
    expect(code(await remove('Base'))).toEqual([409, 'ModelReferencesNotDeleted']);
    expect(code(await decommission('Base'))).toEqual([409, 'ModelReferencesNotDecommissioned']);
    expect(code(await decommission('Derived', 'yes'))).toEqual([400, 'JsonPatchInvalid']);
    expect((await decommission('Derived')).status).toBe(204);
    expect((await decommission('Base')).status).toBe(204);
    expect((await decommission('Base', false)).status).toBe(204);
    expect([(await remove('Derived')).status, (await remove('Base')).status]).toEqual([204, 204]);
  });
});

describe('a twin', () => {
  test('is written, read, changed, found and deleted', async () => {
    expect((await put('a')).status).toBe(200);
    expect((await patch('a', { op: 'replace', path: '/temperature', value: 21 })).status).toBe(204);
    expect((await adt(owner, 'GET', 'digitaltwins/a')).body).toMatchObject({ $dtId: 'a', temperature: 21 });
    expect((await adt(owner, 'DELETE', 'digitaltwins/a')).status).toBe(204);
    expect((await adt(owner, 'GET', 'digitaltwins/a')).status).toBe(404);
  });

  test.each([
    ['x'.repeat(128), 200],
    ['x'.repeat(129), 400],
    ["a-.+_*!(),=@$'Z9", 200],
    ['a%25b%23c%3Fd', 200],
    ['a%20b', 400],
    ['a;b', 400],
    ['a:b', 400],
    ['%C3%A4', 400],
    ['constructor', 200],
    ['__proto__', 200],
  ])('called %s is answered with %i', async (id, status) => {
    expect((await put(id)).status).toBe(status);
    const read = await adt(owner, 'GET', `digitaltwins/${id}`);
    expect([read.status, read.body.$dtId]).toEqual(status === 200 ? [200, decodeURIComponent(id)] : [400, undefined]);
    if (status === 200) expect((await adt(owner, 'DELETE', `digitaltwins/${id}`)).status).toBe(204);
  });

  test.each<[string, object]>([
    ['an unknown property', { colour: 'red' }],
    ['a text for a number', { temperature: 'hot' }],
    ['a relationship for a property', { feeds: 'x' }],
    ['a fraction of a width', { size: { width: 1.5 } }],
    ['an unknown field', { size: { depth: 1 } }],
    ['too long a text', { label: 'x'.repeat(4 * 1024 + 1) }],
    ['nothing for a property', { temperature: null }],
    ['no model', { $metadata: {} }],
    ['no metadata', { $metadata: undefined }],
    ['a model that is not there', { $metadata: { $model: 'dtmi:example:None;1' } }],
    ['a model called constructor', { $metadata: { $model: 'constructor' } }],
    ['a component that is missing', { $metadata: { $model: DEVICE['@id'] }, temperature: undefined }],
    ['a component that is none', { $metadata: { $model: DEVICE['@id'] }, temperature: undefined, sensor: 3 }],
    [
      'a property that its component lacks',
      { $metadata: { $model: DEVICE['@id'] }, temperature: undefined, sensor: { x: 1 } },
    ],
    ['a time that is none', { $metadata: { ...TWIN.$metadata, temperature: { sourceTime: 'yesterday' } } }],
    ['an unknown system property', { $colour: 'red' }],
  ])('is refused with %s', async (_, change) => {
    const answer = await put('refused', change);
    expect(code(answer)).toEqual([400, 'ValidationFailed']);
    expect(answer.body.error.details).toHaveLength(1);
  });

  test.each<[string, unknown]>([
    ['a list', []],
    ['a text', 'x'],
    ['more than 32 KB', { ...TWIN, label: 'x'.repeat(33 * 1024) }],
  ])('is refused as %s', async (_, body) => {
    expect(code(await adt(owner, 'PUT', 'digitaltwins/refused', body))).toEqual([400, 'InvalidArgument']);
  });

  test('has what its model inherits, and the first values of its telemetry', async () => {
    const hall = { $metadata: { $model: HALL['@id'] }, seats: 3, noise: 1 };
    expect((await put('hall', hall)).body).toMatchObject({ temperature: 20, seats: 3, noise: 1 });
  });

  test('says when each property was written, and when it was measured', async () => {
    const sourceTime = '2026-05-31T12:00:01.000125009Z';
    const { body } = await put('times', { $metadata: { ...TWIN.$metadata, temperature: { sourceTime } }, label: 'x' });
    const { $lastUpdateTime, temperature, label } = body.$metadata;
    expect(temperature).toEqual({ lastUpdateTime: $lastUpdateTime, sourceTime });
    expect(label).toEqual({ lastUpdateTime: $lastUpdateTime });
    await new Promise((resolve) => setTimeout(resolve, 5));
    await patch('times', { op: 'replace', path: '/label', value: 'y' });
    const after = (await adt(owner, 'GET', 'digitaltwins/times')).body.$metadata;
    expect(after.temperature).toEqual(temperature);
    expect(after.label.lastUpdateTime).toBe(after.$lastUpdateTime);
    expect(after.$lastUpdateTime > $lastUpdateTime).toBe(true);
    await patch('times', { op: 'add', path: '/$metadata/label/sourceTime', value: sourceTime });
    expect((await adt(owner, 'GET', 'digitaltwins/times')).body.$metadata.label.sourceTime).toBe(sourceTime);
  });

  test.each<[string, unknown]>([
    ['an operation that is none', [{ op: 'move', path: '/temperature', from: '/label' }]],
    ['an operation that is not supported', [{ op: 'test', path: '/temperature', value: 20 }]],
    ['no list', { op: 'remove', path: '/temperature' }],
    ['no value', [{ op: 'replace', path: '/temperature' }]],
    ['a path to nothing', [{ op: 'replace', path: '/label', value: 'x' }]],
    ['a removal of nothing', [{ op: 'remove', path: '/label' }]],
    ['a path that is none', [{ op: 'add', path: 'temperature', value: 1 }]],
    ['an empty path', [{ op: 'add', path: '', value: {} }]],
    ['a path through nothing', [{ op: 'add', path: '/size/width', value: 1 }]],
    ['a path through a number', [{ op: 'add', path: '/temperature/x', value: 1 }]],
    ['the prototype', [{ op: 'add', path: '/__proto__', value: { x: 1 } }]],
    ['a path through the prototype', [{ op: 'add', path: '/__proto__/x', value: 1 }]],
    ['a path through the constructor', [{ op: 'add', path: '/constructor/prototype/x', value: 1 }]],
    ['the removal of the model', [{ op: 'remove', path: '/$metadata/$model' }]],
    ['the metadata', [{ op: 'replace', path: '/$metadata', value: {} }]],
    ['the time of a change', [{ op: 'replace', path: '/$metadata/temperature/lastUpdateTime', value: 'x' }]],
    ['the time of the last change', [{ op: 'replace', path: '/$metadata/$lastUpdateTime', value: 'x' }]],
    ['the ID', [{ op: 'replace', path: '/$dtId', value: 'x' }]],
    ['the ETag', [{ op: 'replace', path: '/$etag', value: 'x' }]],
  ])('is not changed by %s', async (_, body) => {
    const { $etag } = (await put('fixed')).body;
    expect(code(await adt(owner, 'PATCH', 'digitaltwins/fixed', body))).toEqual([400, 'JsonPatchInvalid']);
    expect((await adt(owner, 'GET', 'digitaltwins/fixed')).body.$etag).toBe($etag);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  test.each<[string, object]>([
    ['a text for a number', { op: 'replace', path: '/temperature', value: 'hot' }],
    ['an unknown property', { op: 'add', path: '/colour', value: 'red' }],
    ['a model that it does not fit', { op: 'replace', path: '/$metadata/$model', value: SENSOR['@id'] }],
  ])('does not become one with %s', async (_, operation) => {
    await put('fixed');
    expect(code(await patch('fixed', operation))).toEqual([400, 'ValidationFailed']);
  });

  test('gets another model, parts and escaped names', async () => {
    await put('other');
    const steps = [
      { op: 'replace', path: '/$metadata/$model', value: HALL['@id'] },
      { op: 'add', path: '/seats', value: 5 },
      { op: 'add', path: '/size', value: {} },
      { op: 'add', path: '/size/width', value: 2 },
      { op: 'remove', path: '/temperature' },
    ];
    expect((await patch('other', ...steps)).status).toBe(204);
    const { body } = await adt(owner, 'GET', 'digitaltwins/other');
    expect(body).toMatchObject({ $metadata: { $model: HALL['@id'] }, seats: 5, size: { width: 2 } });
    expect([body.temperature, body.$metadata.temperature]).toEqual([undefined, undefined]);
    expect((await patch('other', { op: 'add', path: '/a~1b~0c', value: 1 })).body.error.details[0].message).toContain(
      'a/b~c',
    );
  });

  test('keeps a model that was decommissioned, and no new twin gets it', async () => {
    await adt(owner, 'POST', 'models', [model('Old', { contents: [property('x')] })]);
    const old = { $metadata: { $model: 'dtmi:example:Old;1' }, temperature: undefined, x: 1 };
    await put('old', old);
    await put('young');
    await adt(owner, 'PATCH', 'models/dtmi:example:Old;1', [{ op: 'replace', path: '/decommissioned', value: true }]);
    expect((await patch('old', { op: 'replace', path: '/x', value: 2 })).status).toBe(204);
    expect(code(await put('older', old))).toEqual([400, 'ModelDecommissioned']);
    await adt(owner, 'DELETE', 'models/dtmi:example:Old;1');
    expect(code(await patch('old', { op: 'replace', path: '/x', value: 3 }))).toEqual([400, 'ValidationFailed']);
    expect((await adt(owner, 'DELETE', 'digitaltwins/old')).status).toBe(204);
  });

  test.each([undefined, 'dtmi:dtdl:context;4', 3])(
    'of a model that is not accepted any more is read, and not changed: %s',
    async (context) => {
      const graph = Object.values(deployer.azure.state.graphs)[0];
      const id = 'dtmi:example:Ancient;1';
      graph.models[id] = { id, model: { '@context': context }, uploadTime: '', decommissioned: false };
      graph.twins.ancient = { $dtId: 'ancient', $etag: 'W/"x"', $metadata: { $model: id }, x: 1 };
      expect((await adt(owner, 'GET', `models/${encodeURIComponent(id)}`)).body.displayName).toEqual({});
      expect((await adt(owner, 'GET', 'digitaltwins/ancient')).body.x).toBe(1);
      expect(code(await patch('ancient', { op: 'replace', path: '/x', value: 2 }))).toEqual([400, 'ValidationFailed']);
      expect((await adt(owner, 'DELETE', 'digitaltwins/ancient')).status).toBe(204);
      expect((await adt(owner, 'DELETE', `models/${encodeURIComponent(id)}`)).status).toBe(204);
    },
  );

  test('is written, changed and deleted under conditions', async () => {
    const { headers, body } = await put('etag', {}, { 'If-None-Match': '*' });
    expect(headers.etag).toBe(body.$etag);
    expect(body.$etag).toMatch(/^W\/"[0-9a-f-]{36}"$/);
    expect(code(await put('etag', {}, { 'If-None-Match': '*' }))).toEqual([412, 'PreconditionFailed']);
    expect(code(await put('etag', {}, { 'If-None-Match': 'W/"x"' }))).toEqual([400, 'InvalidArgument']);
    const change = (etag: string) =>
      adt(owner, 'PATCH', 'digitaltwins/etag', [{ op: 'add', path: '/label', value: 'x' }], { 'If-Match': etag });
    expect(code(await change('W/"x"'))).toEqual([412, 'PreconditionFailed']);
    const changed = await change(`W/"x", ${body.$etag.replace('W/', '')}`);
    expect([changed.status, changed.headers.etag === body.$etag]).toEqual([204, false]);
    expect((await change('*')).status).toBe(204);
    const remove = (etag: string) => adt(owner, 'DELETE', 'digitaltwins/etag', undefined, { 'If-Match': etag });
    expect(code(await remove(String(body.$etag)))).toEqual([412, 'PreconditionFailed']);
    expect((await remove('*')).status).toBe(204);
  });

  test('has components, which are read and changed by themselves', async () => {
    const device = {
      $metadata: { $model: DEVICE['@id'] },
      temperature: undefined,
      sensor: { unit: 'C', $metadata: {} },
    };
    expect((await put('device', device)).body.sensor).toMatchObject({ unit: 'C', $metadata: { unit: {} } });
    const path = 'digitaltwins/device/components/sensor';
    const { headers, body } = await adt(reader, 'GET', path);
    expect(body).toMatchObject({ unit: 'C', $metadata: { $lastUpdateTime: expect.any(String) } });
    const change = (value: unknown, etag = String(headers.etag)) =>
      adt(owner, 'PATCH', path, [{ op: 'replace', path: '/unit', value }], { 'If-Match': etag });
    expect(code(await change('K', 'W/"x"'))).toEqual([412, 'PreconditionFailed']);
    expect(code(await change(3))).toEqual([400, 'ValidationFailed']);
    expect((await change('K')).status).toBe(204);
    expect((await adt(owner, 'GET', path)).body.unit).toBe('K');
    expect((await patch('device', { op: 'replace', path: '/sensor/unit', value: 'F' })).status).toBe(204);
    expect(code(await adt(owner, 'PATCH', path, [{ op: 'replace', path: '/none', value: 1 }]))).toEqual([
      400,
      'JsonPatchInvalid',
    ]);
    for (const [method, name] of [
      ['GET', 'none'],
      ['PATCH', 'none'],
      ['GET', '$metadata'],
      ['GET', 'constructor'],
    ]) {
      const missing = await adt(
        owner,
        method,
        `digitaltwins/device/components/${name}`,
        method === 'PATCH' ? [] : undefined,
      );
      expect(code(missing)).toEqual([404, 'ComponentNotFound']);
    }
  });
});

describe('a relationship', () => {
  beforeAll(async () => {
    await put('x');
    await put('y');
    await put('z', { $metadata: { $model: HALL['@id'] } });
  });
  const feeds = { $targetId: 'y', $relationshipName: 'feeds' };

  test('keeps both of its twins', async () => {
    expect((await relate('x', 'r', feeds)).status).toBe(200);
    for (const twin of ['x', 'y']) {
      expect(code(await adt(owner, 'DELETE', `digitaltwins/${twin}`))).toEqual([400, 'RelationshipsNotDeleted']);
    }
    expect((await adt(owner, 'DELETE', 'digitaltwins/x/relationships/r')).status).toBe(204);
  });

  test('is shown with an ETag, and from the other end with a link', async () => {
    const { headers, body } = await relate('x', 'link', { ...feeds, share: 1, $relationshipId: 'ignored' });
    expect(body).toEqual({ $relationshipId: 'link', $etag: headers.etag, $sourceId: 'x', ...feeds, share: 1 });
    const read = await adt(reader, 'GET', 'digitaltwins/x/relationships/link');
    expect([read.headers.etag, read.body]).toEqual([headers.etag, body]);
    const { value } = (await adt(reader, 'GET', 'digitaltwins/y/incomingrelationships')).body;
    const $relationshipLink = '/digitaltwins/x/relationships/link';
    expect(value).toEqual([{ $relationshipId: 'link', $sourceId: 'x', $relationshipName: 'feeds', $relationshipLink }]);
    expect((await adt(owner, 'DELETE', $relationshipLink.slice(1))).status).toBe(204);
  });

  test.each<[string, string, object, unknown]>([
    ['no target', 'x', { $relationshipName: 'feeds' }, [400, 'InvalidArgument']],
    ['a target that is not there', 'x', { ...feeds, $targetId: 'none' }, [404, 'TargetTwinNotFound']],
    ['a source that is not there', 'none', feeds, [404, 'DigitalTwinNotFound']],
    ['itself for a target', 'x', { ...feeds, $targetId: 'x' }, [400, 'OperationNotAllowed']],
    ['a name that the model lacks', 'x', { ...feeds, $relationshipName: 'eats' }, [400, 'InvalidRelationship']],
    ['the name of a property', 'x', { ...feeds, $relationshipName: 'temperature' }, [400, 'InvalidRelationship']],
    ['the name constructor', 'x', { ...feeds, $relationshipName: 'constructor' }, [400, 'InvalidRelationship']],
    ['a target of another model', 'x', { ...feeds, $relationshipName: 'leadsTo' }, [400, 'InvalidRelationship']],
    ['an unknown property', 'x', { ...feeds, colour: 'red' }, [400, 'ValidationFailed']],
    ['a text for a number', 'x', { ...feeds, share: 'all' }, [400, 'ValidationFailed']],
  ])('is refused with %s', async (_, source, body, expected) => {
    expect(code(await relate(source, 'refused', body))).toEqual(expected);
  });

  test('leads to twins of a model that extends the one it is for', async () => {
    expect((await relate('x', 'leads', { $targetId: 'z', $relationshipName: 'leadsTo' })).status).toBe(200);
    await adt(owner, 'DELETE', 'digitaltwins/x/relationships/leads');
  });

  test('is written, changed and deleted under conditions', async () => {
    const path = 'digitaltwins/x/relationships/etag';
    const { $etag } = (await relate('x', 'etag', feeds, { 'If-None-Match': '*' })).body;
    expect(code(await relate('x', 'etag', feeds, { 'If-None-Match': '*' }))).toEqual([412, 'PreconditionFailed']);
    const change = (value: unknown, etag: string, of = '/share') =>
      adt(owner, 'PATCH', path, [{ op: 'add', path: of, value }], { 'If-Match': etag });
    expect(code(await change(1, 'W/"x"'))).toEqual([412, 'PreconditionFailed']);
    expect(code(await change('all', $etag))).toEqual([400, 'ValidationFailed']);
    expect(code(await change('z', $etag, '/$targetId'))).toEqual([400, 'JsonPatchInvalid']);
    const changed = await change(1, $etag);
    expect([changed.status, changed.headers.etag === $etag]).toEqual([204, false]);
    expect((await adt(owner, 'GET', path)).body).toMatchObject({ ...feeds, share: 1 });
    const remove = (etag: string) => adt(owner, 'DELETE', path, undefined, { 'If-Match': etag });
    expect(code(await remove($etag))).toEqual([412, 'PreconditionFailed']);
    expect((await remove('*')).status).toBe(204);
    expect(code(await adt(owner, 'GET', path))).toEqual([404, 'RelationshipNotFound']);
  });

  test('is listed by name, and page by page', async () => {
    await relate('x', 'one', feeds);
    await relate('x', 'two', { $targetId: 'z', $relationshipName: 'leadsTo' });
    await relate('x', 'three', { ...feeds, $targetId: 'z' });
    const ids = (body: { value: { $relationshipId: string }[] }) =>
      body.value.map(({ $relationshipId }) => $relationshipId);
    const list = async (path: string, headers?: Headers) => (await adt(reader, 'GET', path, undefined, headers)).body;
    expect(ids(await list('digitaltwins/x/relationships'))).toEqual(['one', 'two', 'three']);
    expect(ids(await list('digitaltwins/x/relationships?relationshipName=feeds'))).toEqual(['one', 'three']);
    const first = await list('digitaltwins/x/relationships?relationshipName=feeds', { 'max-items-per-page': '1' });
    const { body } = await reader.call('GET', first.nextLink.slice(reader.azure.origin.length), undefined, SCOPE);
    expect([ids(first), ids(body), body.nextLink]).toEqual([['one'], ['three'], undefined]);
    expect(ids(await list('digitaltwins/z/incomingrelationships', { 'max-items-per-page': '1' }))).toEqual(['two']);
    for (const kind of ['relationships', 'incomingrelationships']) {
      expect(code(await adt(reader, 'GET', `digitaltwins/none/${kind}`))).toEqual([404, 'DigitalTwinNotFound']);
    }
    for (const id of ['one', 'two', 'three']) await adt(owner, 'DELETE', `digitaltwins/x/relationships/${id}`);
  });
});

describe('a query', () => {
  beforeAll(async () => {
    await put('room');
    await put('big-hall', { $metadata: { $model: HALL['@id'] } });
  });
  const query = (body: object, headers?: Headers) => adt(reader, 'POST', 'query', body, headers);
  const found = async (text: string) =>
    (await query({ query: text })).body.value.map(({ $dtId }: { $dtId: string }) => $dtId);

  test('for a model finds twins of the models that extend it, unless it is to be exact', async () => {
    const all = await found(`SELECT * FROM digitaltwins T WHERE IS_OF_MODEL(T, '${ROOM['@id']}')`);
    expect(all).toEqual(expect.arrayContaining(['room', 'big-hall']));
    const exact = await found(`select  *\n from DIGITALTWINS where is_of_model( '${ROOM['@id']}' , exact )`);
    expect(exact).toContain('room');
    expect(exact).not.toContain('big-hall');
    expect(await found("SELECT * FROM digitaltwins WHERE IS_OF_MODEL('dtmi:example:None;1')")).toEqual([]);
  });

  test('is answered page by page', async () => {
    const all = await found('SELECT * FROM digitaltwins');
    const ids: string[] = [];
    let token: string | null = null;
    do {
      const body: object = token ? { continuationToken: token } : { query: 'SELECT * FROM digitaltwins' };
      const answer = await query(body, { 'max-items-per-page': '2' });
      expect(answer.body.value.length).toBeLessThanOrEqual(2);
      expect(answer.headers['query-charge']).toBe('1');
      ids.push(...answer.body.value.map(({ $dtId }: { $dtId: string }) => $dtId));
      token = answer.body.continuationToken;
    } while (token);
    expect([ids.length > 2, ids]).toEqual([true, all]);
  });

  test('finds relationships', async () => {
    await relate('room', 'r', { $targetId: 'big-hall', $relationshipName: 'feeds' });
    const { value } = (await query({ query: 'SELECT * FROM RELATIONSHIPS' })).body;
    expect(value).toMatchObject([{ $relationshipId: 'r' }]);
    await adt(owner, 'DELETE', 'digitaltwins/room/relationships/r');
  });

  test.each<[string, object, unknown]>([
    ['that is none', { query: 'foo' }, [400, 'SqlQueryError']],
    ['that is empty', {}, [400, 'SqlQueryError']],
    ['of more than 8,000 characters', { query: `SELECT ${' '.repeat(8000)}*` }, [400, 'SqlQueryError']],
    ['that the local Azure does not implement', { query: 'SELECT COUNT() FROM digitaltwins' }, [501, 'NotImplemented']],
    ['with a token that is none', { continuationToken: 'x' }, [400, 'BadRequest']],
    ['that is no text', { query: 3 }, [400, 'InvalidArgument']],
  ])('%s is answered', async (_, body, expected) => {
    expect(code(await query(body))).toEqual(expected);
  });
});
