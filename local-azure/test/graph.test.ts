import pairs from '../../checks/support/redirect-uri-pairs.json';
import { ClientCertificate } from './client-certificate';
import { ABSENT, TestClient } from './test-client';

let deployer: TestClient;
beforeAll(async () => {
  deployer = await TestClient.start();
});
afterAll(() => deployer.azure.stop());

const ADT_API = '0b07f429-9f4b-4714-9392-cc5e8e80c8b0';

describe('an application', () => {
  test('is made, found by name and by client ID, changed and deleted', async () => {
    const { id, appId } = await deployer.application({ displayName: 'found' });
    for (const filter of ["displayName eq 'found'", `appId eq '${appId}'`]) {
      const { body } = await deployer.call('GET', `/v1.0/applications?$filter=${encodeURIComponent(filter)}`);
      expect(body.value.map((application: { id: string }) => application.id)).toEqual([id]);
    }
    const patch = { displayName: 'renamed', web: { redirectUris: ['https://contoso.com/'] }, notes: 'kept' };
    expect((await deployer.call('PATCH', `/v1.0/applications/${id}`, patch)).status).toBe(204);
    const { body } = await deployer.call('GET', `/v1.0/applications/${id}`);
    expect(body).toMatchObject({ displayName: 'renamed', notes: 'kept', signInAudience: 'AzureADMyOrg' });
    expect(body.web).toMatchObject({ redirectUris: ['https://contoso.com/'], homePageUrl: null });

    expect((await deployer.call('DELETE', `/v1.0/applications/${id}`)).status).toBe(204);
    expect((await deployer.call('GET', `/v1.0/applications/${id}`)).body.error.code).toBe('Request_ResourceNotFound');
  });

  const uris = (platform: string, ...redirectUris: string[]) => ({ [platform]: { redirectUris } });
  test.each<[string, object]>([
    ['a blank name', { displayName: ' ' }],
    ['a name of 121 characters', { displayName: 'a'.repeat(121) }],
    ['http elsewhere than on localhost', uris('web', 'http://contoso.com/')],
    ['a scheme of its own on the web', uris('spa', 'myapp://auth')],
    ['the broker of Windows on a page', uris('spa', 'ms-appx-web://contoso/app')],
    ['the broker of Office on the web', uris('web', 'brk-multihub://contoso.com/')],
    ['a fragment', uris('web', 'https://contoso.com/#a')],
    ['an unsupported character', uris('web', 'https://contoso.com/a!')],
    ['an IPv6 address', uris('publicClient', 'http://[::1]/')],
    ['a URI of 257 characters', uris('web', `https://contoso.com/${'a'.repeat(237)}`)],
    ['a URI on two platforms', { ...uris('web', 'https://contoso.com/'), ...uris('spa', 'https://contoso.com/') }],
    [
      'an API twice',
      {
        requiredResourceAccess: [
          { resourceAppId: ABSENT, resourceAccess: [] },
          { resourceAppId: ABSENT, resourceAccess: [] },
        ],
      },
    ],
    ['a property that is not known', { colour: 'red' }],
    ['a property of another type', { displayName: 7 }],
  ])('is refused with %s', async (_, properties) => {
    const { status, body } = await deployer.call('POST', '/v1.0/applications', { displayName: 'bad', ...properties });
    expect([status, body.error.code]).toEqual([400, 'Request_BadRequest']);
  });

  test.each<[string, object]>([
    ['a broker of Windows on the web', uris('web', 'ms-appx-web://contoso/app')],
    ['a broker of Office on a page', uris('spa', 'brk-multihub://contoso.com/')],
    ['a scheme of its own', uris('publicClient', 'myapp://auth')],
  ])('is made with %s', async (_, properties) => {
    const { status } = await deployer.call('POST', '/v1.0/applications', { displayName: 'good', ...properties });
    expect(status).toBe(201);
  });

  // The library is held to the same table.
  describe.each(pairs)('with $one and $other ($why)', ({ one, other, same }) => {
    test.each<[string, object]>([
      ['on one platform', uris('web', one, other)],
      ['on two platforms', { ...uris('publicClient', one), ...uris('spa', other) }],
    ])(same ? 'is refused %s' : 'is made %s', async (_, properties) => {
      const { status } = await deployer.call('POST', '/v1.0/applications', { displayName: 'pair', ...properties });
      expect(status).toBe(same ? 400 : 201);
    });
  });

  test('names the property and the query option that the local Azure does not know', async () => {
    const bad = await deployer.call('POST', '/v1.0/applications', { displayName: 'bad', colour: 'red' });
    expect(bad.body.error.message).toContain('colour');
    const query = await deployer.call('GET', '/v1.0/applications?$expand=owners');
    expect([query.status, query.body.error.message]).toEqual([400, expect.stringContaining('$expand')]);
  });

  test('takes its service principal along', async () => {
    const { id, appId } = await deployer.application();
    const principal = await deployer.servicePrincipal(appId);
    await deployer.call('DELETE', `/v1.0/applications/${id}`);
    expect((await deployer.call('GET', `/v1.0/servicePrincipals/${principal.id}`)).status).toBe(404);
  });
});

