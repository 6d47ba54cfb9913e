import { ROLES, TestClient } from './test-client';

let deployer: TestClient;
beforeAll(async () => {
  deployer = await TestClient.start();
});
afterAll(() => deployer.azure.stop());

// Each test has names of its own: there is no other vault of one name in all of Azure.
let name: string;
let count = 0;
beforeEach(() => {
  count += 1;
  name = `vault-${count}`;
});

const API = 'api-version=2023-02-01';
const code = ({ status, body }: { status: number; body?: { error?: { code: string } } }) => [status, body?.error?.code];
const put = (id: string, properties: object = {}, as = deployer) =>
  as.call('PUT', `${id}?${API}`, deployer.vaultBody(properties));
const deleted = () =>
  `${deployer.subscription}/providers/Microsoft.KeyVault/locations/westeurope/deletedVaults/${name}`;

describe('a vault', () => {
  test('is shown with its host and its settings', async () => {
    const id = await deployer.vault(`V${name}`, { softDeleteRetentionInDays: 7, enabledForDeployment: true });
    const { body } = await deployer.call('GET', `${id}?${API}`);
    expect(body).toMatchObject({ id, name: `V${name}`, type: 'Microsoft.KeyVault/vaults', location: 'westeurope' });
    expect(body.properties).toMatchObject({
      vaultUri: `https://v${name}.vault.localhost/`,
      enableRbacAuthorization: true,
      enableSoftDelete: true,
      softDeleteRetentionInDays: 7,
      enabledForDeployment: true,
      enabledForDiskEncryption: false,
    });
  });

  test('needs the resource provider and the group', async () => {
    const fresh = await TestClient.start();
    try {
      const id = `${fresh.subscription}/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/vault`;
      const make = () => fresh.call('PUT', `${id}?${API}`, fresh.vaultBody());
      expect(code(await make())).toEqual([409, 'MissingSubscriptionRegistration']);
      await fresh.call('POST', `${fresh.subscription}/providers/Microsoft.KeyVault/register?api-version=2022-09-01`);
      expect(code(await make())).toEqual([404, 'ResourceGroupNotFound']);
    } finally {
      await fresh.azure.stop();
    }
  });

  test.each([
    ['abc', 201],
    ['a23456789-123456789-12345', 400],
    ['a23456789-123456789-1234', 201],
    ['ab', 400],
    ['1abc', 400],
    ['abc-', 400],
    ['a--b', 400],
  ])('called %s is answered with %i', async (called, status) => {
    const id = await deployer.vault(name);
    expect((await put(id.replace(name, called))).status).toBe(status);
  });

  test.each([
    ['access policies in place of roles', { enableRbacAuthorization: false }],
    ['an access policy', { accessPolicies: [{}] }],
    ['another tenant', { tenantId: '00000000-0000-4000-8000-000000000001' }],
    ['a network of its own', { publicNetworkAccess: 'Disabled' }],
    ['an unknown property', { colour: 'red' }],
    ['a retention of six days', { softDeleteRetentionInDays: 6 }],
    ['no purge protection, said in words', { enablePurgeProtection: false }],
  ])('is refused with %s', async (_, properties) => {
    const id = await deployer.vault(name);
    expect(code(await put(`${id}-2`, properties))).toEqual([400, 'InvalidRequestContent']);
  });

  test('has a name that no other vault has, also in another group or letter case', async () => {
    const id = await deployer.vault(name);
    await deployer.call('PUT', `${deployer.subscription}/resourceGroups/rg2?${API}`, { location: 'westeurope' });
    const other = id.replace('/rg/', '/rg2/').replace(name, name.toUpperCase());
    expect(code(await put(other))).toEqual([409, 'VaultAlreadyExists']);
  });

  test('is changed in its tags and settings, and not in how long it can be recovered', async () => {
    const id = await deployer.vault(name);
    const patch = (body: object) => deployer.call('PATCH', `${id}?${API}`, body);
    const { body } = await patch({ tags: { by: 'me' }, properties: { enabledForDeployment: true } });
    expect(body).toMatchObject({ tags: { by: 'me' }, properties: { enabledForDeployment: true } });
    expect((await patch({ properties: { softDeleteRetentionInDays: 90 } })).body.tags).toEqual({ by: 'me' });
    expect(code(await patch({ properties: { softDeleteRetentionInDays: 7 } }))).toEqual([400, 'InvalidRequestContent']);
  });

  test('keeps its name when it is deleted, until it is purged', async () => {
    const id = await deployer.vault(name);
    expect((await deployer.call('DELETE', `${id}?${API}`)).status).toBe(200);
    expect((await deployer.call('DELETE', `${id}?${API}`)).status).toBe(204);
    expect(code(await deployer.call('GET', `${id}?${API}`))).toEqual([404, 'ResourceNotFound']);
    expect((await deployer.call('GET', `${deleted()}?${API}`)).body.properties).toMatchObject({ vaultId: id });
    expect(code(await put(id))).toEqual([409, 'ConflictError']);

    expect((await deployer.call('POST', `${deleted()}/purge?${API}`)).status).toBe(200);
    expect(code(await deployer.call('GET', `${deleted()}?${API}`))).toEqual([404, 'DeletedVaultNotFound']);
    expect((await put(id)).status).toBe(201);
  });

  test('comes back with its secrets when it is recovered, and without the roles on it', async () => {
    const id = await deployer.vault(name);
    const officer = deployer.on(id, 'Key Vault Secrets Officer');
    await officer.callVault(name, 'PUT', '/secrets/kept', { value: 'v' });
    await deployer.call('DELETE', `${id}?${API}`);
    expect((await put(id, { createMode: 'recover' })).status).toBe(200);
    expect((await officer.callVault(name, 'GET', '/secrets/kept')).status).toBe(403);
    const { body } = await deployer.on(id, 'Key Vault Secrets User').callVault(name, 'GET', '/secrets/kept');
    expect(body.value).toBe('v');
  });

  test('is not purged under purge protection', async () => {
    const id = await deployer.vault(name, { enablePurgeProtection: true });
    await deployer.call('DELETE', `${id}?${API}`);
    expect(code(await deployer.call('POST', `${deleted()}/purge?${API}`))).toEqual([409, 'MethodNotAllowed']);
  });

  test('is deleted with its group, and can be recovered', async () => {
    await deployer.vault(name);
    await deployer.call('DELETE', `${deployer.subscription}/resourceGroups/rg?${API}`);
    expect((await deployer.call('GET', `${deleted()}?${API}`)).status).toBe(200);
  });

  test('is listed for those who may read it, and for nobody else', async () => {
    const id = await deployer.vault(name);
    const filter = encodeURIComponent("resourceType eq 'Microsoft.KeyVault/vaults'");
    const lists = [
      `${deployer.subscription}/providers/Microsoft.KeyVault/vaults?${API}`,
      `${deployer.subscription}/resources?$filter=${filter}&${API}`,
      `${deployer.subscription}/resourceGroups/rg/resources?${API}`,
    ];
    for (const list of lists) {
      expect((await deployer.on(id, 'Reader').call('GET', list)).body.value).toMatchObject([{ id }]);
      expect((await deployer.as([]).call('GET', list)).body.value).toEqual([]);
    }
    const refused = await deployer.call('GET', `${deployer.subscription}/resources?$filter=identity%20eq%20'x'&${API}`);
    expect(code(refused)).toEqual([400, 'InvalidRequestContent']);
  });
});

