import * as jose from 'jose';
import { type Answered, aadsts, type Browser, titleOf } from '../../checks/support/browser';
import { ADT_API, ARM_API } from '../src/entra/audiences';
import type { PermissionScope } from '../src/store/model';
import { GRAPH, Tenant } from './people';
import { ADT_SCOPE, ALL_SCOPES, type SignInClient } from './person';

// What keeps a person out, each by the code of Entra ID.

let tenant: Tenant;
beforeAll(async () => {
  tenant = await Tenant.start();
});
afterAll(() => tenant.azure.stop());

/** The error that the client hears, and its code. */
const heard = (answered: Answered) => [answered.status, answered.answer.error, aadsts(answered)];
const isPage = ({ status, location, root }: Answered) =>
  status >= 400 && !location && root.querySelector('h1') !== null;

async function signedIn(client: SignInClient, person = tenant.person()): Promise<{ browser: Browser; page: Answered }> {
  const browser = tenant.browser();
  return { browser, page: await browser.signIn(await browser.get(client.path()), person) };
}

describe('a redirect URI', () => {
  const client = (uris: { web?: string[]; spa?: string[]; publicClient?: string[] }) => {
    const { web = [], spa = [], publicClient = [] } = uris;
    const made = tenant.consented({ spa: { redirectUris: spa }, publicClient: { redirectUris: publicClient } });
    made.application.web = { ...made.application.web, redirectUris: web };
    return made;
  };
  const ask = (uri: string | undefined, uris: Parameters<typeof client>[0]) =>
    tenant.browser().get(client(uris).path({ redirect_uri: uri }));

  test.each([
    ['http://localhost', 'http://localhost:3000'],
    ['http://localhost', 'http://localhost:3000/'],
    ['http://localhost', 'http://localhost'],
    ['http://localhost:1', 'http://localhost:65535/'],
    ['http://127.0.0.1', 'http://127.0.0.1:3000'],
    ['http://localhost/in?a=b', 'http://localhost:7/in?a=b'],
    ['https://plant.example/in', 'https://plant.example/in'],
    ['https://plant.example', 'https://PLANT.example/'],
    ['plant://auth', 'plant://auth'],
  ])('registered as %s is matched by %s', async (registered, asked) => {
    const page = await ask(asked, { publicClient: [registered] });
    expect([page.status, titleOf(page)]).toEqual([200, 'Sign in']);
  });

  test.each([
    ['http://localhost', 'http://localhost:3000/in'],
    ['http://localhost/in', 'http://localhost/IN'],
    ['http://localhost/in', 'http://localhost/in/'],
    ['http://localhost/in', 'http://localhost/in?a=b'],
    ['http://localhost/in', 'http://localhost/in#a'],
    ['http://localhost/in', 'http://localhost/x/../in'],
    ['http://localhost', 'http://127.0.0.1'],
    ['http://localhost', 'https://localhost'],
    ['http://localhost', 'http://localhost.evil.example'],
    ['http://localhost', 'http://localhost:1@evil.example'],
    ['http://localhost', 'http://localhost:1.evil.example'],
    ['http://localhost', 'http://localhost:123456'],
    ['http://localhost', 'http://localhost\\@evil.example'],
    ['http://localhost', '//localhost'],
    ['https://plant.example/in', 'https://plant.example:444/in'],
    ['https://localhost/in', 'https://localhost:444/in'],
    ['https://plant.example/in', 'https://plant.example/in%2f'],
    ['https://plant.example/in', 'javascript:alert(1)'],
    ['https://plant.example/in', 'https://plant.example/in\r\nSet-Cookie: a=b'],
  ])('registered as %s is not %s', async (registered, asked) => {
    for (const platform of ['web', 'spa', 'publicClient']) {
      const page = await ask(asked, { [platform]: [registered] });
      expect([isPage(page), aadsts(page), page.headers['set-cookie'] === undefined]).toEqual([true, 50011, false]);
    }
  });

  test('that is missing in the request is the one that is registered', async () => {
    const made = client({ web: ['https://plant.example/in'] });
    const browser = tenant.browser();
    const { location } = await browser.signIn(
      await browser.get(made.path({ redirect_uri: undefined })),
      tenant.person(),
    );
    expect(location).toMatch(/^https:\/\/plant\.example\/in\?code=/);
  });

  test('that is missing in the registration is an error of its own', async () => {
    const page = await ask('http://localhost', {});
    expect([isPage(page), aadsts(page)]).toEqual([true, 500113]);
  });

  test('keeps its query, and its platform', async () => {
    const made = client({ spa: ['https://plant.example/in?a=b'] });
    const browser = tenant.browser();
    const page = await browser.get(made.path({ redirect_uri: 'https://plant.example/in?a=b' }));
    const { location, answer } = await browser.signIn(page, tenant.person());
    expect(location).toMatch(/^https:\/\/plant\.example\/in\?a=b&code=/);
    const form = made.codeForm(answer.code, { redirect_uri: 'https://plant.example/in?a=b' });
    expect(aadsts(await made.token(form))).toBe(9002327);
  });
});

