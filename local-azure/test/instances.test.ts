import { TestClient } from './test-client';

let deployer: TestClient;
let group: string;
beforeAll(async () => {
  deployer = await TestClient.start();
  await deployer.instance('plant');
  group = `${deployer.subscription}/resourceGroups/rg`;
  for (const name of ['other', 'third']) {
    await deployer.call('PUT', `${deployer.subscription}/resourceGroups/${name}?api-version=2024-11-01`, {
      location: 'westeurope',
    });
  }
});
afterAll(() => deployer.azure.stop());

const API = 'api-version=2023-01-31';
const code = ({ status, body }: { status: number; body?: { error?: { code: string } } }) => [status, body?.error?.code];
const id = (name: string, inGroup = group) =>
  `${inGroup}/providers/Microsoft.DigitalTwins/digitalTwinsInstances/${name}`;
const put = (name: string, body: object = {}, inGroup?: string) =>
  deployer.call('PUT', `${id(name, inGroup)}?${API}`, { location: 'westeurope', ...body });
const patch = (name: string, body: object) => deployer.call('PATCH', `${id(name)}?${API}`, body);

test.each<[string, object]>([
  ['a location that is none', { location: '日本' }],
  ['no location', { location: undefined }],
  ['an unknown property', { properties: { colour: 'red' } }],
  ['a network that is neither open nor closed', { properties: { publicNetworkAccess: 'Maybe' } }],
  ['an identity that is none', { identity: { type: 'Mine' } }],
  ['a user-assigned identity', { identity: { type: 'UserAssigned', userAssignedIdentities: { '/x': {} } } }],
  ['too long a value of a tag', { tags: { a: 'x'.repeat(257) } }],
])('an instance with %s is refused, and not made', async (_, body) => {
  expect((await put('refused', body)).status).toBe(400);
  expect(code(await deployer.call('GET', `${id('refused')}?${API}`))).toEqual([404, 'ResourceNotFound']);
});

test.each([
  ['ab', 400],
  ['abc', 201],
  ['x'.repeat(63), 201],
  ['x'.repeat(64), 400],
  ['-ab', 400],
  ['ab-', 400],
  ['a_b', 400],
])('an instance called %s is answered with %i', async (name, status) => {
  expect((await put(name)).status).toBe(status);
});

test('an instance stays in its location, however that is written', async () => {
  expect((await put('stays', { location: 'West Europe' })).body.location).toBe('westeurope');
  expect((await put('stays', { location: 'WESTEUROPE' })).status).toBe(200);
  expect(code(await put('stays', { location: 'northeurope' }))).toEqual([409, 'InvalidResourceLocation']);
});

test('an instance keeps its identity, which is a principal that roles can be assigned to, and loses it again', async () => {
  const { body } = await put('identified', { identity: { type: 'SystemAssigned' } });
  const { principalId } = body.identity;
  expect(body.identity).toEqual({ type: 'SystemAssigned', principalId, tenantId: deployer.azure.tenantId });
  const { state } = deployer.azure;
  expect(state.servicePrincipals[principalId]).toMatchObject({ displayName: 'identified' });
  expect((await put('identified', { tags: { a: 'b' } })).body.identity.principalId).toBe(principalId);
  expect((await patch('identified', { identity: { type: 'SystemAssigned' } })).body.identity.principalId).toBe(
    principalId,
  );
  expect((await patch('identified', { identity: { type: 'None' } })).body.identity).toBeUndefined();
  expect(state.servicePrincipals[principalId]).toBeUndefined();

  const again = (await put('identified', { identity: { type: 'SystemAssigned' } })).body.identity.principalId;
  await deployer.call('DELETE', `${id('identified')}?${API}`);
  expect(state.servicePrincipals[again]).toBeUndefined();
});

test('Graph shows the principal of an identity as one', async () => {
  const { principalId } = (await put('shown', { identity: { type: 'SystemAssigned' } })).body.identity;
  const { body } = await deployer.call('GET', `/v1.0/servicePrincipals/${principalId}`);
  expect(body.servicePrincipalType).toBe('ManagedIdentity');
});

test('an instance can be sent back as it was shown', async () => {
  const closed = { publicNetworkAccess: 'Disabled' };
  const { body } = await put('back', { identity: { type: 'SystemAssigned' }, tags: { a: 'b' }, properties: closed });
  expect(body.properties.publicNetworkAccess).toBe('Disabled');
  const again = await deployer.call('PUT', `${body.id}?${API}`, { ...body, systemData: null });
  expect(again.status).toBe(200);
  expect(again.body).toEqual({
    ...body,
    properties: { ...body.properties, lastUpdatedTime: expect.any(String) },
  });
});

test('an instance can be changed in part', async () => {
  await put('part', { tags: { a: 'b' } });
  expect((await patch('part', { properties: { publicNetworkAccess: 'Disabled' } })).body).toMatchObject({
    tags: { a: 'b' },
    properties: { publicNetworkAccess: 'Disabled' },
  });
  expect((await patch('part', { tags: { c: 'd' } })).body).toMatchObject({
    tags: { c: 'd' },
    properties: { publicNetworkAccess: 'Disabled' },
  });
  expect(code(await patch('none', {}))).toEqual([404, 'ResourceNotFound']);
  expect(code(await patch('part', { location: 'westeurope' }))).toEqual([400, 'InvalidRequestContent']);
  expect((await deployer.as([], 'Reader').call('PATCH', `${id('part')}?${API}`, {})).status).toBe(403);
});