describe('a secret', () => {
  test('is shown once, and never again', async () => {
    const { id } = await deployer.application();
    const { body } = await deployer.call('POST', `/v1.0/applications/${id}/addPassword`, {
      passwordCredential: { displayName: 'a', endDateTime: '2030-01-01T00:00:00Z' },
    });
    expect(body).toMatchObject({ displayName: 'a', endDateTime: '2030-01-01T00:00:00Z', keyId: expect.any(String) });
    expect(body.secretText).toHaveLength(40);

    const shown = await deployer.call('GET', `/v1.0/applications/${id}`);
    expect(shown.body.passwordCredentials[0]).toMatchObject({ keyId: body.keyId, secretText: null });
    expect(JSON.stringify([shown.body, deployer.azure.state])).not.toContain(body.secretText);
  });

  test('lives for two years without an end date', async () => {
    const { id } = await deployer.application();
    const { body } = await deployer.call('POST', `/v1.0/applications/${id}/addPassword`, {});
    expect(new Date(body.endDateTime).getFullYear() - new Date(body.startDateTime).getFullYear()).toBe(2);
  });

  test('cannot end before it begins, nor be removed twice', async () => {
    const { id } = await deployer.application();
    const bad = { passwordCredential: { startDateTime: '2030-01-02T00:00:00Z', endDateTime: '2030-01-01T00:00:00Z' } };
    expect((await deployer.call('POST', `/v1.0/applications/${id}/addPassword`, bad)).status).toBe(400);
    expect((await deployer.call('POST', `/v1.0/applications/${id}/removePassword`, { keyId: ABSENT })).status).toBe(
      400,
    );
  });
});

describe('a certificate', () => {
  const patch = async (id: string, keyCredentials: object[]) =>
    deployer.call('PATCH', `/v1.0/applications/${id}`, { keyCredentials });
  const keyOf = (pem: string) => ({
    keyId: crypto.randomUUID(),
    type: 'AsymmetricX509Cert',
    usage: 'Verify',
    key: Buffer.from(pem).toString('base64'),
    endDateTime: new Date(Date.now() + 60 * 60 * 1000).toISOString(),
  });

  test('is kept when it is listed without its key, and the key is never shown', async () => {
    const { id } = await deployer.application();
    const { key, ...credential } = keyOf(deployer.azure.certificate);
    expect((await patch(id, [{ ...credential, key }])).status).toBe(204);
    expect((await patch(id, [{ ...credential, key: null }])).status).toBe(204);
    const { body } = await deployer.call('GET', `/v1.0/applications/${id}`);
    expect(body.keyCredentials).toEqual([expect.objectContaining({ keyId: credential.keyId, key: null })]);
    expect((await patch(id, [])).status).toBe(204);
  });

  test("gets a key ID where it is added without one, and is kept by its thumbprint, as Microsoft's guide shows", async () => {
    const { id } = await deployer.application();
    const { keyId: _, ...credential } = keyOf(deployer.azure.certificate);
    const keys = async () => (await deployer.call('GET', `/v1.0/applications/${id}`)).body.keyCredentials;
    expect((await patch(id, [credential])).status).toBe(204);
    const [{ keyId, customKeyIdentifier }] = await keys();
    expect(keyId).toMatch(/^[0-9a-f-]{36}$/);
    const kept = { type: 'AsymmetricX509Cert', usage: 'Verify', customKeyIdentifier, key: null };
    expect((await patch(id, [kept, credential])).status).toBe(204);
    const [first, second] = await keys();
    expect([first.keyId, second.keyId]).toEqual([keyId, expect.not.stringMatching(keyId)]);
    expect((await patch(id, [{ ...kept, customKeyIdentifier: '00' }])).status).toBe(400);
    expect((await patch(id, [{ ...kept, customKeyIdentifier: undefined }])).status).toBe(400);
  });

  test('is refused if it is none, if its key is missing, or if it is to outlive itself', async () => {
    const { id } = await deployer.application();
    const credential = keyOf(deployer.azure.certificate);
    expect((await patch(id, [keyOf('no certificate')])).status).toBe(400);
    expect((await patch(id, [{ ...credential, key: null }])).status).toBe(400);
    const { status, body } = await patch(id, [{ ...credential, endDateTime: '2099-01-01T00:00:00Z' }]);
    expect([status, body.error.code]).toEqual([400, 'KeyCredentialsInvalidEndDate']);
  });

  test('without an end date expires one year after it begins, and is refused if it ends sooner', async () => {
    const { id } = await deployer.application();
    const year = await ClientCertificate.make({ days: 400 });
    const { endDateTime: _, ...credential } = keyOf(year.pem);
    expect((await patch(id, [credential])).status).toBe(204);
    const [{ startDateTime, endDateTime }] = deployer.azure.state.applications[id].keyCredentials;
    const days = (Date.parse(endDateTime) - Date.parse(startDateTime)) / (24 * 60 * 60 * 1000);
    expect([365, 366]).toContain(days);

    const { endDateTime: __, ...soon } = keyOf((await ClientCertificate.make({ days: 300 })).pem);
    expect((await patch(id, [soon])).status).toBe(400);
  });
});

