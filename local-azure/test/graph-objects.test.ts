import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ABSENT, type Answer, TestClient } from './test-client';

const ADT_API = '0b07f429-9f4b-4714-9392-cc5e8e80c8b0';
const MADE_BY_OBJECT = ['constructor', '__proto__', 'prototype', 'toString', 'hasOwnProperty'];
const GUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

let deployer: TestClient;
beforeAll(async () => {
  deployer = await TestClient.start();
});
afterAll(() => deployer.azure.stop());

const failure = ({ status, body }: Answer) => [status, body?.error?.code];
const post = (path: string, body: unknown) => deployer.call('POST', `/v1.0/${path}`, body);
const create = (properties: object) => post('applications', { displayName: 'made', ...properties });
const adtPrincipal = async () => {
  const filter = new URLSearchParams({ $filter: `appId eq '${ADT_API}'` });
  return (await deployer.call('GET', `/v1.0/servicePrincipals?${filter}`)).body.value[0] as { id: string };
};

/** How many there are, asked with the header that this needs. */
async function count(path: string): Promise<number> {
  const { body } = await deployer.token();
  const headers = { Authorization: `Bearer ${body.access_token}`, ConsistencyLevel: 'eventual' };
  return (await deployer.send('GET', path, undefined, headers)).body;
}