test('an instance whose network is closed shows its data to nobody', async () => {
  await put('closed', { properties: { publicNetworkAccess: 'Disabled' } });
  const owner = deployer.on(id('closed'), 'Azure Digital Twins Data Owner');
  const read = () =>
    owner.call(
      'GET',
      '/adt/closed/models?api-version=2023-10-31',
      undefined,
      'https://digitaltwins.azure.net/.default',
    );
  expect((await read()).status).toBe(403);
  await patch('closed', { properties: { publicNetworkAccess: 'Enabled' } });
  expect((await read()).status).toBe(200);
});

test('an instance that is not there is deleted without an error', async () => {
  await put('gone');
  expect((await deployer.call('DELETE', `${id('gone')}?${API}`)).status).toBe(202);
  expect((await deployer.call('DELETE', `${id('gone')}?${API}`)).status).toBe(204);
  expect((await deployer.as([]).call('DELETE', `${id('gone')}?${API}`)).status).toBe(403);
});

describe('two instances of one name', () => {
  const hostOf = (body: { properties: { hostName: string } }) => body.properties.hostName.split('/adt/')[1];
  const elsewhere = () => `${deployer.subscription}/resourceGroups/other`;

  test('are refused in one region, in whatever group and letter case', async () => {
    await put('same');
    expect((await put('SAME', {}, elsewhere())).status).toBe(409);
  });

  test('have data of their own in two regions, also after the first was deleted', async () => {
    const third = `${deployer.subscription}/resourceGroups/third`;
    expect(hostOf((await put('twice')).body)).toBe('twice');
    const second = (await put('twice', { location: 'northeurope' }, elsewhere())).body;
    expect(hostOf(second)).toBe('twice.northeurope');

    const adt = 'https://digitaltwins.azure.net/.default';
    const owner = deployer.on(deployer.subscription, 'Azure Digital Twins Data Owner');
    const room = { '@id': 'dtmi:example:Room;1', '@type': 'Interface', '@context': 'dtmi:dtdl:context;2' };
    const models = async (host: string) =>
      (await owner.call('GET', `/adt/${host}/models?api-version=2023-10-31`, undefined, adt)).body.value?.length;
    await owner.call('POST', '/adt/Twice.NorthEurope/models?api-version=2023-10-31', [room], adt);
    expect([await models('twice'), await models('twice.northeurope')]).toEqual([0, 1]);

    await deployer.call('DELETE', `${id('twice')}?${API}`);
    expect([await models('twice'), await models('twice.northeurope')]).toEqual([undefined, 1]);
    expect(hostOf((await put('twice', { location: 'eastus' }, third)).body)).toBe('twice');
  });

  test.each([
    ['free', { nameAvailable: true }],
    ['Plant', { nameAvailable: false, reason: 'AlreadyExists' }],
    ['-', { nameAvailable: false, reason: 'Invalid' }],
  ])('are foreseen: %s', async (name, expected) => {
    const check = (location: string, body: object) =>
      deployer.call(
        'POST',
        `${deployer.subscription}/providers/Microsoft.DigitalTwins/locations/${location}/checkNameAvailability?${API}`,
        body,
      );
    const type = 'Microsoft.DigitalTwins/digitalTwinsInstances';
    expect((await check('WestEurope', { name, type })).body).toMatchObject(expected);
    expect((await check('northeurope', { name: 'plant', type })).body).toEqual({ nameAvailable: true });
    expect(code(await check('nowhere', { name, type }))).toEqual([400, 'LocationNotAvailableForResourceType']);
    expect(code(await check('westeurope', { name, type: 'x' }))).toEqual([400, 'InvalidRequestContent']);
  });
});

test('instances are listed in the subscription and in a group, for those who may read them', async () => {
  const listed = async (client: TestClient, path: string) =>
    (await client.call('GET', `${path}/providers/Microsoft.DigitalTwins/digitalTwinsInstances?${API}`)).body.value.map(
      ({ id: found }: { id: string }) => found,
    );
  const reader = deployer.on(id('plant'), 'Reader');
  expect(await listed(deployer, deployer.subscription)).toContain(id('plant'));
  expect(await listed(reader, deployer.subscription)).toEqual([id('plant')]);
  expect(await listed(deployer, group)).toContain(id('plant'));
  expect(await listed(deployer, `${deployer.subscription}/resourceGroups/other`)).not.toContain(id('plant'));
  expect(await listed(reader, group)).toEqual([id('plant')]);
});

test('an operation is asked after by an ID', async () => {
  const { headers } = await put('operated');
  const path = new URL(String(headers['azure-asyncoperation']));
  expect((await deployer.call('GET', `${path.pathname}${path.search}`)).body.status).toBe('Succeeded');
  const none = path.pathname.replace(/[^/]+$/, 'none');
  expect(code(await deployer.call('GET', `${none}${path.search}`))).toEqual([404, 'ResourceNotFound']);
});