describe('a federated identity credential', () => {
  const CREDENTIAL = {
    name: 'main',
    issuer: 'https://token.actions.githubusercontent.com',
    subject: 'repo:contoso/twins:ref:refs/heads/main',
    audiences: ['api://AzureADTokenExchange'],
  };

  test('is made, read, changed and deleted', async () => {
    const { id } = await deployer.application();
    const path = `/v1.0/applications/${id}/federatedIdentityCredentials`;
    const { body } = await deployer.call('POST', path, CREDENTIAL);
    expect((await deployer.call('GET', path)).body.value).toEqual([{ ...CREDENTIAL, id: body.id, description: null }]);
    expect(
      (await deployer.call('PATCH', `${path}/${body.id}`, { subject: 'repo:contoso/twins:environment:prod' })).status,
    ).toBe(204);
    expect((await deployer.call('GET', `${path}/${body.id}`)).body.subject).toBe('repo:contoso/twins:environment:prod');
    expect((await deployer.call('DELETE', `${path}/${body.id}`)).status).toBe(204);
    expect((await deployer.call('GET', `${path}/${body.id}`)).status).toBe(404);
  });

  test('is one of its name, and one of its issuer and subject', async () => {
    const { id } = await deployer.application();
    const path = `/v1.0/applications/${id}/federatedIdentityCredentials`;
    await deployer.call('POST', path, CREDENTIAL);
    expect((await deployer.call('POST', path, { ...CREDENTIAL, subject: 'other' })).status).toBe(409);
    expect((await deployer.call('POST', path, { ...CREDENTIAL, name: 'other' })).status).toBe(409);
    expect((await deployer.call('POST', path, { ...CREDENTIAL, name: 'other', subject: 'other' })).status).toBe(201);
  });

  test('is one of twenty at most, with one audience', async () => {
    const { id } = await deployer.application();
    const path = `/v1.0/applications/${id}/federatedIdentityCredentials`;
    const add = (index: number) =>
      deployer.call('POST', path, { ...CREDENTIAL, name: `name-${index}`, subject: `subject-${index}` });
    for (let index = 0; index < 20; index += 1) expect((await add(index)).status).toBe(201);
    expect((await add(20)).status).toBe(400);
    expect((await deployer.call('POST', path, { ...CREDENTIAL, audiences: ['a', 'b'] })).status).toBe(400);
  });
});

describe('a service principal', () => {
  test('needs an application that is there, and is one per application', async () => {
    expect((await deployer.call('POST', '/v1.0/servicePrincipals', { appId: ABSENT })).body.error.message).toContain(
      'does not reference a valid application object',
    );
    const { appId } = await deployer.application();
    await deployer.servicePrincipal(appId);
    expect((await deployer.call('POST', '/v1.0/servicePrincipals', { appId })).status).toBe(409);
  });
});