describe('a request of which nobody knows where to lead back to is a page', () => {
  test.each<[string, Record<string, string | undefined>, string | undefined, number]>([
    ['without a client', { client_id: undefined }, undefined, 900144],
    ['of a client that is not there', { client_id: '00000000-0000-4000-8000-000000000000' }, undefined, 700016],
    ['of a client that was never filled in', { client_id: '00000000-0000-0000-0000-000000000000' }, undefined, 700038],
    ['to a tenant that is not there', {}, 'fabrikam.example', 90002],
    ['to no tenant', {}, 'x', 900023],
    ['of a single-tenant client to organizations', {}, 'organizations', 50194],
    ['of a single-tenant client to common', {}, 'Common', 50194],
  ])('%s', async (_, different, where, code) => {
    const page = await tenant.browser().get(tenant.consented().path(different, where));
    expect([isPage(page), aadsts(page), titleOf(page)]).toEqual([true, code, 'You are not signed in']);
    expect(page.text).toMatch(/<dt>Correlation ID<\/dt><dd>[0-9a-f-]{36}</);
    expect(page.text).toMatch(/<dt>Timestamp<\/dt><dd>\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ</);
  });

  test.each([
    ['has no service principal', 7000229],
    ['is disabled', 7000112],
  ])('of a client that %s', async (what, code) => {
    const client = tenant.consented();
    const principal = tenant.principal(client.application.appId);
    if (code === 7000112) principal.accountEnabled = false;
    else delete tenant.azure.state.servicePrincipals[principal.id];
    const page = await tenant.browser().get(client.path());
    expect([what, isPage(page), aadsts(page)]).toEqual([what, true, code]);
  });

  test('with the ID that the client gave the request', async () => {
    const id = crypto.randomUUID();
    const client = tenant.consented();
    const page = await tenant.browser().get(client.path({ client_id: '' }), { 'client-request-id': id });
    expect(page.text).toContain(id);
    const { answer } = await tenant.browser().get(client.path({ prompt: 'none' }), { 'client-request-id': id });
    expect(answer.error_description).toMatch(new RegExp(`Correlation ID: ${id} Timestamp: \\d{4}-`));
  });
});

test('an application of several organizations signs in at organizations and at common, and the issuer is the tenant', async () => {
  const client = tenant.consented({ signInAudience: 'AzureADMultipleOrgs' });
  for (const alias of ['organizations', 'common']) {
    const browser = tenant.browser();
    const { answer } = await browser.signIn(await browser.get(client.path({}, alias)), tenant.person());
    const { json } = await browser.post(`/${alias}/oauth2/v2.0/token`, client.codeForm(answer.code));
    expect(jose.decodeJwt(json.id_token).iss).toBe(`${tenant.azure.origin}/${tenant.azure.tenantId}/v2.0`);
  }
});