describe('a vault, to the Azure CLI and the SDKs,', () => {
  test('can be sent back as it was shown', async () => {
    const id = await deployer.vault(name);
    const networkAcls = { bypass: 'AzureServices', defaultAction: 'Allow' };
    await put(id, { networkAcls, enabledForDeployment: true });
    const { body } = await deployer.call('GET', `${id}?${API}`);
    const again = await deployer.call('PUT', `${id}?${API}`, body);
    expect([again.status, again.body]).toEqual([200, body]);
  });

  test('stays where it is, and is made where there is a region', async () => {
    const id = await deployer.vault(name);
    const there = (location: string, to = id) =>
      deployer.call('PUT', `${to}?${API}`, { ...deployer.vaultBody(), location });
    expect(code(await there('northeurope'))).toEqual([409, 'InvalidResourceLocation']);
    expect((await there('West Europe')).body.location).toBe('westeurope');
    expect(code(await there('日本', `${id}2`))).toEqual([400, 'LocationNotAvailableForResourceType']);
  });

  test('is found by two slashes where one is enough', async () => {
    const id = await deployer.vault(name);
    expect((await deployer.call('GET', `${id.replace('/vaults', '//vaults')}?${API}`)).body.id).toBe(id);
  });

  test('is listed in its group, and page by page', async () => {
    const [id] = [await deployer.vault(name), await deployer.vault(`${name}b`)];
    const list = `${deployer.subscription}/resourceGroups/rg/providers/Microsoft.KeyVault/vaults?${API}`;
    const ids = (await deployer.call('GET', list)).body.value.map((vault: { id: string }) => vault.id);
    expect(ids).toEqual(expect.arrayContaining([id, `${id}b`]));
    expect((await deployer.call('GET', `${list}&$top=1`)).body).toMatchObject({
      value: [{}],
      nextLink: expect.stringContaining('skiptoken=1'),
    });
    expect((await deployer.on(id, 'Reader').call('GET', list)).body.value).toMatchObject([{ id }]);
  });

  test('has a name that can be asked for first', async () => {
    const id = await deployer.vault(name);
    const check = async (wanted: string) =>
      (
        await deployer.call(
          'POST',
          `${deployer.subscription}/providers/Microsoft.KeyVault/checkNameAvailability?${API}`,
          {
            name: wanted,
            type: 'Microsoft.KeyVault/vaults',
          },
        )
      ).body;
    expect(await check(name.toUpperCase())).toMatchObject({ nameAvailable: false, reason: 'AlreadyExists' });
    expect(await check('1a')).toMatchObject({ nameAvailable: false, reason: 'AccountNameInvalid' });
    expect(await check(`${name}-free`)).toEqual({ nameAvailable: true });
    await deployer.call('DELETE', `${id}?${API}`);
    expect(await check(name)).toMatchObject({ nameAvailable: false });
  });

  test('is listed when it was deleted, and recovered with no more than its name', async () => {
    const id = await deployer.vault(name);
    await deployer.call('DELETE', `${id}?${API}`);
    const list = (kind: string, client = deployer) =>
      client.call('GET', `${deployer.subscription}/providers/Microsoft.KeyVault/${kind}?${API}`);
    expect((await list('deletedVaults')).body.value).toContainEqual(
      expect.objectContaining({ name, properties: expect.objectContaining({ vaultId: id }) }),
    );
    expect((await list('deletedManagedHSMs')).body.value).toEqual([]);
    expect((await list('deletedVaults', deployer.as([]))).status).toBe(403);
    const properties = { tenantId: deployer.azure.tenantId.toUpperCase(), sku: { family: 'A', name: 'standard' } };
    const recover = (createMode?: string) =>
      deployer.call('PUT', `${id}?${API}`, { location: 'westeurope', properties: { ...properties, createMode } });
    expect(code(await recover())).toEqual([400, 'InvalidRequestContent']);
    expect((await recover('recover')).body.id).toBe(id);
  });
});

