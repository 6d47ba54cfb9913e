import * as jose from 'jose';
import { enveloped } from '../src/entra/envelope';
import { ENTRA_ERRORS } from '../src/entra/error-codes';
import { type Answer, TestClient } from './test-client';

const ADT = 'https://digitaltwins.azure.net';
const GUID = '[0-9a-f]{8}-[0-9a-f-]{27}';
const TIME = '\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ';
const STRANGER = '00000000-0000-4000-8000-000000000000';
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };

let deployer: TestClient;
let tenantId: string;
beforeAll(async () => {
  deployer = await TestClient.start();
  tenantId = deployer.azure.tenantId;
});
afterAll(() => deployer.azure.stop());

const token = async (scope: string, form: Record<string, string> = {}) => deployer.token({ scope, ...form });
const codeOf = ({ body }: Answer) => body.error_codes?.[0];
const decode = ({ body }: Answer) => jose.decodeJwt(body.access_token);

/** An application that signs in, and its secret. */
async function client(properties: object = {}) {
  const { body: application } = await deployer.call('POST', '/v1.0/applications', {
    displayName: 'api',
    ...properties,
  });
  const principal = await deployer.servicePrincipal(application.appId);
  const { body } = await deployer.call('POST', `/v1.0/applications/${application.id}/addPassword`, {});
  const form = { client_id: application.appId, client_secret: body.secretText };
  return { application, principal, form };
}

describe('discovery', () => {
  const document = (tenant: string) => deployer.send('GET', `/${tenant}/v2.0/.well-known/openid-configuration`);

  // The names, and what these have to be, as captured from login.microsoftonline.com in July 2026.
  test('has every name that Entra ID has, and points to this tenant', async () => {
    const { status, body } = await document(tenantId);
    expect(status).toBe(200);
    const { origin } = deployer.azure;
    expect(body).toEqual({
      issuer: `${origin}/${tenantId}/v2.0`,
      authorization_endpoint: `${origin}/${tenantId}/oauth2/v2.0/authorize`,
      token_endpoint: `${origin}/${tenantId}/oauth2/v2.0/token`,
      device_authorization_endpoint: `${origin}/${tenantId}/oauth2/v2.0/devicecode`,
      end_session_endpoint: `${origin}/${tenantId}/oauth2/v2.0/logout`,
      jwks_uri: `${origin}/${tenantId}/discovery/v2.0/keys`,
      userinfo_endpoint: `${origin}/oidc/userinfo`,
      response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
      response_modes_supported: ['query', 'fragment', 'form_post'],
      subject_types_supported: ['pairwise'],
      scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
      claims_supported: expect.arrayContaining([
        'sub',
        'iss',
        'aud',
        'exp',
        'iat',
        'tid',
        'name',
        'nonce',
        'ver',
        'email',
      ]),
      tenant_region_scope: null,
      cloud_instance_name: new URL(origin).host,
      cloud_graph_host_name: new URL(origin).host,
      msgraph_host: new URL(origin).host,
      rbac_url: origin,
      http_logout_supported: true,
      frontchannel_logout_supported: true,
      request_uri_parameter_supported: false,
    });
  });

  test('answers to the tenant by its ID in any letter case, and by its domain', async () => {
    for (const name of [tenantId.toUpperCase(), 'contoso.onmicrosoft.com']) {
      expect((await document(name)).body.issuer).toBe(`${deployer.azure.origin}/${tenantId}/v2.0`);
    }
  });

  test.each(['common', 'organizations'])('of %s keeps the alias, and has a pattern for an issuer', async (alias) => {
    const { body } = await document(alias);
    expect(body.token_endpoint).toBe(`${deployer.azure.origin}/${alias}/oauth2/v2.0/token`);
    expect(body.issuer).toBe(`${deployer.azure.origin}/{tenantid}/v2.0`);
  });

  test.each([STRANGER, 'nonsense', 'constructor', 'example.com'])(
    'of %s is refused as a tenant that is not there',
    async (tenant) => {
      for (const answer of [await document(tenant), await deployer.send('GET', `/${tenant}/discovery/v2.0/keys`)]) {
        expect([answer.status, answer.body.error, codeOf(answer)]).toEqual([400, 'invalid_tenant', 90002]);
      }
    },
  );

  describe('of instances', () => {
    const instance = (endpoint: string) =>
      deployer.send('GET', `/common/discovery/instance?api-version=1.1&authorization_endpoint=${endpoint}`);

    test('leads to the tenant, and lists no other name of this cloud', async () => {
      const { origin } = deployer.azure;
      const { host } = new URL(origin);
      const { status, body } = await instance(`${origin}/${tenantId}/oauth2/v2.0/authorize`);
      expect([status, body]).toEqual([
        200,
        {
          tenant_discovery_endpoint: `${origin}/${tenantId}/v2.0/.well-known/openid-configuration`,
          'api-version': '1.1',
          metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
        },
      ]);
    });

    test.each([
      ['of another cloud', 'https://login.example.com/common/oauth2/v2.0/authorize', 50049],
      ['that is no URL', 'nonsense', 50049],
      ['that is missing', '', 900144],
    ])('refuses an authority %s', async (_, endpoint, code) => {
      const answer = await instance(endpoint);
      expect([answer.status, codeOf(answer)]).toEqual([400, code]);
    });
  });
});