describe('an application', () => {
  // The properties of the example in https://learn.microsoft.com/graph/api/application-post-applications, and what clients
  // read beside them.
  test('shows every property that Microsoft Graph shows, from the start', async () => {
    const { body } = await create({});
    const { id, appId, createdDateTime, ...rest } = body;
    expect([id, appId]).toEqual([expect.stringMatching(GUID), expect.stringMatching(GUID)]);
    expect(new Date(createdDateTime).getTime()).not.toBeNaN();
    expect(rest).toEqual({
      '@odata.context': `${deployer.azure.origin}/v1.0/$metadata#applications/$entity`,
      addIns: [],
      api: {
        acceptMappedClaims: null,
        knownClientApplications: [],
        oauth2PermissionScopes: [],
        preAuthorizedApplications: [],
        requestedAccessTokenVersion: null,
      },
      appRoles: [],
      applicationTemplateId: null,
      certification: null,
      defaultRedirectUri: null,
      deletedDateTime: null,
      description: null,
      disabledByMicrosoftStatus: null,
      displayName: 'made',
      groupMembershipClaims: null,
      identifierUris: [],
      info: {
        logoUrl: null,
        marketingUrl: null,
        privacyStatementUrl: null,
        supportUrl: null,
        termsOfServiceUrl: null,
      },
      isDeviceOnlyAuthSupported: null,
      isFallbackPublicClient: null,
      keyCredentials: [],
      nativeAuthenticationApisEnabled: null,
      notes: null,
      optionalClaims: null,
      parentalControlSettings: { countriesBlockedForMinors: [], legalAgeGroupRule: 'Allow' },
      passwordCredentials: [],
      publicClient: { redirectUris: [] },
      publisherDomain: 'contoso.onmicrosoft.com',
      requestSignatureVerification: null,
      requiredResourceAccess: [],
      samlMetadataUrl: null,
      serviceManagementReference: null,
      servicePrincipalLockConfiguration: null,
      signInAudience: 'AzureADMyOrg',
      spa: { redirectUris: [] },
      tags: [],
      tokenEncryptionKeyId: null,
      uniqueName: null,
      verifiedPublisher: { addedDateTime: null, displayName: null, verifiedPublisherId: null },
      web: {
        homePageUrl: null,
        implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: false },
        logoutUrl: null,
        redirectUriSettings: [],
        redirectUris: [],
      },
    });
  });

  const role = (changes: object = {}) => ({
    id: ABSENT,
    allowedMemberTypes: ['Application'],
    description: 'reads',
    displayName: 'Read',
    isEnabled: true,
    value: 'Plant.Read',
    ...changes,
  });
  const scope = (changes: object = {}) => ({ id: ABSENT, value: 'read', isEnabled: true, type: 'User', ...changes });

  test.each<[string, object]>([
    ['an identifier with its own scheme', { identifierUris: ['api://made-1', 'urn:made', 'https://contoso.com/made'] }],
    ['URLs', { web: { logoutUrl: 'https://contoso.com/out', homePageUrl: 'http://contoso.com' } }],
    ['roles', { appRoles: [role({ value: null }), role({ id: crypto.randomUUID(), value: "Plant.Read!#$%&'()[]" })] }],
    ['scopes', { api: { oauth2PermissionScopes: [scope()], requestedAccessTokenVersion: 2 } }],
    ['preauthorized clients', { api: { preAuthorizedApplications: [{ appId: ABSENT, delegatedPermissionIds: [] }] } }],
    ['texts', { notes: 'n'.repeat(1024), description: 'd', tags: ['a'], groupMembershipClaims: 'SecurityGroup' }],
    ['several sets of groups', { groupMembershipClaims: 'SecurityGroup, ApplicationGroup' }],
    ['claims', { optionalClaims: { idToken: [{ name: 'email', essential: false, source: null }], accessToken: [] } }],
    ['pages', { info: { supportUrl: 'https://contoso.com/help' } }],
  ])('keeps %s', async (_, properties) => {
    const { status, body } = await create(properties);
    expect(status).toBe(201);
    const { body: shown } = await deployer.call('GET', `/v1.0/applications/${body.id}`);
    expect(shown).toMatchObject(properties);
  });

  test.each<[string, object]>([
    ['an identifier that is no URI', { identifierUris: ['not a uri'] }],
    ['an identifier of 256 characters', { identifierUris: [`api://${'a'.repeat(250)}`] }],
    ['an identifier with a blank', { identifierUris: ['api://a b'] }],
    ['an identifier of another scheme', { identifierUris: ['ftp://contoso.com/a'] }],
    ['an identifier that ends with a slash', { identifierUris: ['api://made/'] }],
    ['an identifier with a fragment', { identifierUris: ['api://made#a'] }],
    ['an identifier with a wildcard', { identifierUris: ['https://*.contoso.com'] }],
    ['an identifier of nothing', { identifierUris: ['api:made'] }],
    ['the ID of another application in an identifier', { identifierUris: [`api://${ABSENT}`] }],
    ['an identifier twice', { identifierUris: ['api://twice', 'api://twice'] }],
    ['a logout URL that is none', { web: { logoutUrl: 'nonsense' } }],
    ['a logout URL of another scheme', { web: { logoutUrl: 'javascript:alert(1)' } }],
    ['a logout URL of 256 characters', { web: { logoutUrl: `https://contoso.com/${'a'.repeat(236)}` } }],
    ['a home page that is none', { web: { homePageUrl: 'http:///a' } }],
    ['a support page that is none', { info: { supportUrl: 'help' } }],
    ['roles that are none', { appRoles: ['junk', 3] }],
    ['a role without a description', { appRoles: [role({ description: undefined })] }],
    ['a role without members', { appRoles: [role({ allowedMemberTypes: [] })] }],
    ['a role for things', { appRoles: [role({ allowedMemberTypes: ['Device'] })] }],
    ['a role with an ID that is no GUID', { appRoles: [role({ id: 'a' })] }],
    ['a role with a blank in its value', { appRoles: [role({ value: 'Plant Read' })] }],
    ['a role that begins with a dot', { appRoles: [role({ value: '.read' })] }],
    ['a role with quotation marks', { appRoles: [role({ value: 'a"b' })] }],
    ['a role of 121 characters', { appRoles: [role({ value: 'a'.repeat(121) })] }],
    ['two roles with one ID', { appRoles: [role(), role({ value: 'Plant.Write' })] }],
    ['two roles with one value', { appRoles: [role(), role({ id: crypto.randomUUID() })] }],
    ['a role and a scope with one ID', { appRoles: [role()], api: { oauth2PermissionScopes: [scope()] } }],
    ['a property of its API that there is not', { api: { whatever: 1 } }],
    ['version 3 of access tokens', { api: { requestedAccessTokenVersion: 3 } }],
    ['a scope without a value', { api: { oauth2PermissionScopes: [scope({ value: undefined })] } }],
    ['a scope for robots', { api: { oauth2PermissionScopes: [scope({ type: 'Robot' })] } }],
    ['a client that is no GUID', { api: { knownClientApplications: ['a'] } }],
    ['groups that there are not', { groupMembershipClaims: 'Everybody' }],
    ['a claim without a name', { optionalClaims: { idToken: [{}] } }],
    ['notes of 1025 characters', { notes: 'n'.repeat(1025) }],
    ['an empty tag', { tags: [''] }],
    ['tags that are numbers', { tags: [1] }],
    ['an audience that there is not', { signInAudience: 'Everybody' }],
    [
      '51 APIs',
      {
        requiredResourceAccess: Array.from({ length: 51 }, () => ({
          resourceAppId: crypto.randomUUID(),
          resourceAccess: [],
        })),
      },
    ],
    ['a list for an object', { web: [] }],
    ['null for an object', { web: null }],
  ])('is refused with %s, and not made', async (_, properties) => {
    const before = Object.keys(deployer.azure.state.applications).length;
    expect(failure(await create(properties))).toEqual([400, 'Request_BadRequest']);
    expect(Object.keys(deployer.azure.state.applications)).toHaveLength(before);
  });

  test.each([
    ['colour', "Invalid property 'colour'."],
    ['constructor', "Invalid property 'constructor'."],
    ['toString', "Invalid property 'toString'."],
  ])('has no property %s', async (name, message) => {
    const { body } = await create({ [name]: 'x' });
    expect(body.error.message).toBe(message);
    expect((await create({ api: { [name]: 'x' } })).body.error.message).toBe(message);
  });

  test('says that a value is wrong, and of which property', async () => {
    const { body } = await create({ web: { logoutUrl: 'nonsense' } });
    expect(body.error.message).toMatch(
      /^Invalid value specified for property 'web.logoutUrl' of resource 'Application'\./,
    );
    expect((await post('applications', [])).body.error.message).toContain('The body is no Application.');
  });

  test('has properties that only Entra ID sets', async () => {
    const { body } = await create({});
    for (const properties of [
      { appId: ABSENT },
      { createdDateTime: '2020-01-01T00:00:00Z' },
      { publisherDomain: 'a' },
    ]) {
      const answer = await deployer.call('PATCH', `/v1.0/applications/${body.id}`, properties);
      expect(failure(answer)).toEqual([400, 'Request_BadRequest']);
      expect(answer.body.error.message).toContain(`'${Object.keys(properties)[0]}' is read-only`);
    }
  });

  test.each([
    { passwordCredentials: [{ displayName: 'a' }] },
    { addIns: [] },
    { uniqueName: 'plant' },
    { oauth2RequirePostResponse: true },
    { signInAudience: 'AzureADandPersonalMicrosoftAccount' },
  ])('cannot be given yet what Microsoft Graph supports: %p', async (properties) => {
    const answer = await create(properties);
    expect(failure(answer)).toEqual([501, 'NotImplemented']);
    expect(answer.body.error.message).toContain(Object.keys(properties)[0]);
  });

  test('has its identifiers for itself, and may write them again', async () => {
    const { body } = await create({ identifierUris: ['api://one-of-a-kind'] });
    const second = await create({ identifierUris: ['api://one-of-a-kind'] });
    expect([second.status, second.body.error.message]).toEqual([
      400,
      'Another object with the same value for property identifierUris already exists.',
    ]);
    const path = `/v1.0/applications/${body.id}`;
    const own = {
      identifierUris: [`api://${body.appId}`, `api://${deployer.azure.tenantId}/a`, 'api://one-of-a-kind'],
    };
    expect((await deployer.call('PATCH', path, own)).status).toBe(204);
    expect((await create({ identifierUris: ['api://of-another-kind'] })).status).toBe(201);
    expect((await deployer.call('PATCH', path, { identifierUris: ['api://of-another-kind'] })).status).toBe(400);
    await deployer.call('DELETE', path);
    expect((await create({ identifierUris: ['api://one-of-a-kind'] })).status).toBe(201);
  });

  test('loses no part of an object that a change does not speak of', async () => {
    const { body } = await create({
      api: { oauth2PermissionScopes: [scope()] },
      info: { supportUrl: 'https://contoso.com/help' },
      isFallbackPublicClient: true,
    });
    const path = `/v1.0/applications/${body.id}`;
    await deployer.call('PATCH', path, { api: { requestedAccessTokenVersion: 2 } });
    await deployer.call('PATCH', path, { info: { marketingUrl: 'https://contoso.com' }, isFallbackPublicClient: null });
    expect((await deployer.call('GET', path)).body).toMatchObject({
      api: { oauth2PermissionScopes: [{ value: 'read' }], requestedAccessTokenVersion: 2 },
      info: { supportUrl: 'https://contoso.com/help', marketingUrl: 'https://contoso.com' },
      isFallbackPublicClient: null,
    });
  });

  test('keeps a role or a scope until it is disabled', async () => {
    const { body } = await create({
      appRoles: [role()],
      api: { oauth2PermissionScopes: [scope({ id: crypto.randomUUID() })] },
    });
    const path = `/v1.0/applications/${body.id}`;
    for (const [gone, disabled] of [
      [{ appRoles: [] }, { appRoles: [role({ isEnabled: false })] }],
      [
        { api: { oauth2PermissionScopes: [] } },
        { api: { oauth2PermissionScopes: [{ ...body.api.oauth2PermissionScopes[0], isEnabled: false }] } },
      ],
    ]) {
      const refused = await deployer.call('PATCH', path, gone);
      expect(failure(refused)).toEqual([400, 'CannotDeleteOrUpdateEnabledEntitlement']);
      expect((await deployer.call('PATCH', path, disabled)).status).toBe(204);
      expect((await deployer.call('PATCH', path, gone)).status).toBe(204);
    }
  });
});