test.each(['token', 'devicecode'])('a single-tenant application is refused at /organizations/…/%s', async (end) => {
  const { application } = tenant.consented();
  const form = { client_id: application.appId, grant_type: 'refresh_token', scope: ALL_SCOPES, refresh_token: 'x' };
  expect(aadsts(await tenant.browser().post(`/organizations/oauth2/v2.0/${end}`, form))).toBe(50194);
});

describe('a request is answered at its redirect URI, with the state', () => {
  test.each<[string, Record<string, string | undefined>, string, number]>([
    ['without a response type', { response_type: undefined }, 'invalid_request', 900144],
    ['for an unknown response type', { response_type: 'code password' }, 'unsupported_response_type', 70005],
    ['for an ID token that is off', { response_type: 'id_token' }, 'unsupported_response_type', 700054],
    [
      'for a code with an ID token that is off',
      { response_type: 'id_token code' },
      'unsupported_response_type',
      700054,
    ],
    ['for an access token that is off', { response_type: 'token' }, 'unsupported_response_type', 700051],
    ['in an unknown mode', { response_mode: 'carrier-pigeon' }, 'invalid_request', 70007],
    ['without a scope', { scope: undefined }, 'invalid_request', 900144],
    ['for a scope that is not there', { scope: 'https://digitaltwins.azure.net/Fly' }, 'invalid_client', 650053],
    ['for an API that is not there', { scope: 'api://nothing/.default' }, 'invalid_resource', 500011],
    ['for .default and a scope', { scope: `${ADT_SCOPE} User.Read` }, 'invalid_scope', 70011],
    [
      'for .default and a scope of one API',
      { scope: `${ADT_SCOPE} ${ADT_SCOPE.slice(0, -8)}Read.Write` },
      'invalid_scope',
      70011,
    ],
    ['with a method and no challenge', { code_challenge: undefined }, 'invalid_request', 50147],
    ['with a short challenge', { code_challenge: 'abc' }, 'invalid_request', 501491],
    ['with a long challenge', { code_challenge: 'a'.repeat(129) }, 'invalid_request', 501491],
    ['with an unknown method', { code_challenge_method: 'S512' }, 'invalid_request', 90100],
  ])('%s', async (_, different, error, code) => {
    const answered = await tenant.browser().get(tenant.consented().path(different));
    expect(heard(answered)).toEqual([302, error, code]);
    expect(answered.location).toMatch(/^http:\/\/localhost:1234\/[?#]error=/);
    expect(answered.answer.state).toBe('a state');
    expect(answered.answer.error_description).toMatch(/Correlation ID: [0-9a-f-]{36} Timestamp: \d{4}-/);
  });

  const implicit = { enableIdTokenIssuance: true, enableAccessTokenIssuance: true };
  const web = { homePageUrl: null, logoutUrl: null, redirectUris: [], implicitGrantSettings: implicit };
  test.each<[string, Record<string, string | undefined>, string, number]>([
    ['without a nonce', { response_type: 'id_token', nonce: undefined }, 'invalid_request', 900144],
    [
      'for an ID token without openid',
      { response_type: 'id_token', scope: ADT_SCOPE },
      'unsupported_response_type',
      70005,
    ],
    ['for an ID token in a query', { response_type: 'id_token', response_mode: 'query' }, 'invalid_request', 70007],
    ['for a token in a query', { response_type: 'token', response_mode: 'query' }, 'invalid_request', 70007],
  ])('%s', async (_, different, error, code) => {
    const answered = await tenant.browser().get(tenant.consented({ web }).path(different));
    expect(heard(answered)).toEqual([302, error, code]);
    expect(answered.location).toContain('/#error=');
  });

  test('by a form, if that is what it asks for', async () => {
    const path = tenant.consented().path({ response_mode: 'form_post', prompt: 'none', state: '"><b>' });
    const page = await tenant.browser().get(path);
    const field = (name: string) => page.root.querySelector(`[name=${name}]`)?.getAttribute('value');
    expect([field('error'), field('state')]).toEqual(['login_required', '"><b>']);
  });

  test('without a state, if there was none', async () => {
    const { answer } = await tenant.browser().get(tenant.consented().path({ prompt: 'none', state: undefined }));
    expect(answer).not.toHaveProperty('state');
  });
});

describe('assignment', () => {
  const limited = () => {
    const client = tenant.consented();
    tenant.principal(client.application.appId).other.appRoleAssignmentRequired = true;
    return client;
  };

  test('keeps out a person who has none', async () => {
    const client = limited();
    const person = tenant.person();
    const { page, browser } = await signedIn(client, person);
    expect(heard(page)).toEqual([302, 'access_denied', 50105]);
    expect(page.answer.error_description).toContain(person.userPrincipalName);
    expect(heard(await browser.get(client.path({ prompt: 'none' })))).toEqual([302, 'interaction_required', 50105]);
  });

  test('lets in a person who has one, also through a group that they are in themselves', async () => {
    const [client, person, member] = [limited(), tenant.person(), tenant.person()];
    tenant.assign(client, person.objectId);
    tenant.assign(client, tenant.azure.seed.securityGroup('assigned', [member.objectId]));
    for (const one of [person, member]) expect((await signedIn(client, one)).page.answer.code).toBeDefined();
  });

  test('keeps out a person who is in a group of an assigned group', async () => {
    const [client, person] = [limited(), tenant.person()];
    const inner = tenant.azure.seed.securityGroup('inner', [person.objectId]);
    tenant.assign(client, tenant.azure.seed.securityGroup('outer', [inner]));
    expect(aadsts((await signedIn(client, person)).page)).toBe(50105);
  });

  test('to another application does not count', async () => {
    const [client, other, person] = [limited(), limited(), tenant.person()];
    tenant.assign(other, person.objectId);
    expect(aadsts((await signedIn(client, person)).page)).toBe(50105);
  });
});

describe('consent', () => {
  const grants = (client: SignInClient) => {
    const { id } = tenant.principal(client.application.appId);
    return Object.values(tenant.azure.state.permissionGrants).filter(({ clientId }) => clientId === id);
  };
  /** The permissions that the page names. */
  const asked = ({ root }: Answered) =>
    root
      .querySelectorAll('main li small')
      .map(({ text }) => text.split(',')[0].trim())
      .sort();

  test('is asked for what is missing, and given for this person only', async () => {
    const client = tenant.client();
    const [person, other] = [tenant.person(), tenant.person()];
    const { browser, page } = await signedIn(client, person);
    expect([titleOf(page), asked(page)]).toEqual([
      'Permissions requested',
      ['Read.Write', 'offline_access', 'openid', 'profile'],
    ]);
    const { answer } = await browser.submit(page, { decision: 'accept' });
    expect((await client.token(client.codeForm(answer.code))).status).toBe(200);
    expect(grants(client).map(({ consentType, principalId, scope }) => [consentType, principalId, scope])).toEqual([
      ['Principal', person.objectId, 'Read.Write'],
      ['Principal', person.objectId, 'openid profile offline_access'],
    ]);
    expect((await browser.get(client.path())).answer.code).toBeDefined();
    expect(titleOf((await signedIn(client, other)).page)).toBe('Permissions requested');
  });

  test('for everyone on the API alone does not cover the sign-in itself', async () => {
    const client = tenant.client();
    tenant.grant(client, ADT_API, 'Read.Write');
    expect(asked((await signedIn(client)).page)).toEqual(['offline_access', 'openid', 'profile']);
  });

  test('for everyone on both ends the questions', async () => {
    expect((await signedIn(tenant.consented())).page.answer.code).toBeDefined();
  });

  test('of one person is not one of another', async () => {
    const [client, person] = [tenant.client(), tenant.person()];
    tenant.grant(client, ADT_API, 'Read.Write', person);
    tenant.grant(client, GRAPH, 'openid profile offline_access', person);
    expect((await signedIn(client, person)).page.answer.code).toBeDefined();
    expect(titleOf((await signedIn(client)).page)).toBe('Permissions requested');
  });

  test('that a person adds to joins what they had', async () => {
    const [client, person] = [tenant.client(), tenant.person()];
    tenant.grant(client, GRAPH, 'User.Read', person);
    const { browser, page } = await signedIn(client, person);
    await browser.submit(page, { decision: 'accept' });
    expect(
      grants(client)
        .map(({ scope }) => scope)
        .sort(),
    ).toEqual(['Read.Write', 'User.Read openid profile offline_access']);
  });

  test('that is declined is heard by the client', async () => {
    const client = tenant.client();
    const { browser, page } = await signedIn(client);
    for (const decision of ['cancel', '']) {
      expect(heard(await browser.submit(page, { decision }))).toEqual([302, 'access_denied', 65004]);
    }
    expect(grants(client)).toEqual([]);
  });

  test('that is missing ends a silent sign-in', async () => {
    const client = tenant.client();
    const { browser } = await signedIn(client);
    const silent = await browser.get(client.path({ prompt: 'none' }));
    expect(heard(silent)).toEqual([302, 'interaction_required', 65001]);
    expect(silent.answer.suberror).toBe('consent_required');
  });

  test('to what only an administrator may grant is refused, also where they have granted it and it is asked again', async () => {
    const client = tenant.consented();
    const { browser } = await signedIn(client);
    const scope = 'openid User.Read.All';
    expect(heard(await browser.get(client.path({ scope })))).toEqual([302, 'access_denied', 90094]);
    tenant.grant(client, GRAPH, 'User.Read.All');
    expect((await browser.get(client.path({ scope }))).answer.code).toBeDefined();
    expect(aadsts(await browser.get(client.path({ scope, prompt: 'consent' })))).toBe(90094);
  });

  test('is for an administrator, where assignment is required', async () => {
    const [client, person] = [tenant.client(), tenant.person()];
    tenant.principal(client.application.appId).other.appRoleAssignmentRequired = true;
    tenant.assign(client, person.objectId);
    expect(heard((await signedIn(client, person)).page)).toEqual([302, 'access_denied', 90094]);
  });

  test('cannot be given any more once it is for an administrator', async () => {
    const [client, person] = [tenant.client(), tenant.person()];
    tenant.assign(client, person.objectId);
    const { browser, page } = await signedIn(client, person);
    tenant.principal(client.application.appId).other.appRoleAssignmentRequired = true;
    expect(aadsts(await browser.submit(page, { decision: 'accept' }))).toBe(90094);
    expect(grants(client)).toEqual([]);
  });

  test('is to what the page showed, and not to what was added since', async () => {
    const client = tenant.client();
    const { browser, page } = await signedIn(client);
    client.application.requiredResourceAccess.push({
      resourceAppId: GRAPH,
      resourceAccess: [{ id: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d', type: 'Scope' }],
    });
    await browser.submit(page, { decision: 'accept' });
    expect(grants(client).map(({ scope }) => scope)).toEqual(['Read.Write', 'openid profile offline_access']);
  });

  test('to .default asks for all that is registered, on every API, and for no application role', async () => {
    const client = tenant.client();
    client.application.requiredResourceAccess.push({
      resourceAppId: GRAPH,
      resourceAccess: [
        { id: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d', type: 'Scope' },
        { id: '64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0', type: 'Role' },
      ],
    });
    const browser = tenant.browser();
    const page = await browser.signIn(await browser.get(client.path({ scope: ADT_SCOPE })), tenant.person());
    expect(asked(page)).toEqual(['Read.Write', 'User.Read', 'offline_access']);
  });

  test('to .default needs the API in the registration, or a grant on it', async () => {
    const client = tenant.client({ requiredResourceAccess: [] });
    const { browser, page } = await signedIn(client);
    expect(heard(page)).toEqual([302, 'invalid_resource', 650057]);
    tenant.grant(client, ADT_API, 'Read.Write');
    expect((await browser.submit(await browser.get(client.path()), { decision: 'accept' })).answer.code).toBeDefined();
  });

  test('names the application and the API, whatever they are called', async () => {
    const client = tenant.client({ displayName: '<script>alert(1)</script>' });
    const { page } = await signedIn(client);
    expect(page.root.querySelectorAll('script')).toEqual([]);
    expect(page.root.querySelector('bdi')?.text).toContain('alert(1)');
  });
});

describe('a form', () => {
  test.each(['login', 'account', 'consent', 'confirm', 'deviceauth'])(
    '%s is accepted from the browser that was given it, and no other',
    async (end) => {
      const client = tenant.client();
      const [victim, attacker] = [await signedIn(client), await signedIn(client)];
      const flow = attacker.page.root.querySelector('[name=flow]')?.getAttribute('value') ?? '';
      const person = tenant.person();
      const fields = {
        username: person.userPrincipalName,
        password: person.password,
        decision: 'accept',
        user_code: 'A',
      };
      for (const forged of [flow, '', 'x', flow.slice(0, -3)]) {
        const page = await victim.browser.post(`/common/oauth2/${end}`, { ...fields, flow: forged });
        expect([page.location, page.status, aadsts(page)]).toEqual([undefined, 400, 50089]);
      }
    },
  );

  test('ends after fifteen minutes', async () => {
    const client = tenant.client();
    const { browser, page } = await signedIn(client);
    jest.useFakeTimers({
      now: Date.now() + 16 * 60_000,
      doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'setInterval', 'queueMicrotask', 'performance'],
    });
    const late = await browser.submit(page, { decision: 'accept' }).finally(() => jest.useRealTimers());
    expect(aadsts(late)).toBe(50089);
  });

  test('of a person who has signed out since asks them to sign in', async () => {
    const client = tenant.client();
    const person = tenant.person();
    const { browser, page } = await signedIn(client, person);
    tenant.azure.state.users[person.objectId].passwordHash = 'another';
    expect(titleOf(await browser.submit(page, { decision: 'accept' }))).toBe('Sign in');
  });

  test('leads nowhere once the redirect URI is gone', async () => {
    const client = tenant.client();
    const { browser, page } = await signedIn(client);
    client.application.publicClient.redirectUris = ['http://localhost/else'];
    const late = await browser.submit(page, { decision: 'accept' });
    expect([isPage(late), aadsts(late)]).toEqual([true, 50011]);
  });

  test('gives a browser another cookie when a person signs in', async () => {
    const browser = tenant.browser();
    const login = await browser.get(tenant.consented().path());
    const before = browser.cookie;
    await browser.signIn(login, tenant.person());
    expect(browser.cookie).not.toBe(before);
  });
});

describe('every page', () => {
  test('may be framed by none, runs no script, and sends forms only here and to the client', async () => {
    const client = tenant.client();
    const { browser, page: consent } = await signedIn(client);
    const login = await tenant.browser().get(client.path());
    const picker = await browser.get(client.path({ prompt: 'select_account' }));
    const error = await browser.get(client.path({ client_id: '' }));
    const code = await browser.get('/common/oauth2/deviceauth');
    const out = await tenant.browser().get('/common/oauth2/v2.0/logout');
    for (const { headers, root, text } of [consent, login, picker, error, code, out]) {
      expect(headers['content-security-policy']).toMatch(
        /^default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'self'( http:\/\/localhost:1234)?; frame-ancestors 'none'$/,
      );
      expect([headers['x-frame-options'], headers['cache-control'], headers['x-content-type-options']]).toEqual([
        'DENY',
        'no-store, no-cache',
        'nosniff',
      ]);
      expect(root.querySelectorAll('script, iframe, img, [style]')).toEqual([]);
      expect(text).toContain('lang="en"');
    }
  });

  test('gives a cookie that scripts, other hosts and plain HTTP cannot have', async () => {
    const { headers } = await tenant.browser().get(tenant.client().path());
    const [cookie] = headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/^__Host-local-azure-\d+=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=None$/);
  });

  test('has a stylesheet', async () => {
    const { status, headers, text } = await tenant.browser().get('/common/oauth2/style.css');
    expect([status, headers['content-type'], text.includes('.sign-in')]).toEqual([
      200,
      'text/css; charset=utf-8',
      true,
    ]);
  });

  test('is reached by a form as well', async () => {
    const client = tenant.client();
    const [path, query] = client.path().split('?');
    const page = await tenant.browser().post(path, Object.fromEntries(new URLSearchParams(query)));
    expect([page.status, titleOf(page)]).toEqual([200, 'Sign in']);
  });
});

describe('an API asks for the scope and for the role of the person', () => {
  /** A token for a person, with these permissions. */
  const tokenFor = async (person: ReturnType<typeof tenant.person>, scope: string, api: string, granted: string) => {
    const client = tenant.client();
    tenant.grant(client, api, granted);
    const code = await tenant.code(client, person, { scope });
    const { json } = await client.token(client.codeForm(code));
    return { Authorization: `Bearer ${json.access_token}` };
  };
  const offer = (api: string, value: string) => {
    const scope: PermissionScope = { id: crypto.randomUUID(), value, isEnabled: true, type: 'User' };
    const { oauth2PermissionScopes } = tenant.principal(api);
    if (!oauth2PermissionScopes.some((one) => one.value === value)) oauth2PermissionScopes.push(scope);
  };
  const NO_SCOPE = 'The access token does not have the scope Read.Write.';
  const noRole = (id: string) => `The user ${id} does not have the data action Microsoft.DigitalTwins/models/read.`;

  test.each([
    [true, true, 200],
    [true, false, 403],
    [false, true, 403],
    [false, false, 403],
  ])('Azure Digital Twins: scope %s, role %s: %i', async (hasScope, hasRole, status) => {
    offer(ADT_API, 'Look');
    const person = tenant.person();
    const instance = tenant.azure.seed.instance('plant');
    if (hasRole) tenant.azure.seed.roleAssignment(person.objectId, 'Azure Digital Twins Data Reader', instance);
    const granted = hasScope ? 'Read.Write' : 'Look';
    const headers = await tokenFor(person, `https://digitaltwins.azure.net/${granted}`, ADT_API, granted);
    const answer = await tenant.browser().get('/adt/plant/models?api-version=2023-10-31', headers);
    expect(answer.status).toBe(status);
    const missing = [...(hasScope ? [] : [NO_SCOPE]), ...(hasRole ? [] : [noRole(person.objectId)])];
    if (status === 403) {
      expect(answer.json.error).toEqual({ code: 'AuthorizationFailed', message: missing.join(' ') });
    }
  });

  test.each([
    ['user_impersonation', 'Owner', 200],
    ['user_impersonation', undefined, 403],
    ['Look', 'Owner', 403],
  ])('Azure Resource Manager: scope %s, role %s: %i', async (scope, role, status) => {
    offer(ARM_API, 'Look');
    const person = tenant.person();
    const { seed, subscriptionId, origin } = tenant.azure;
    tenant.azure.seed.instance('plant');
    if (role) seed.roleAssignment(person.objectId, role, `/subscriptions/${subscriptionId}`);
    const headers = await tokenFor(person, `${origin}/${scope}`, ARM_API, scope);
    const path = `/subscriptions/${subscriptionId}/resourceGroups/rg?api-version=2023-07-01`;
    expect((await tenant.browser().get(path, headers)).status).toBe(status);
  });

  test.each([
    ['Application.Read.All', 200],
    ['User.Read', 403],
  ])('Microsoft Graph: scope %s on applications: %i', async (scope, status) => {
    const headers = await tokenFor(tenant.person(), `${tenant.azure.origin}/${scope}`, GRAPH, scope);
    expect((await tenant.browser().get('/v1.0/applications', headers)).status).toBe(status);
  });
});