describe('a token is refused', () => {
  test.each<[string, Record<string, string>, number, string, number]>([
    ['the client of zeros', { client_id: '00000000-0000-0000-0000-000000000000' }, 400, 'unauthorized_client', 700038],
    ['a client that is not there', { client_id: STRANGER }, 400, 'unauthorized_client', 700016],
    ['a client that is no GUID', { client_id: '__proto__' }, 400, 'unauthorized_client', 700016],
    ['a grant that does not exist', { grant_type: 'no_such_grant' }, 400, 'unsupported_grant_type', 70003],
    ['no grant', { grant_type: '' }, 400, 'invalid_request', 900144],
    ['no client', { client_id: '' }, 400, 'invalid_request', 900144],
    ['no scope', { scope: '' }, 400, 'invalid_request', 90014],
    ['a resource without /.default', { scope: ADT }, 400, 'invalid_scope', 1002012],
    ['one permission', { scope: `${ADT}/Read.Write` }, 400, 'invalid_scope', 1002012],
    ['what only people have', { scope: 'openid' }, 400, 'invalid_scope', 1002012],
    ['a permission beside /.default', { scope: `${ADT}/.default ${ADT}/Read.Write` }, 400, 'invalid_scope', 1002012],
    ['two resources', { scope: `${ADT}/.default https://vault.azure.net/.default` }, 400, 'invalid_scope', 700022],
    ['a resource that is not there', { scope: 'api://no-such-api/.default' }, 400, 'invalid_resource', 500011],
    ['a name of an object', { scope: 'constructor/.default' }, 400, 'invalid_resource', 500011],
    ['a wrong secret', { client_secret: 'wrong' }, 401, 'invalid_client', 7000215],
  ])('for %s', async (_, form, status, error, code) => {
    const answer = await token(`${ADT}/.default`, form);
    expect([answer.status, answer.body.error, codeOf(answer)]).toEqual([status, error, code]);
    expect(answer.body.error_description).toMatch(new RegExp(`^AADSTS${code}: `));
  });

  test.each([
    [STRANGER, 90002],
    ['example.com', 90002],
    ['nonsense', 900023],
    ['constructor', 900023],
  ])('in the tenant %s', async (tenant, code) => {
    const answer = await deployer.send('POST', `/${tenant}/oauth2/v2.0/token`, 'grant_type=client_credentials', FORM);
    expect([answer.status, answer.body.error, codeOf(answer)]).toEqual([400, 'invalid_request', code]);
  });

  test('in no tenant in particular, which a single-tenant application cannot do', async () => {
    const form = { client_id: deployer.identity.clientId, grant_type: 'client_credentials', scope: `${ADT}/.default` };
    const ask = (clientId: string) =>
      deployer.send(
        'POST',
        '/common/oauth2/v2.0/token',
        new URLSearchParams({ ...form, client_id: clientId }).toString(),
        FORM,
      );
    expect(codeOf(await ask(deployer.identity.clientId))).toBe(50194);
    const { application } = await client({ signInAudience: 'AzureADMultipleOrgs' });
    expect((await ask(application.appId)).status).toBe(501);
  });

  test('in a body that is no form, of which no parameter is read', async () => {
    const { clientId, clientSecret } = deployer.identity;
    const body = { client_id: clientId, client_secret: clientSecret, grant_type: 'client_credentials', scope: 'a' };
    const path = `/${tenantId}/oauth2/v2.0/token`;
    const json = { 'Content-Type': 'application/json' };
    const answer = await deployer.send('POST', path, JSON.stringify(body), json);
    expect([answer.status, codeOf(answer)]).toEqual([400, 900144]);
    expect(answer.body.error_description).toContain("'grant_type'");
    expect(codeOf(await deployer.send('POST', path))).toBe(900144);
  });

  test('to a GET', async () => {
    expect(codeOf(await deployer.send('GET', `/${tenantId}/oauth2/v2.0/token`))).toBe(900561);
  });

  test('to a service principal that is disabled, and given once it is enabled again', async () => {
    const { principal, form } = await client();
    const enable = (accountEnabled: boolean) =>
      deployer.call('PATCH', `/v1.0/servicePrincipals/${principal.id}`, { accountEnabled });
    await enable(false);
    const refused = await token(`${ADT}/.default`, form);
    expect([refused.status, refused.body.error, codeOf(refused)]).toEqual([400, 'unauthorized_client', 7000112]);
    await enable(true);
    expect((await token(`${ADT}/.default`, form)).status).toBe(200);
  });

  test('for an API whose service principal is disabled, or deleted', async () => {
    const { principal } = await client({ identifierUris: ['api://temporary'] });
    const path = `/v1.0/servicePrincipals/${principal.id}`;
    await deployer.call('PATCH', path, { accountEnabled: false });
    expect(codeOf(await token('api://temporary/.default'))).toBe(500014);
    await deployer.call('DELETE', path);
    expect(codeOf(await token('api://temporary/.default'))).toBe(500011);
  });

  test('for a secret before its first day', async () => {
    const { application } = await client();
    const { body } = await deployer.call('POST', `/v1.0/applications/${application.id}/addPassword`, {
      passwordCredential: { startDateTime: '2136-01-01T00:00:00Z', endDateTime: '2137-01-01T00:00:00Z' },
    });
    const form = { client_id: application.appId, client_secret: body.secretText };
    expect(codeOf(await token(`${ADT}/.default`, form))).toBe(7000222);
  });
});