describe('a service principal', () => {
  // The properties of the example in https://learn.microsoft.com/graph/api/serviceprincipal-post-serviceprincipals, and what
  // clients read beside them.
  test('shows every property that Microsoft Graph shows, some of them its application’s', async () => {
    const { body: application } = await create({
      identifierUris: ['api://shown'],
      description: 'plants',
      info: { supportUrl: 'https://contoso.com/help' },
      web: {
        homePageUrl: 'https://contoso.com',
        logoutUrl: 'https://contoso.com/out',
        redirectUris: ['https://a.b/c'],
      },
      publicClient: { redirectUris: ['http://localhost'] },
      api: { oauth2PermissionScopes: [{ id: ABSENT, value: 'read', isEnabled: true, type: 'User' }] },
    });
    const { id, ...rest } = await deployer.servicePrincipal(application.appId);
    expect(id).toMatch(GUID);
    expect(rest).toEqual({
      '@odata.context': `${deployer.azure.origin}/v1.0/$metadata#servicePrincipals/$entity`,
      accountEnabled: true,
      addIns: [],
      alternativeNames: [],
      appDescription: 'plants',
      appDisplayName: 'made',
      appId: application.appId,
      appOwnerOrganizationId: deployer.azure.tenantId,
      appRoleAssignmentRequired: false,
      appRoles: [],
      applicationTemplateId: null,
      deletedDateTime: null,
      description: null,
      disabledByMicrosoftStatus: null,
      displayName: 'made',
      homepage: 'https://contoso.com',
      info: { ...application.info, supportUrl: 'https://contoso.com/help' },
      keyCredentials: [],
      loginUrl: null,
      logoutUrl: 'https://contoso.com/out',
      notes: null,
      notificationEmailAddresses: [],
      oauth2PermissionScopes: application.api.oauth2PermissionScopes,
      passwordCredentials: [],
      preferredSingleSignOnMode: null,
      preferredTokenSigningKeyThumbprint: null,
      replyUrls: ['https://a.b/c', 'http://localhost'],
      resourceSpecificApplicationPermissions: [],
      samlSingleSignOnSettings: null,
      servicePrincipalNames: [application.appId, 'api://shown'],
      servicePrincipalType: 'Application',
      signInAudience: 'AzureADMyOrg',
      tags: [],
      tokenEncryptionKeyId: null,
      verifiedPublisher: { addedDateTime: null, displayName: null, verifiedPublisherId: null },
    });
  });

  test('of Azure Digital Twins has the names that tokens are asked by, and Microsoft for its owner', async () => {
    expect(await adtPrincipal()).toMatchObject({
      appId: ADT_API,
      appOwnerOrganizationId: 'f8cdef31-a31e-4b4a-93e4-5f571e91255a',
      servicePrincipalNames: [ADT_API, 'https://digitaltwins.azure.net', 'http://digitaltwins.azure.net'],
      replyUrls: [],
      homepage: null,
    });
  });

  test('of Azure Digital Twins is there already, as of any application that has one', async () => {
    for (const appId of [ADT_API, ADT_API.toUpperCase()]) {
      const answer = await post('servicePrincipals', { appId, accountEnabled: true });
      expect(failure(answer)).toEqual([409, 'Request_MultipleObjectsWithSameKeyValue']);
      expect(answer.body.error.message).toContain(ADT_API);
    }
    const { body } = await create({});
    expect((await post('servicePrincipals', { appId: body.appId.toUpperCase() })).body.appId).toBe(body.appId);
    expect(failure(await post('servicePrincipals', { appId: body.appId }))[0]).toBe(409);
    expect(failure(await deployer.as([]).call('POST', '/v1.0/servicePrincipals', { appId: ADT_API }))[0]).toBe(403);
  });

  test("of Azure Digital Twins is made in a tenant that has none, from Microsoft's application", async () => {
    const { servicePrincipals } = deployer.azure.state;
    const [before] = Object.values(servicePrincipals).filter(({ appId }) => appId === ADT_API);
    delete servicePrincipals[before.id];
    const { status, body } = await post('servicePrincipals', { appId: ADT_API });
    expect([
      status,
      body.displayName,
      body.oauth2PermissionScopes.map(({ value }: { value: string }) => value),
    ]).toEqual([201, 'Azure Digital Twins', ['Read.Write']]);
    expect(body.id).not.toBe(before.id);
  });

  test.each<[string, object, number]>([
    ['a property that there is not', { colour: 'red' }, 400],
    ['a property of its application', { signInAudience: 'AzureADMyOrg' }, 400],
    ['a property that is not there yet', { keyCredentials: [] }, 501],
    ['a URL that is none', { loginUrl: 'nonsense' }, 400],
    ['a way to sign on that there is not', { preferredSingleSignOnMode: 'shouting' }, 400],
    ['a text for a truth', { accountEnabled: 'yes' }, 400],
    ['notes of 1025 characters', { notes: 'n'.repeat(1025) }, 400],
  ])('is not made or changed with %s', async (_, properties, status) => {
    const { body: application } = await create({});
    expect((await post('servicePrincipals', { appId: application.appId, ...properties })).status).toBe(status);
    const { id } = await deployer.servicePrincipal(application.appId);
    expect((await deployer.call('PATCH', `/v1.0/servicePrincipals/${id}`, properties)).status).toBe(status);
  });
});