describe('Azure roles on vaults', () => {
  test.each([
    ['Owner', 200],
    ['Contributor', 200],
    ['Key Vault Contributor', 200],
    ['Reader', 403],
    ['Key Vault Secrets Officer', 403],
    ['Key Vault Secrets User', 403],
  ])('%s changes a vault: %i', async (role, status) => {
    const id = await deployer.vault(name);
    expect((await put(id, {}, deployer.as([], role))).status).toBe(status);
  });

  test.each([
    ['Owner', 200],
    ['Contributor', 200],
    ['Key Vault Contributor', 403],
    ['Reader', 403],
  ])('%s purges a vault: %i', async (role, status) => {
    const id = await deployer.vault(name);
    await deployer.call('DELETE', `${id}?${API}`);
    expect((await deployer.as([], role).call('POST', `${deleted()}/purge?${API}`)).status).toBe(status);
  });

  test('are assigned on a vault that is there, or on a secret in it', async () => {
    const id = await deployer.vault(name);
    const { id: principalId } = await deployer.servicePrincipal((await deployer.application()).appId);
    const assign = (scope: string) =>
      deployer.call('PUT', `${scope}/providers/Microsoft.Authorization/roleAssignments/${crypto.randomUUID()}?${API}`, {
        properties: { roleDefinitionId: `${ROLES}/4633458b-17de-408a-b874-0445c86b69e6`, principalId },
      });
    expect((await assign(id.toLowerCase())).body.properties.scope).toBe(id);
    expect((await assign(`${id}/secrets/one`)).body.properties.scope).toBe(`${id}/secrets/one`);
    expect(code(await assign(`${id}2`))).toEqual([404, 'ResourceNotFound']);
  });
});
