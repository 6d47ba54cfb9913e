import { TestClient } from './test-client';

let deployer: TestClient;
let nobody: TestClient;
beforeAll(async () => {
  deployer = await TestClient.start();
  nobody = deployer.as([]);
});
afterAll(() => deployer.azure.stop());

const API = 'api-version=2022-12-01';
const code = ({ status, body }: { status: number; body?: { error?: { code: string } } }) => [status, body?.error?.code];

describe('a cloud', () => {
  const ask = async (query: string) => (await deployer.send('GET', `/metadata/endpoints${query}`)).body;

  test.each(['?api-version=2022-09-01', '?api-version=2015-01-01'])('is described by itself for %s', async (query) => {
    const { origin } = deployer.azure;
    expect(await ask(query)).toMatchObject({
      name: 'Local Azure',
      resourceManager: origin,
      microsoftGraphResourceId: origin,
      authentication: { loginEndpoint: origin, audiences: [origin], tenant: 'common', identityProvider: 'AAD' },
      suffixes: { keyVaultDns: 'vault.localhost' },
    });
  });

  test.each(['?api-version=2019-05-01', '?api-version=2020-06-01', ''])('is one of a list for %s', async (query) => {
    expect(await ask(query)).toMatchObject([{ name: 'Local Azure' }]);
  });

  test('is not described with an option that is not honoured', async () => {
    expect((await ask('?api-version=2022-09-01&x=1')).error.code).toBe('InvalidRequestContent');
  });
});

describe('the subscription', () => {
  test('is listed for those who have a role on anything in it, and for nobody else', async () => {
    const instance = deployer.azure.seed.instance('listed');
    const { subscriptionId, tenantId } = deployer.azure;
    const { status, body } = await deployer.on(instance, 'Reader').call('GET', `/subscriptions?${API}`);
    expect([status, body.count.value]).toEqual([200, 1]);
    expect(body.value).toMatchObject([
      { id: `/subscriptions/${subscriptionId}`, subscriptionId, tenantId, state: 'Enabled' },
    ]);
    expect((await nobody.call('GET', `/subscriptions?${API}`)).body.value).toEqual([]);
  });

  test('is in one tenant, which anybody sees that signed in', async () => {
    const { status, body } = await nobody.call('GET', `/tenants?${API}`);
    expect([status, body.value]).toMatchObject([200, [{ tenantId: deployer.azure.tenantId, tenantCategory: 'Home' }]]);
  });

  test('has locations, by the names that the other routes take', async () => {
    const { body } = await deployer.call('GET', `${deployer.subscription}/locations?${API}`);
    expect(body.value).toContainEqual(expect.objectContaining({ name: 'westeurope', displayName: 'West Europe' }));
    expect((await nobody.call('GET', `${deployer.subscription}/locations?${API}`)).status).toBe(403);
  });

  test('has resource providers, whose types have versions for clients to choose from', async () => {
    const path = `${deployer.subscription}/providers/microsoft.digitaltwins?${API}`;
    const { body } = await deployer.call('GET', path);
    expect(body.registrationState).toBe('NotRegistered');
    const [type] = body.resourceTypes;
    expect([type.resourceType, type.apiVersions[0]]).toEqual(['digitalTwinsInstances', '2023-01-31']);
    expect(type.locations).toContain('West Europe');
    const all = await deployer.call('GET', `${deployer.subscription}/providers?${API}&$top=5&$expand=metadata`);
    expect(all.body.value).toHaveLength(4);
  });

  test.each(['', '/locations', '/providers', '/resourceGroups', '/resources'])('is the only one: %s', async (end) => {
    const path = `/subscriptions/00000000-0000-4000-8000-000000000001${end}?${API}`;
    expect(code(await deployer.call('GET', path))).toEqual([404, 'SubscriptionNotFound']);
  });
});