describe('an object is found', () => {
  test('by its ID in any letter case, as OData writes it, and by its client ID', async () => {
    const { body: application } = await create({ displayName: 'keyed' });
    const principal = await deployer.servicePrincipal(application.appId);
    for (const [set, { id }] of [
      ['applications', application],
      ['servicePrincipals', principal],
    ] as const) {
      for (const key of [
        `/${id}`,
        `/${id.toUpperCase()}`,
        `('${id}')`,
        `(appId='${application.appId}')`,
        `(appId='${application.appId.toUpperCase()}')`,
        `%28appId%3D%27${application.appId}%27%29`,
      ]) {
        for (const version of ['v1.0', 'beta']) {
          const { status, body } = await deployer.call('GET', `/${version}/${set}${key}`);
          expect([key, status, body.id]).toEqual([key, 200, id]);
        }
        expect((await deployer.call('GET', `/v1.0/${set}${key}/owners`)).status).toBe(200);
        expect((await deployer.call('POST', `/v1.0/${set}${key}/addPassword`, {})).status).toBe(200);
        expect((await deployer.call('PATCH', `/v1.0/${set}${key}`, { notes: key })).status).toBe(204);
      }
      const filter = new URLSearchParams({ $filter: `id eq '${id.toUpperCase()}'` });
      expect((await deployer.call('GET', `/v1.0/${set}?${filter}`)).body.value).toHaveLength(1);
      expect(failure(await deployer.call('GET', `/v1.0/${set}(appId='${ABSENT}')`))[0]).toBe(404);
    }
    expect((await deployer.call('DELETE', `/v1.0/applications(appId='${application.appId}')`)).status).toBe(204);
  });

  test('and a federated credential by its name as well', async () => {
    const { body: application } = await create({});
    const path = `/v1.0/applications/${application.id}/federatedIdentityCredentials`;
    const wanted = { name: 'Main-1', issuer: 'https://a', subject: 'b', audiences: ['api://AzureADTokenExchange'] };
    const { body } = await deployer.call('POST', path, wanted);
    for (const key of [`/${body.id}`, `/${body.id.toUpperCase()}`, '/Main-1', "(name='Main-1')", `('${body.id}')`]) {
      expect((await deployer.call('GET', `${path}${key}`)).body.id).toBe(body.id);
      expect((await deployer.call('PATCH', `${path}${key}`, { subject: key })).status).toBe(204);
      expect((await deployer.call('GET', `${path}${key}`)).body.subject).toBe(key);
    }
    const filter = new URLSearchParams({ $filter: "name eq 'main-1'", $select: 'name' });
    expect((await deployer.call('GET', `${path}?${filter}`)).body.value).toEqual([{ name: 'Main-1' }]);
    expect((await deployer.call('GET', `${path}/other`)).status).toBe(404);
    expect(await count(`${path}/$count`)).toBe(1);
    expect((await deployer.call('DELETE', `${path}/Main-1`)).status).toBe(204);
    expect((await deployer.call('GET', `${path}/Main-1`)).status).toBe(404);
  });

  test('by its owners', async () => {
    const { body: application } = await create({});
    const owner = deployer.azure.seed.identity('owner');
    const admin = deployer.as(['Application.ReadWrite.All']);
    const path = `/v1.0/applications/${application.id}/owners`;
    const add = (id: string) =>
      admin.call('POST', `${path}/$ref`, { '@odata.id': `https://a/v1.0/directoryObjects/${id}` });
    expect((await add(owner.objectId.toUpperCase())).status).toBe(204);
    expect(failure(await add(owner.objectId))).toEqual([400, 'Request_BadRequest']);
    expect(failure(await add(ABSENT))).toEqual([404, 'Request_ResourceNotFound']);
    expect(failure(await create({ 'owners@odata.bind': [`https://a/v1.0/directoryObjects/${ABSENT}`] }))[0]).toBe(404);
    const { body } = await deployer.call('GET', path);
    expect(body.value[1]).toMatchObject({
      '@odata.type': '#microsoft.graph.servicePrincipal',
      id: owner.objectId,
      appId: owner.clientId,
      displayName: 'owner',
    });
    const remove = () => admin.call('DELETE', `${path}/${owner.objectId.toUpperCase()}/$ref`);
    expect((await remove()).status).toBe(204);
    expect((await remove()).status).toBe(404);
    expect((await deployer.call('GET', path)).body.value).toHaveLength(1);
  });

  test('with its type, among a number of IDs', async () => {
    const { body: application } = await create({});
    const principal = await deployer.servicePrincipal(application.appId);
    const ids = [application.id, principal.id.toUpperCase(), ABSENT];
    const found = async (types?: string[]) => {
      const { body } = await post('directoryObjects/getByIds', { ids, types });
      return body.value.map((object: Record<string, string>) => [object['@odata.type'], object.id]);
    };
    const both = [
      ['#microsoft.graph.application', application.id],
      ['#microsoft.graph.servicePrincipal', principal.id],
    ];
    expect(await found()).toEqual(both);
    expect(await found(['directoryObject'])).toEqual(both);
    expect(await found(['user', 'group', 'servicePrincipal'])).toEqual([both[1]]);
    expect(await found(['user'])).toEqual([]);
    expect(failure(await post('directoryObjects/getByIds', { ids: ['constructor'] }))[0]).toBe(400);
  });

  test.each(MADE_BY_OBJECT)('only if it is there, also if it is called %s', async (name) => {
    const { body: application } = await create({});
    for (const path of [
      `applications/${name}`,
      `applications('${name}')`,
      `applications(appId='${name}')`,
      `applications/${name}/owners`,
      `applications/${application.id}/federatedIdentityCredentials/${name}`,
      `servicePrincipals/${name}`,
      `servicePrincipals(appId='${name}')`,
      `servicePrincipals/${name}/owners`,
    ]) {
      expect([path, ...failure(await deployer.call('GET', `/v1.0/${path}`))]).toEqual([
        path,
        404,
        'Request_ResourceNotFound',
      ]);
    }
    for (const set of ['applications', 'servicePrincipals', 'oauth2PermissionGrants']) {
      for (const [method, tail, body] of [
        ['GET', '', undefined],
        ['PATCH', '', { scope: 'x' }],
        ['DELETE', '', undefined],
        ['POST', '/addPassword', {}],
        ['DELETE', `/owners/${name}/$ref`, undefined],
      ] as const) {
        const { status } = await deployer.call(method, `/v1.0/${set}/${name}${tail}`, body);
        expect([set, method, tail, status]).toEqual([set, method, tail, set[0] === 'o' && tail ? 501 : 404]);
      }
    }
    expect((await create({})).status).toBe(201); // nothing is broken
  });
});

