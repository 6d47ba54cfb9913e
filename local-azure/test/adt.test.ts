import { TestClient } from './test-client';

const ROLES = {
  owner: 'bcd981a7-7f74-457b-83e1-cceb9e632ffe',
  reader: 'd57506d4-4c8d-48b1-8587-93c323f6a5a3',
};
const SCOPE = 'https://digitaltwins.azure.net/.default';
const ROOM = { '@id': 'dtmi:example:Room;1', '@type': 'Interface', '@context': 'dtmi:dtdl:context;2' };
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
      { properties: { roleDefinitionId: `/x/${role}`, principalId: client.identity.objectId } },
    );
    return client;
  };
  owner = await withRole(ROLES.owner);
  reader = await withRole(ROLES.reader);
  stranger = deployer.as([], 'Owner'); // of the subscription, which is no access to data
  await adt(owner, 'POST', 'models', [ROOM]);
});
afterAll(() => deployer.azure.stop());

const adt = (client: TestClient, method: string, path: string, body?: unknown) =>
  client.call(method, `/adt/plant/${path}?api-version=2022-05-31`, body, SCOPE);

test('a twin is written, read, changed, found and deleted', async () => {
  expect((await adt(owner, 'PUT', 'digitaltwins/a', TWIN)).status).toBe(200);
  const patch = [{ op: 'replace', path: '/temperature', value: 21 }];
  expect((await adt(owner, 'PATCH', 'digitaltwins/a', patch)).status).toBe(204);
  expect((await adt(owner, 'GET', 'digitaltwins/a')).body).toMatchObject({ $dtId: 'a', temperature: 21 });

  const found = await adt(owner, 'POST', 'query', {
    query: `SELECT * FROM digitaltwins T WHERE IS_OF_MODEL(T, '${ROOM['@id']}')`,
  });
  expect(found.body.value.map((twin: { $dtId: string }) => twin.$dtId)).toEqual(['a']);

  expect((await adt(owner, 'DELETE', 'digitaltwins/a')).status).toBe(204);
  expect((await adt(owner, 'GET', 'digitaltwins/a')).status).toBe(404);
});

test('a twin with relationships stays', async () => {
  await adt(owner, 'PUT', 'digitaltwins/x', TWIN);
  await adt(owner, 'PUT', 'digitaltwins/y', TWIN);
  const relationship = { $targetId: 'y', $relationshipName: 'feeds' };
  expect((await adt(owner, 'PUT', 'digitaltwins/x/relationships/r', relationship)).status).toBe(200);
  expect((await adt(reader, 'GET', 'digitaltwins/x/relationships')).body.value).toHaveLength(1);
  expect((await adt(reader, 'GET', 'digitaltwins/y/incomingrelationships')).body.value).toHaveLength(1);
  expect((await adt(owner, 'DELETE', 'digitaltwins/x')).body.error.code).toBe('RelationshipsNotDeleted');

  expect((await adt(owner, 'DELETE', 'digitaltwins/x/relationships/r')).status).toBe(204);
  expect((await adt(owner, 'DELETE', 'digitaltwins/x')).status).toBe(204);
});

test('a twin needs a model that is there', async () => {
  const { status, body } = await adt(owner, 'PUT', 'digitaltwins/b', { $metadata: { $model: 'dtmi:example:Car;1' } });
  expect([status, body.error.code]).toEqual([400, 'ValidationFailed']);
});

test('a model is uploaded once', async () => {
  expect((await adt(owner, 'POST', 'models', [ROOM])).body.error.code).toBe('ModelIdAlreadyExists');
});

test('a reader reads, and writes nothing', async () => {
  expect((await adt(reader, 'GET', 'models')).status).toBe(200);
  expect((await adt(reader, 'POST', 'query', { query: 'SELECT * FROM digitaltwins' })).status).toBe(200);
  expect((await adt(reader, 'PUT', 'digitaltwins/c', TWIN)).status).toBe(403);
  expect((await adt(reader, 'POST', 'models', [ROOM])).status).toBe(403);
});

test('the owner of the subscription has no access to data', async () => {
  expect((await adt(stranger, 'GET', 'models')).status).toBe(403);
});

test('a query that the local Azure does not implement is an error that names it', async () => {
  const { status, body } = await adt(reader, 'POST', 'query', { query: 'SELECT COUNT() FROM digitaltwins' });
  expect([status, body.error.message]).toEqual([400, expect.stringContaining('SELECT COUNT()')]);
});