describe('an error', () => {
  test('has the envelope that Entra ID writes, and says the same in words and in properties', async () => {
    const { body } = await token('api://not-a-registered-resource/.default');
    expect(body).toEqual({
      error: 'invalid_resource',
      error_description: expect.stringMatching(
        new RegExp(`^AADSTS500011: .* Trace ID: ${GUID} Correlation ID: ${GUID} Timestamp: ${TIME}$`),
      ),
      error_codes: [500011],
      timestamp: expect.stringMatching(new RegExp(`^${TIME}$`)),
      trace_id: expect.stringMatching(new RegExp(`^${GUID}$`)),
      correlation_id: expect.stringMatching(new RegExp(`^${GUID}$`)),
      error_uri: 'https://login.microsoftonline.com/error?code=500011',
    });
    for (const name of ['trace_id', 'correlation_id', 'timestamp']) {
      expect(body.error_description).toContain(body[name]);
    }
  });

  test.each([70003, 700038])('%i has no page of its own', (code) => {
    const body = { error: 'a', error_description: `AADSTS${code}: b`, error_codes: [code] };
    expect(enveloped({ status: 400, body }, {}).body).not.toHaveProperty('error_uri');
  });

  test('carries the ID that the client gave to the request, if it can be one', async () => {
    const send = (id: string) =>
      deployer.send('POST', `/${tenantId}/oauth2/v2.0/token`, '', { ...FORM, 'client-request-id': id });
    const { headers, body } = await send(STRANGER);
    expect([headers['client-request-id'], body.correlation_id]).toEqual([STRANGER, STRANGER]);
    expect(headers['x-ms-request-id']).toBe(body.trace_id);
    expect((await send('nonsense')).body.correlation_id).toMatch(new RegExp(`^${GUID}$`));
  });

  test('is invalid_client and 401, or 400; each code has a source', () => {
    for (const [code, [status, error, source]] of Object.entries(ENTRA_ERRORS)) {
      const expected = { invalid_client: 401, temporarily_unavailable: code === '90055' ? 429 : 503 };
      expect([code, status]).toEqual([code, expected[error as keyof typeof expected] ?? 400]);
      expect(source).toMatch(/^https:|^captured|^reported/);
    }
  });

  test('may be one on purpose, in the same envelope', async () => {
    for (const [kind, status, code] of [
      ['lag', 400, 700016],
      ['forbidden', 400, 7000112],
      ['throttle', 429, 90055],
      ['error', 504, 90033],
    ] as const) {
      deployer.azure.faults.arm({ kind, path: '/token$', status: 504, retryAfterSeconds: 3 });
      const answer = await deployer.token();
      expect([answer.status, codeOf(answer)]).toEqual([status, code]);
      expect(answer.body.trace_id).toBeDefined();
      if (kind === 'throttle') expect(answer.headers['retry-after']).toBe('3');
    }
    expect((await deployer.token()).status).toBe(200);
    deployer.azure.faults.clear();
  });
});