describe('a version of the API', () => {
  const instances = () => `${deployer.subscription}/providers/Microsoft.DigitalTwins/digitalTwinsInstances`;
  const assignments = (version: string) =>
    `${deployer.azure.seed.instance('versioned')}/providers/Microsoft.Authorization/roleAssignments?api-version=${version}`;

  test.each<[string, () => string, number, string | undefined]>([
    ['that is missing', () => '/subscriptions', 400, 'MissingApiVersionParameter'],
    ['that is empty', () => '/subscriptions?api-version=', 400, 'MissingApiVersionParameter'],
    ['that is nonsense', () => '/subscriptions?api-version=banana', 400, 'InvalidApiVersionParameter'],
    ['of a day that no month has', () => '/subscriptions?api-version=2022-02-30', 400, 'InvalidApiVersionParameter'],
    ['of the 13th month', () => '/subscriptions?api-version=2022-13-01', 400, 'InvalidApiVersionParameter'],
    ['of before there was any', () => '/subscriptions?api-version=1999-01-01', 400, 'InvalidApiVersionParameter'],
    ['of the future', () => '/subscriptions?api-version=2999-01-01', 400, 'InvalidApiVersionParameter'],
    ['that is a preview', () => '/subscriptions?api-version=2014-04-01-preview', 200, undefined],
    ['that instances have', () => `${instances()}?api-version=2022-10-31`, 200, undefined],
    ['that instances do not have', () => `${instances()}?api-version=2022-09-01`, 400, 'NoRegisteredProviderFound'],
    ['that roles have, on an instance', () => assignments('2022-04-01'), 200, undefined],
  ])('%s is answered as Azure does', async (_, path, ...expected) => {
    expect(code(await deployer.call('GET', path()))).toEqual(expected);
  });

  test('that does not fit is reported with those that do', async () => {
    const { body } = await deployer.call('GET', `${instances()}?api-version=2022-09-01`);
    expect(body.error.message).toContain("'2023-01-31, 2022-10-31, ");
  });
});

describe('a resource group', () => {
  const path = (name: string) =>
    `${deployer.subscription}/resourceGroups/${encodeURIComponent(name)}?api-version=2024-11-01`;
  const put = (name: string, body: object = {}) =>
    deployer.call('PUT', path(name), { location: 'westeurope', ...body });

  test.each([
    ['a', 201],
    ['A-b_c.(d)', 201],
    ['größe', 201],
    ['x'.repeat(90), 201],
    ['x'.repeat(91), 400],
    ['ends.', 400],
    ['a!', 400],
    ['a b', 400],
    ["a'b", 400],
  ])('called %s is answered with %i', async (name, status) => {
    const answer = await put(name);
    expect(answer.status).toBe(status);
    if (status === 400) expect(answer.body.error.code).toBe('InvalidResourceGroup');
  });

  const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`t${index}`, 'x']));
  test.each<[string, object, number]>([
    ['50 tags', { tags: many(50) }, 201],
    ['51 tags', { tags: many(51) }, 400],
    ['a tag with a reserved character', { tags: { 'a<b': 'x' } }, 400],
    ['a tag with a control character', { tags: { 'a\u0007b': 'x' } }, 400],
    ['a long name of a tag', { tags: { ['x'.repeat(513)]: 'x' } }, 400],
    ['a long value of a tag', { tags: { a: 'x'.repeat(257) } }, 400],
    ['two tags that differ in letter case', { tags: { a: 'x', A: 'x' } }, 400],
    ['a tag called constructor', { tags: { constructor: 'x' } }, 201],
    ['a location that is none', { location: '日本' }, 400],
    ['a location as people write it', { location: 'West Europe' }, 201],
    ['an unknown property', { colour: 'red' }, 400],
    ['no tags', { tags: null }, 201],
  ])('with %s is answered', async (what, body, status) => {
    const answer = await put(`by-${what.replace(/\W/g, '-')}`, body);
    expect(answer.status).toBe(status);
    if (status === 201) expect(answer.body.location).toBe('westeurope');
  });

  test('in a location that is none is told which there are', async () => {
    const { body } = await put('nowhere', { location: 'nowhere' });
    expect(body.error).toMatchObject({
      code: 'LocationNotAvailableForResourceGroup',
      message: expect.stringContaining('westeurope'),
    });
  });

  test('stays where it is', async () => {
    await put('stays');
    expect(code(await put('stays', { location: 'northeurope' }))).toEqual([409, 'InvalidResourceGroupLocation']);
  });

  test('can be sent back as it was shown', async () => {
    const { body } = await put('Back', { tags: { a: 'b' }, managedBy: '/x' });
    const again = await deployer.call('PUT', path('back'), body);
    expect([again.status, again.body]).toEqual([200, body]);
  });

  test('can be changed in part', async () => {
    await put('part', { tags: { a: 'b' } });
    const change = (body: object) => deployer.call('PATCH', path('part'), body);
    expect((await change({ managedBy: '/x' })).body).toMatchObject({ tags: { a: 'b' }, managedBy: '/x' });
    expect((await change({ tags: { c: 'd' } })).body).toMatchObject({ tags: { c: 'd' }, managedBy: '/x' });
    expect(code(await change({ location: 'northeurope' }))).toEqual([400, 'InvalidRequestContent']);
    expect((await nobody.call('PATCH', path('part'), {})).status).toBe(403);
  });

  test('is asked for by HEAD', async () => {
    await put('head');
    expect((await deployer.call('HEAD', path('head'))).status).toBe(204);
    expect((await deployer.call('HEAD', path('none'))).status).toBe(404);
  });

  test('is deleted with the roles on it, and is not deleted twice', async () => {
    const { id } = (await put('gone')).body;
    const reader = deployer.on(id, 'Reader');
    expect((await reader.call('GET', path('gone'))).status).toBe(200);
    expect((await deployer.call('DELETE', path('gone'))).status).toBe(200);
    expect(code(await deployer.call('DELETE', path('gone')))).toEqual([404, 'ResourceGroupNotFound']);
    await put('gone');
    expect((await reader.call('GET', path('gone'))).status).toBe(403);
  });

  test('is listed, by tag and page by page, for those who may read it', async () => {
    const fresh = await TestClient.start();
    try {
      const list = async (client: TestClient, query = '') =>
        (await client.call('GET', `${fresh.subscription}/resourceGroups?${API}${query}`)).body;
      for (const [name, tags] of Object.entries({ a: { x: '1' }, b: { X: '2' }, c: { y: '1' } })) {
        const group = `${fresh.subscription}/resourceGroups/${name}?${API}`;
        await fresh.call('PUT', group, { location: 'westeurope', tags });
      }
      const named = (body: { value: { name: string }[] }) => body.value.map(({ name }) => name);
      expect(named(await list(fresh))).toEqual(['a', 'b', 'c']);
      expect(named(await list(fresh, "&$filter=tagName eq 'x'".replaceAll(' ', '%20')))).toEqual(['a', 'b']);
      const both = encodeURIComponent("tagname eq 'x' and tagvalue eq '2'");
      expect(named(await list(fresh, `&$filter=${both}`))).toEqual(['b']);
      expect((await list(fresh, '&$filter=x')).error.code).toBe('InvalidRequestContent');
      expect((await list(fresh, `&$filter=${both}%20and%20`)).error.code).toBe('InvalidRequestContent');

      const first = await list(fresh, '&$top=2');
      expect(named(first)).toEqual(['a', 'b']);
      const second = (await fresh.call('GET', first.nextLink.slice(fresh.azure.origin.length))).body;
      expect([named(second), second.nextLink]).toEqual([['c'], undefined]);
      for (const top of ['0', '-1', 'x', '1e9']) expect((await list(fresh, `&$top=${top}`)).error).toBeDefined();

      const group = `${fresh.subscription}/resourceGroups/b`;
      expect(named(await list(fresh.on(group, 'Reader')))).toEqual(['b']);
    } finally {
      await fresh.azure.stop();
    }
  });
});