test('what is called like a thing of JavaScript is not there after a restart, either', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'graph-'));
  const stateFile = join(folder, 'state.json');
  const first = await TestClient.start({ stateFile });
  const { id } = await first.application();
  await first.azure.stop();
  const second = await TestClient.start({ stateFile });
  for (const path of ['applications/constructor', 'servicePrincipals/constructor', 'oauth2PermissionGrants/toString']) {
    expect([path, (await second.call('GET', `/v1.0/${path}`)).status]).toEqual([path, 404]);
  }
  expect((await second.call('GET', `/v1.0/applications/${id}`)).status).toBe(200);
  await second.azure.stop();
  rmSync(folder, { recursive: true });
});

describe('a delegated permission grant', () => {
  const principal = async (properties: object = {}) => deployer.servicePrincipal((await create(properties)).body.appId);
  const grant = async (changes: object) => ({
    clientId: (await principal()).id,
    resourceId: (await adtPrincipal()).id,
    consentType: 'AllPrincipals',
    scope: 'Read.Write',
    ...changes,
  });

  test.each([
    ['for everyone, and for one user', { principalId: ABSENT }],
    ['for one person, and without one', { consentType: 'Principal' }],
    ['for one person, and for null', { consentType: 'Principal', principalId: null }],
    ['for a person who is not there', { consentType: 'Principal', principalId: ABSENT }],
    ['for a person whose ID is none', { consentType: 'Principal', principalId: 'constructor' }],
    ['for some', { consentType: 'Some' }],
    ['of a scope that there is not', { scope: 'Fly' }],
    ['of a property that there is not', { colour: 'red' }],
    ['without a scope', { scope: undefined }],
  ])('is refused %s', async (_, changes) => {
    expect(failure(await post('oauth2PermissionGrants', await grant(changes)))).toEqual([400, 'Request_BadRequest']);
  });

  test.each([{ clientId: ABSENT }, { resourceId: ABSENT }])('is refused of %p, which is not there', async (changes) => {
    expect(failure(await post('oauth2PermissionGrants', await grant(changes)))).toEqual([
      404,
      'Request_ResourceNotFound',
    ]);
  });

  test('is made for one person, and deleted with them', async () => {
    const { objectId: principalId } = deployer.azure.seed.user('consenting');
    const { status, body } = await post(
      'oauth2PermissionGrants',
      await grant({ consentType: 'Principal', principalId }),
    );
    expect([status, body.principalId]).toEqual([201, principalId]);
    await deployer.as(['User.ReadWrite.All']).call('DELETE', `/v1.0/users/${principalId}`);
    expect((await deployer.call('GET', `/v1.0/oauth2PermissionGrants/${body.id}`)).status).toBe(404);
  });

  test('for one person is not made for a service principal', async () => {
    const { id: principalId } = await principal();
    const wanted = await grant({ consentType: 'Principal', principalId });
    expect(failure(await post('oauth2PermissionGrants', wanted))).toEqual([400, 'Request_BadRequest']);
  });

  test('is made for an API that is registered here, as far as its scopes are enabled', async () => {
    const scopes = [
      { id: crypto.randomUUID(), value: 'read' },
      { id: crypto.randomUUID(), value: 'write', isEnabled: false },
    ];
    const { id: resourceId } = await principal({ api: { oauth2PermissionScopes: scopes } });
    expect((await post('oauth2PermissionGrants', await grant({ resourceId, scope: 'read' }))).status).toBe(201);
    expect((await post('oauth2PermissionGrants', await grant({ resourceId, scope: 'write' }))).status).toBe(400);
  });

  test('is listed by its client, as the Azure CLI asks, and read with a smaller permission than writing needs', async () => {
    const wanted = await grant({});
    const { body } = await post('oauth2PermissionGrants', wanted);
    const reader = deployer.as(['Directory.Read.All']);
    const list = async (filter: string) =>
      (await reader.call('GET', `/v1.0/oauth2PermissionGrants?${new URLSearchParams({ $filter: filter })}`)).body.value;
    const shown = { id: body.id, ...wanted, principalId: null };
    expect(await list(`clientId eq '${wanted.clientId}'`)).toEqual([shown]);
    expect(await list(`clientId eq '${wanted.clientId}' and consentType eq 'Principal'`)).toEqual([]);
    const path = `/v1.0/oAuth2PermissionGrants/${body.id}`;
    expect((await deployer.call('PATCH', path, { scope: '' })).status).toBe(204);
    expect((await reader.call('GET', path)).body.scope).toBe('');
    expect((await deployer.call('PATCH', path, { scope: 'Read.Write' })).status).toBe(204);
    expect((await deployer.call('PATCH', path, { scope: 'Fly' })).status).toBe(400);
    expect(await count('/v1.0/oauth2PermissionGrants/$count')).toBe(
      Object.keys(deployer.azure.state.permissionGrants).length,
    );
    const one = await reader.call('GET', `${path}?$select=scope`);
    expect(one.body).toMatchObject({ scope: 'Read.Write' });
    expect((await reader.call('DELETE', path)).status).toBe(403);
    expect(failure(await deployer.call('PATCH', path, { clientId: ABSENT, scope: '' }))).toEqual([
      400,
      'Request_BadRequest',
    ]);
    expect((await deployer.call('DELETE', `/v1.0/oauth2PermissionGrants('${body.id}')`)).status).toBe(204);
  });
});