describe('a token is given', () => {
  test('in the envelope that Entra ID has, and must not be cached', async () => {
    const { body, headers } = await token(`${ADT}/.default`);
    expect(body).toEqual({
      token_type: 'Bearer',
      expires_in: 3600,
      ext_expires_in: 3600,
      access_token: expect.any(String),
    });
    expect(headers['cache-control']).toContain('no-store');
  });

  test.each([
    ['https://digitaltwins.azure.net'],
    ['http://digitaltwins.azure.net'],
    ['0b07f429-9f4b-4714-9392-cc5e8e80c8b0'],
    ['0B07F429-9F4B-4714-9392-CC5E8E80C8B0'],
  ])('for %s, and opens the data plane', async (name) => {
    const instance = deployer.azure.seed.instance('plant');
    const reader = deployer.on(instance, 'Azure Digital Twins Data Reader');
    const { status } = await reader.call(
      'GET',
      '/adt/plant/models?api-version=2023-10-31',
      undefined,
      `${name}/.default`,
    );
    expect(status).toBe(200);
  });

  test('for an API beside what only people have, which MSAL for Go asks for always', async () => {
    const answer = await token(`${ADT}/.default openid offline_access profile`);
    expect([answer.status, decode(answer).aud]).toEqual([200, ADT]);
  });

  test('for this cloud with a slash at the end of its name, too', async () => {
    const { body } = await deployer.call('GET', '/v1.0/applications', undefined, `${deployer.azure.origin}//.default`);
    expect(body.value.length).toBeGreaterThan(0);
  });

  test('to a client that writes its ID in capitals, and shows its secret in the header', async () => {
    const { application, form } = await client();
    const basic = (text: string) => ({ ...FORM, Authorization: `Basic ${Buffer.from(text).toString('base64')}` });
    const path = `/${tenantId}/oauth2/v2.0/token`;
    const body = `grant_type=client_credentials&scope=${encodeURIComponent(`${ADT}/.default`)}`;
    const pair = `${form.client_id.toUpperCase()}:${encodeURIComponent(form.client_secret)}`;
    const answer = await deployer.send('POST', path, body, basic(pair));
    expect(answer.status).toBe(200);
    expect(decode(answer).appid).toBe(application.appId);

    expect(codeOf(await deployer.send('POST', path, body, basic(`${form.client_id}:wrong`)))).toBe(7000215);
    expect(codeOf(await deployer.send('POST', path, body, basic(`${form.client_id}:%`)))).toBe(7000215);
    expect(codeOf(await deployer.send('POST', path, body, basic(form.client_id)))).toBe(7000218);
    for (const second of [`client_secret=${form.client_secret}`, 'client_assertion=a', `client_id=${STRANGER}`]) {
      expect(codeOf(await deployer.send('POST', path, `${body}&${second}`, basic(pair)))).toBe(9002313);
    }
  });

  test('of version 1.0 to the APIs of Azure, with the claims that they read', async () => {
    const claims = decode(await token(`${ADT}/.default`));
    expect(claims).toMatchObject({
      aud: ADT,
      iss: `https://sts.windows.net/${tenantId}/`,
      idp: `https://sts.windows.net/${tenantId}/`,
      appid: deployer.identity.clientId,
      appidacr: '1',
      idtyp: 'app',
      oid: deployer.identity.objectId,
      sub: deployer.identity.objectId,
      tid: tenantId,
      ver: '1.0',
    });
  });

  // The names as captured from a real token of this version.
  test('of version 2.0 to an API that wants it, with the claims that Entra ID writes', async () => {
    const { application } = await client({
      identifierUris: ['api://plant'],
      api: { requestedAccessTokenVersion: 2 },
    });
    const claims = decode(await token('api://plant/.default'));
    expect(Object.keys(claims).sort()).toEqual([
      'aio',
      'aud',
      'azp',
      'azpacr',
      'exp',
      'iat',
      'iss',
      'nbf',
      'oid',
      'rh',
      'sub',
      'tid',
      'uti',
      'ver',
      'xms_ftd',
    ]);
    expect(claims).toMatchObject({
      aud: application.appId,
      azp: deployer.identity.clientId,
      azpacr: '1',
      iss: `${deployer.azure.origin}/${tenantId}/v2.0`,
      ver: '2.0',
    });
    expect(decode(await token(`${application.appId.toUpperCase()}/.default`)).aud).toBe(application.appId);
  });

  test('of version 1.0 to an API that says nothing, for the name that was asked for', async () => {
    await client({ identifierUris: ['api://old'] });
    expect(decode(await token('api://old/.default'))).toMatchObject({ aud: 'api://old', ver: '1.0' });
  });

  test('and opens nothing but what it is for', async () => {
    await client({ identifierUris: ['api://elsewhere'] });
    const { status } = await deployer.call('GET', '/v1.0/applications', undefined, 'api://elsewhere/.default');
    expect(status).toBe(401);
  });

  test('for a secret of the service principal, as for one of the application', async () => {
    const { application, principal } = await client();
    const path = `/v1.0/servicePrincipals/${principal.id}`;
    const { body } = await deployer.call('POST', `${path}/addPassword`, { passwordCredential: { displayName: 'own' } });
    const form = { client_id: application.appId, client_secret: body.secretText };
    expect((await token(`${ADT}/.default`, form)).status).toBe(200);
    const { body: shown } = await deployer.call('GET', path);
    expect(shown.passwordCredentials).toMatchObject([{ displayName: 'own', keyId: body.keyId, secretText: null }]);
    await deployer.call('POST', `${path}/removePassword`, { keyId: body.keyId.toUpperCase() });
    expect(codeOf(await token(`${ADT}/.default`, form))).toBe(7000215);
  });
});