describe('the resources', () => {
  test('are found by what the Azure CLI compares', async () => {
    const fresh = await TestClient.start();
    try {
      const [plant, vault] = [await fresh.instance('plant'), await fresh.vault('keep')];
      const tagged = `${fresh.subscription}/resourceGroups/other`;
      await fresh.call('PUT', `${tagged}?${API}`, { location: 'northeurope' });
      const second = `${tagged}/providers/Microsoft.DigitalTwins/digitalTwinsInstances/second`;
      await fresh.call('PUT', `${second}?api-version=2023-01-31`, { location: 'northeurope', tags: { env: "it's" } });
      const find = async (filter: string) => {
        const path = `${fresh.subscription}/resources?${API}&$filter=${encodeURIComponent(filter)}`;
        const { status, body } = await fresh.call('GET', path);
        return status === 200 ? body.value.map(({ id }: { id: string }) => id) : status;
      };
      expect(await find("resourceType eq 'microsoft.digitaltwins/DIGITALTWINSINSTANCES'")).toEqual([plant, second]);
      expect(await find("resourceGroup eq 'rg' and name eq 'keep'")).toEqual([vault]);
      expect(await find("location eq 'northeurope'")).toEqual([second]);
      expect(await find("tagname eq 'env' and tagvalue eq 'it''s'")).toEqual([second]);
      expect(await find("tagname eq 'env' and tagvalue eq 'other'")).toEqual([]);
      expect(await find("colour eq 'red'")).toBe(400);

      const expand = '$expand=createdTime,changedTime,provisioningState';
      const { body } = await fresh.call('GET', `${tagged}/resources?${API}&${expand}`);
      expect(body.value).toMatchObject([{ id: second, tags: { env: "it's" }, provisioningState: 'Succeeded' }]);
      expect(body.value[0].createdTime).toMatch(/^20/);
      const plain = (await fresh.call('GET', `${tagged}/resources?${API}`)).body.value[0];
      expect(Object.keys(plain)).toEqual(['id', 'name', 'type', 'location', 'tags']);
      expect(code(await fresh.call('GET', `${tagged}/resources?${API}&$expand=colour`))).toEqual([
        400,
        'InvalidRequestContent',
      ]);
      expect(
        (await fresh.call('GET', `${fresh.subscription}/resourceGroups/rg/resources?${API}&$top=1`)).body.nextLink,
      ).toContain('skiptoken');
    } finally {
      await fresh.azure.stop();
    }
  });
});