describe('an answer of Microsoft Graph', () => {
  test('names the request, also the client’s own name for it', async () => {
    const { headers } = await deployer.call('GET', '/v1.0/applications');
    expect(headers['request-id']).toMatch(GUID);
    expect(headers['client-request-id']).toBe(headers['request-id']);
  });

  test.each<[string, string, string, number]>([
    ['of a bad request', 'GET', '/v1.0/applications?$top=0', 400],
    ['of what is not there', 'GET', `/v1.0/applications/${ABSENT}`, 404],
    ['of what is not implemented', 'GET', '/v1.0/devices', 501],
    ['of what is not implemented yet', 'GET', '/beta/applications/delta', 501],
    ['to another method', 'PUT', '/v1.0/applications', 501],
  ])('%s says so inside, too', async (_, method, path, status) => {
    const { body: signedIn } = await deployer.token();
    const headers = { Authorization: `Bearer ${signedIn.access_token}`, 'client-request-id': 'mine' };
    const answer = await deployer.send(method, path, undefined, headers);
    expect(answer.status).toBe(status);
    expect(answer.body.error.innerError).toEqual({
      date: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/),
      'request-id': answer.headers['request-id'],
      'client-request-id': 'mine',
    });
    expect(answer.headers['client-request-id']).toBe('mine');
  });

  test('without a token is 401, with the same', async () => {
    const { status, body } = await deployer.send('GET', '/v1.0/applications');
    expect([status, body.error.code]).toEqual([401, 'InvalidAuthenticationToken']);
    expect(body.error.innerError['request-id']).toMatch(GUID);
  });

  test.each([
    ['lag', 404, 'Request_ResourceNotFound'],
    ['principal-not-found', 400, 'Request_BadRequest'],
    ['forbidden', 403, 'Authorization_RequestDenied'],
    ['throttle', 429, 'TooManyRequests'],
    ['error', 503, 'ServiceUnavailable'],
  ] as const)('may be an error on purpose: %s', async (kind, status, code) => {
    deployer.azure.faults.arm({ kind, path: '^/v1.0/' });
    const answer = await deployer.call('GET', '/v1.0/applications');
    expect(failure(answer)).toEqual([status, code]);
    expect(answer.body.error.innerError['request-id']).toMatch(GUID);
    deployer.azure.faults.clear();
  });
});