describe('a delegated permission grant', () => {
  const grantFor = async (scope = 'Read.Write') => {
    const { appId } = await deployer.application();
    const { id: clientId } = await deployer.servicePrincipal(appId);
    const { body } = await deployer.call(
      'GET',
      `/v1.0/servicePrincipals?$filter=${encodeURIComponent(`appId eq '${ADT_API}'`)}`,
    );
    return { clientId, resourceId: body.value[0].id, consentType: 'AllPrincipals', scope };
  };

  test('is made once per client, resource and kind of consent', async () => {
    const grant = await grantFor();
    const { status, body } = await deployer.call('POST', '/v1.0/oauth2PermissionGrants', grant);
    expect([status, body.scope]).toEqual([201, 'Read.Write']);
    expect((await deployer.call('POST', '/v1.0/oauth2PermissionGrants', grant)).status).toBe(409);
    expect((await deployer.call('DELETE', `/v1.0/oauth2PermissionGrants/${body.id}`)).status).toBe(204);
    expect((await deployer.call('GET', `/v1.0/oauth2PermissionGrants/${body.id}`)).status).toBe(404);
  });

  test('is refused for a scope that the resource does not offer', async () => {
    expect((await deployer.call('POST', '/v1.0/oauth2PermissionGrants', await grantFor('Fly'))).status).toBe(400);
  });
});

describe('permissions', () => {
  const denied = [403, 'Authorization_RequestDenied'];
  const outcome = ({ status, body }: { status: number; body?: { error?: { code: string } } }) => [
    status,
    body?.error?.code,
  ];

  test('without any, nothing can be read or made', async () => {
    const stranger = deployer.as([]);
    expect(
      outcome(await stranger.call('GET', `/v1.0/applications?$filter=${encodeURIComponent("displayName eq 'x'")}`)),
    ).toEqual(denied);
    expect(outcome(await stranger.call('POST', '/v1.0/applications', { displayName: 'x' }))).toEqual(denied);
  });

  test('Application.Read.All reads, and makes nothing', async () => {
    const reader = deployer.as(['Application.Read.All']);
    const { id } = await deployer.application();
    expect((await reader.call('GET', `/v1.0/applications/${id}`)).status).toBe(200);
    expect(outcome(await reader.call('POST', '/v1.0/applications', { displayName: 'x' }))).toEqual(denied);
  });

  test('Application.ReadWrite.OwnedBy changes what it owns, and only that', async () => {
    const owner = deployer.as(['Application.ReadWrite.OwnedBy']);
    const own = await owner.application();
    const foreign = await deployer.application();
    const rename = { displayName: 'renamed' };
    expect((await owner.call('PATCH', `/v1.0/applications/${own.id}`, rename)).status).toBe(204);
    expect(outcome(await owner.call('PATCH', `/v1.0/applications/${foreign.id}`, rename))).toEqual(denied);
    expect(outcome(await owner.call('POST', `/v1.0/applications/${foreign.id}/addPassword`, {}))).toEqual(denied);
    expect(outcome(await owner.call('POST', '/v1.0/servicePrincipals', { appId: foreign.appId }))).toEqual(denied);
  });

  test('Application.ReadWrite.OwnedBy is locked out of an application that lost its owner', async () => {
    const owner = deployer.as(['Application.ReadWrite.OwnedBy']);
    const { id } = await owner.application();
    await owner.call('DELETE', `/v1.0/applications/${id}/owners/${owner.identity.objectId}/$ref`);
    expect(outcome(await owner.call('DELETE', `/v1.0/applications/${id}`))).toEqual(denied);
  });

  test('adding an owner needs Application.ReadWrite.All', async () => {
    const { id } = await deployer.application();
    const { objectId } = deployer.azure.seed.identity('owner');
    const reference = { '@odata.id': `${deployer.azure.origin}/v1.0/directoryObjects/${objectId}` };
    expect(outcome(await deployer.call('POST', `/v1.0/applications/${id}/owners/$ref`, reference))).toEqual(denied);
    const admin = deployer.as(['Application.ReadWrite.All']);
    expect((await admin.call('POST', `/v1.0/applications/${id}/owners/$ref`, reference)).status).toBe(204);
    const { body } = await deployer.call('GET', `/v1.0/applications/${id}/owners`);
    expect(body.value.map((owner: { id: string }) => owner.id)).toEqual([deployer.identity.objectId, objectId]);
  });

  test('consent needs a permission of its own', async () => {
    const admin = deployer.as(['Application.ReadWrite.All']);
    const grant = { clientId: ABSENT, resourceId: ABSENT, consentType: 'AllPrincipals', scope: 'Read.Write' };
    expect(outcome(await admin.call('POST', '/v1.0/oauth2PermissionGrants', grant))).toEqual(denied);
  });
});