describe('what Entra ID has and this does not', () => {
  test.each([
    ['POST', 'oauth2/token'],
    ['GET', 'oauth2/authorize?client_id=a'],
    ['GET', 'oauth2/logout'],
    ['POST', 'oauth2/devicecode'],
  ])('%s %s is 501 with or without a token, in the words of OAuth, and names itself', async (method, name) => {
    const path = `/${tenantId}/${name}`;
    const [shown] = path.split('?');
    for (const answer of [await deployer.send(method, path), await deployer.call(method, path)]) {
      expect([answer.status, answer.body.error, answer.body.error_codes]).toEqual([501, 'not_implemented', []]);
      expect(answer.body.error_description).toContain(`does not implement ${method} ${shown}.`);
    }
  });

  test.each(['urn:ietf:params:oauth:grant-type:jwt-bearer', 'urn:ietf:params:oauth:grant-type:saml2-bearer'])(
    'the grant %s is 501, and names itself',
    async (grant) => {
      const { status, body } = await deployer.token({ grant_type: grant });
      expect([status, body.error]).toEqual([501, 'not_implemented']);
      expect(body.error_description).toContain(`'${grant}'`);
    },
  );

  test.each([
    '/v1.0/devices',
    '/v1.0/groups/delta',
    '/v1.0/applications/delta',
    `/${STRANGER}/.well-known/openid-configuration`,
    '/nothing',
  ])('%s is 501 with and without a token', async (path) => {
    expect((await deployer.send('GET', path)).status).toBe(501);
    expect((await deployer.call('GET', path)).status).toBe(501);
  });
});
