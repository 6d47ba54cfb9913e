import * as jose from 'jose';
import { type Answered, aadsts, Browser } from '../../checks/support/browser';
import { ADT_API } from '../src/entra/audiences';
import { GRAPH, Tenant } from './people';
import { ADT_SCOPE, ALL_SCOPES, proofKey, SignInClient } from './person';

// What the token endpoint gives to clients that act for people, and what it refuses.

let tenant: Tenant;
beforeAll(async () => {
  tenant = await Tenant.start();
});
afterAll(() => tenant.azure.stop());

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** What happens some time from now. */
async function after<T>(ms: number, action: () => Promise<T>): Promise<T> {
  const later = Date.now() + ms;
  const clock = jest.spyOn(Date, 'now').mockImplementation(() => later);
  try {
    return await action();
  } finally {
    clock.mockRestore();
  }
}

const refusal = (answered: Answered) => [answered.status, answered.json?.error, aadsts(answered)];
const WEB = {
  homePageUrl: null,
  logoutUrl: null,
  redirectUris: ['https://plant.example/in'],
  implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: false },
};
const ORIGIN = 'http://localhost:3000';
const spa = () =>
  tenant.consented({ publicClient: { redirectUris: [] }, spa: { redirectUris: [`${ORIGIN}/`] } }, `${ORIGIN}/`);
const web = () => {
  const { clientId, clientSecret } = tenant.azure.seed.identity('web');
  const application = Object.values(tenant.azure.state.applications).find(({ appId }) => appId === clientId);
  if (!application) throw new Error('no application');
  Object.assign(application, { web: WEB });
  const client = new SignInClient(tenant.azure, application, WEB.redirectUris[0]);
  tenant.grant(client, ADT_API, 'Read.Write');
  tenant.grant(client, GRAPH, 'openid profile offline_access');
  return { client, secret: { client_secret: clientSecret } };
};

describe('a code', () => {
  test('is redeemed once', async () => {
    const client = tenant.consented();
    const form = client.codeForm(await tenant.code(client));
    const { json } = await client.token(form);
    expect(refusal(await client.token(form))).toEqual([400, 'invalid_grant', 54005]);
    expect((await client.token(client.refreshForm(json.refresh_token))).status).toBe(200);
  });

  test('is redeemed by one of eight who come at the same moment', async () => {
    const client = tenant.consented();
    const form = client.codeForm(await tenant.code(client));
    const answers = await Promise.all(Array.from({ length: 8 }, () => client.token(form)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => aadsts(answer) === 54005)).toHaveLength(7);
  });

  test('of a web application is redeemed by one of eight who all show the secret', async () => {
    const { client, secret } = web();
    const form = client.codeForm(await tenant.code(client), secret);
    const answers = await Promise.all(Array.from({ length: 8 }, () => client.token(form)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('is good for ten minutes', async () => {
    const client = tenant.consented();
    const form = client.codeForm(await tenant.code(client));
    expect(refusal(await after(10 * MINUTE, () => client.token(form)))).toEqual([400, 'invalid_grant', 70008]);
    expect((await after(9 * MINUTE, () => client.token(form))).status).toBe(200);
  });

  test.each<[string, Record<string, string>, number]>([
    ['that was never issued', { code: 'x' }, 70000],
    ['with another verifier', { code_verifier: proofKey().verifier }, 501481],
    ['without the verifier', { code_verifier: '' }, 501481],
    ['with another redirect URI', { redirect_uri: 'http://localhost:1235' }, 50011],
    ['without the redirect URI', { redirect_uri: '' }, 900144],
    ['without itself', { code: '' }, 900144],
    ['with a secret, by a public client', { client_secret: 'a' }, 700025],
    ['with an assertion, by a public client', { client_assertion: 'a' }, 700025],
    ['for a scope that was not consented to', { scope: 'User.Read' }, 65001],
    ['for two APIs', { scope: `${ADT_API}/Read.Write User.Read` }, 700022],
  ])('%s is refused, and can be redeemed still', async (_, different, code) => {
    const client = tenant.consented();
    const form = client.codeForm(await tenant.code(client));
    expect(aadsts(await client.token({ ...form, ...different }))).toBe(code);
    expect((await client.token(form)).status).toBe(200);
  });

  test('of one client is nothing to another', async () => {
    const [client, other] = [tenant.consented(), tenant.consented()];
    const code = await tenant.code(client);
    const stolen = client.codeForm(code, { client_id: other.application.appId });
    expect(aadsts(await client.token(stolen))).toBe(70000);
  });

  test('with a plain challenge needs just that, and one without a challenge needs no verifier', async () => {
    const client = tenant.consented();
    const { verifier, challenge } = client.proof;
    for (const method of ['plain', '']) {
      const different = { code_challenge: verifier, code_challenge_method: method };
      const code = await tenant.code(client, tenant.person(), different);
      expect(aadsts(await client.token(client.codeForm(code, { code_verifier: challenge })))).toBe(501481);
      expect((await client.token(client.codeForm(code))).status).toBe(200);
    }
    const bare = await tenant.code(client, tenant.person(), { code_challenge: '', code_challenge_method: '' });
    expect(aadsts(await client.token(client.codeForm(bare)))).toBe(501481);
    expect((await client.token(client.codeForm(bare, { code_verifier: '' }))).status).toBe(200);
  });

  test.each([
    ['the person is disabled', 50173],
    ['the person has another password', 50173],
    ['the person is no longer assigned', 50105],
    ['the consent is gone', 65001],
    ['the application is disabled', 7000112],
  ])('is refused once %s', async (what, code) => {
    const client = tenant.consented();
    const person = tenant.person();
    const { state } = tenant.azure;
    const principal = tenant.principal(client.application.appId);
    const form = client.codeForm(await tenant.code(client, person));
    if (what.includes('disabled') && what.includes('person')) state.users[person.objectId].accountEnabled = false;
    if (what.includes('password')) state.users[person.objectId].passwordHash = 'another';
    if (what.includes('assigned')) principal.other.appRoleAssignmentRequired = true;
    if (what.includes('consent')) {
      for (const [id, grant] of Object.entries(state.permissionGrants)) {
        if (grant.clientId === principal.id) delete state.permissionGrants[id];
      }
    }
    if (what.includes('application')) principal.accountEnabled = false;
    const answer = await client.token(form);
    expect(aadsts(answer)).toBe(code);
    if (code === 65001)
      expect([answer.json.error, answer.json.suberror]).toEqual(['invalid_grant', 'consent_required']);
  });
});

describe('a web application', () => {
  test('needs its secret, and the right one', async () => {
    const { client, secret } = web();
    const form = client.codeForm(await tenant.code(client));
    expect(refusal(await client.token(form))).toEqual([401, 'invalid_client', 7000218]);
    expect(aadsts(await client.token({ ...form, client_secret: 'wrong' }))).toBe(7000215);
    const { json } = await client.token({ ...form, ...secret });
    expect(jose.decodeJwt(json.access_token).appidacr).toBe('1');

    const refresh = client.refreshForm(json.refresh_token);
    expect(aadsts(await client.token(refresh))).toBe(7000218);
    expect((await client.token({ ...refresh, ...secret })).status).toBe(200);
  });

  test('needs it also if public client flows are allowed: the redirect URI decides', async () => {
    const { client, secret } = web();
    client.application.isFallbackPublicClient = true;
    const form = client.codeForm(await tenant.code(client));
    expect(aadsts(await client.token(form))).toBe(7000218);
    expect((await client.token({ ...form, ...secret })).status).toBe(200);
  });

  test('redeems nothing from a page', async () => {
    const { client, secret } = web();
    const form = client.codeForm(await tenant.code(client), secret);
    const answer = await client.token(form, { Origin: 'https://plant.example' });
    expect(refusal(answer)).toEqual([400, 'invalid_request', 9002326]);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    const { json } = await client.token(form);
    const refresh = { ...client.refreshForm(json.refresh_token), ...secret };
    expect(aadsts(await client.token(refresh, { Origin: 'https://plant.example' }))).toBe(9002326);
  });
});

test.each(['client_credentials', 'password', 'device_code'])('a page gets nothing by the grant %s', async (grant) => {
  const { client, secret } = web();
  client.application.isFallbackPublicClient = true;
  const form = {
    client_id: client.application.appId,
    grant_type: grant,
    scope: ADT_SCOPE,
    username: 'a',
    password: 'b',
  };
  const sent = grant === 'client_credentials' ? { ...form, ...secret } : { ...form, device_code: 'c' };
  expect(aadsts(await client.token(sent, { Origin: ORIGIN }))).toBe(9002326);
  expect(aadsts(await client.token(sent))).not.toBe(9002326);
});

test('a body that is no form is a form without parameters', async () => {
  const path = `/${tenant.azure.tenantId}/oauth2/v2.0/token`;
  const headers = { 'Content-Type': 'application/json', Origin: ORIGIN };
  for (const body of ['{"client_id":1}', '[]', '7', '"a"', 'null']) {
    expect(refusal(await new Browser(tenant.azure).send('POST', path, body, headers))).toEqual([
      400,
      'invalid_request',
      900144,
    ]);
  }
});

describe('a single-page application', () => {
  test('redeems from its page, and may read the answer', async () => {
    const client = spa();
    const form = client.codeForm(await tenant.code(client));
    const { status, headers, json } = await client.token(form, { Origin: ORIGIN });
    expect([status, headers['access-control-allow-origin'], headers.vary]).toEqual([200, ORIGIN, 'Origin']);
    const refresh = client.refreshForm(json.refresh_token);
    expect(refusal(await client.token(refresh))).toEqual([400, 'invalid_request', 9002327]);
    expect(aadsts(await client.token(refresh, { Origin: 'https://evil.example' }))).toBe(9002326);
    expect((await client.token(refresh, { Origin: ORIGIN })).status).toBe(200);
  });

  test.each<[string, string | undefined, Record<string, string>, number]>([
    ['without a page', undefined, {}, 9002327],
    ['from a page elsewhere', 'https://evil.example', {}, 9002326],
    ['from a page whose address only begins like its own', 'http://localhost.evil.example', {}, 9002326],
    ['with a secret', ORIGIN, { client_secret: 'a' }, 700025],
    ['with another verifier', ORIGIN, { code_verifier: proofKey().verifier }, 501481],
  ])('redeems nothing %s', async (_, origin, different, code) => {
    const client = spa();
    const form = client.codeForm(await tenant.code(client), different);
    const answer = await client.token(form, origin ? { Origin: origin } : {});
    expect(aadsts(answer)).toBe(code);
    expect(answer.headers['access-control-allow-origin']).toBe(origin === ORIGIN ? ORIGIN : undefined);
  });

  test('redeems nothing without a proof key', async () => {
    const client = spa();
    const code = await tenant.code(client, tenant.person(), { code_challenge: '', code_challenge_method: '' });
    for (const headers of [{}, { Origin: ORIGIN }]) {
      const answer = await client.token(
        client.codeForm(code, { code_verifier: '' }),
        headers as Record<string, string>,
      );
      expect(refusal(answer)).toEqual([400, 'invalid_request', 9002325]);
    }
  });

  test('has to sign in again after a day, whatever it refreshed in between', async () => {
    const client = spa();
    const headers = { Origin: ORIGIN };
    const { json } = await client.token(client.codeForm(await tenant.code(client)), headers);
    const next = await after(DAY / 2, () => client.token(client.refreshForm(json.refresh_token), headers));
    const last = await after(DAY, () => client.token(client.refreshForm(next.json.refresh_token), headers));
    expect(refusal(last)).toEqual([400, 'invalid_grant', 700084]);
  });

  test.each([
    [ORIGIN, ORIGIN],
    ['http://localhost:9', 'http://localhost:9'],
    ['https://evil.example', undefined],
    ['null', undefined],
  ])('is asked beforehand by browsers at %s, and allowed %s', async (origin, allowed) => {
    spa();
    const path = `/${tenant.azure.tenantId}/oauth2/v2.0/token`;
    const { status, headers } = await new Browser(tenant.azure).send('OPTIONS', path, undefined, {
      Origin: origin,
      'Access-Control-Request-Headers': 'x-client-sku',
    });
    expect([status, headers['access-control-allow-origin']]).toEqual([204, allowed]);
    expect(headers['access-control-allow-headers']).toBe('x-client-sku');
  });
});

describe('a refresh token', () => {
  const begin = async () => {
    const client = tenant.consented();
    const person = tenant.person();
    const { json } = await client.token(client.codeForm(await tenant.code(client, person)));
    const refresh = (token: string, different = {}) => client.token(client.refreshForm(token, different));
    return { client, person, first: json.refresh_token as string, refresh };
  };

  test('brings new tokens, and the next one', async () => {
    const { first, refresh, person } = await begin();
    const { status, json } = await refresh(first, { client_info: '1' });
    expect([status, json.refresh_token === first, json.client_info !== undefined]).toEqual([200, false, true]);
    expect(jose.decodeJwt(json.access_token)).toMatchObject({ oid: person.objectId, scp: 'Read.Write' });
    expect(jose.decodeJwt(json.id_token).nonce).toBeUndefined();
    expect((await refresh(json.refresh_token)).status).toBe(200);
  });

  test('that comes twice ends its family', async () => {
    const { first, refresh } = await begin();
    const { json } = await refresh(first);
    expect(refusal(await refresh(first))).toEqual([400, 'invalid_grant', 50173]);
    expect(refusal(await refresh(json.refresh_token))).toEqual([400, 'invalid_grant', 50173]);
  });

  test('works for one of eight who come at the same moment, and the family ends', async () => {
    const { first, refresh } = await begin();
    const answers = await Promise.all(Array.from({ length: 8 }, () => refresh(first)));
    const [won, ...more] = answers.filter(({ status }) => status === 200);
    expect(more).toEqual([]);
    expect(aadsts(await refresh(won.json.refresh_token))).toBe(50173);
  });

  test('of another sign-in does not end with it', async () => {
    const [one, other] = [await begin(), await begin()];
    await one.refresh(one.first);
    await one.refresh(one.first);
    expect((await other.refresh(other.first)).status).toBe(200);
  });

  test('ends after ninety days without use', async () => {
    const { first, refresh } = await begin();
    const next = await after(89 * DAY, () => refresh(first));
    expect(next.status).toBe(200);
    expect((await after(178 * DAY, () => refresh(next.json.refresh_token))).status).toBe(200);
    const { first: idle, refresh: late } = await begin();
    expect(refusal(await after(90 * DAY, () => late(idle)))).toEqual([400, 'invalid_grant', 70008]);
    expect(aadsts(await after(181 * DAY, () => late(idle)))).toBe(70008);
  });

  test('is good for another API that was consented to, and for no other', async () => {
    const { client, first, refresh } = await begin();
    expect(aadsts(await refresh(first, { scope: 'User.Read' }))).toBe(65001);
    tenant.grant(client, GRAPH, 'User.Read');
    const { json } = await refresh(first, { scope: 'User.Read' });
    expect(jose.decodeJwt(json.access_token)).toMatchObject({ aud: tenant.azure.origin });
  });

  test.each(['another client', 'nobody'])('of %s is nothing', async (whose) => {
    const { client, first } = await begin();
    const form = client.refreshForm(whose === 'nobody' ? 'x' : first, { client_id: tenant.client().application.appId });
    expect(refusal(await client.token(form))).toEqual([400, 'invalid_grant', 70000]);
  });

  test('ends with the password, with the person, and with the consent', async () => {
    const { state } = tenant.azure;
    const one = await begin();
    state.users[one.person.objectId].passwordHash = 'another';
    expect(aadsts(await one.refresh(one.first))).toBe(50173);
    const other = await begin();
    delete state.users[other.person.objectId];
    expect(aadsts(await other.refresh(other.first))).toBe(50173);
  });

  test('is not sent by a page, if the client has none', async () => {
    const { client, first } = await begin();
    expect(aadsts(await client.token(client.refreshForm(first), { Origin: ORIGIN }))).toBe(9002326);
  });
});

describe('a device code', () => {
  const device = async (properties: object = { isFallbackPublicClient: true }) => {
    const client = tenant.consented(properties);
    const asked = { client_id: client.application.appId, scope: ALL_SCOPES };
    const { json } = await new Browser(tenant.azure).post(`/${tenant.azure.tenantId}/oauth2/v2.0/devicecode`, asked);
    const poll = (different: Record<string, string> = {}) =>
      client.token({
        client_id: client.application.appId,
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
        device_code: json.device_code,
        ...different,
      });
    return { client, json, poll };
  };
  const open = async (userCode: string) => {
    const browser = tenant.browser();
    const page = await browser.submit(await browser.get('/common/oauth2/deviceauth'), { user_code: userCode });
    return { browser, page };
  };
  const approve = async (userCode: string, person = tenant.person(), decision = 'accept') => {
    const { browser, page } = await open(userCode);
    return browser.submit(await browser.signIn(page, person), { decision });
  };

  test('is asked for, and says how to use it', async () => {
    const { json } = await device();
    const { origin } = tenant.azure;
    expect(json).toEqual({
      user_code: expect.stringMatching(/^[A-Z2-9]{9}$/),
      device_code: expect.any(String),
      verification_uri: `${origin}/common/oauth2/deviceauth`,
      expires_in: 900,
      interval: 1,
      message: `To sign in, use a web browser to open the page ${origin}/common/oauth2/deviceauth and enter the code ${json.user_code} to authenticate.`,
    });
  });

  test.each<[string, Record<string, string>, number]>([
    ['no client', { client_id: '' }, 900144],
    ['no scope', { scope: '' }, 900144],
    ['a client that is not there', { client_id: crypto.randomUUID() }, 700016],
    ['two APIs', { scope: `${ADT_API}/Read.Write User.Read` }, 700022],
    ['a scope that is not there', { scope: 'Fly' }, 650053],
  ])('is refused to %s', async (_, different, code) => {
    const asked = { client_id: tenant.client().application.appId, scope: ALL_SCOPES, ...different };
    const path = `/${tenant.azure.tenantId}/oauth2/v2.0/devicecode`;
    expect(aadsts(await new Browser(tenant.azure).post(path, asked))).toBe(code);
  });

  test('waits for the person, who is asked whether they began it, and is redeemed once', async () => {
    const { json, poll } = await device();
    expect(refusal(await poll())).toEqual([400, 'authorization_pending', 70016]);
    const person = tenant.person();
    const { browser, page } = await open(json.user_code.toLowerCase());
    const confirm = await browser.signIn(page, person);
    expect(confirm.root.querySelector('h1')?.text).toBe('Are you trying to sign in?');
    const done = await browser.submit(confirm, { decision: 'accept' });
    expect(done.root.querySelector('h1')?.text).toBe('You are signed in');

    const answers = await Promise.all(Array.from({ length: 8 }, () => poll()));
    const [won, ...more] = answers.filter(({ status }) => status === 200);
    expect(more).toEqual([]);
    expect(jose.decodeJwt(won.json.access_token)).toMatchObject({ oid: person.objectId, appidacr: '0' });
    expect(refusal(await poll())).toEqual([400, 'bad_verification_code', 70018]);
    const { client } = await device();
    const stolen = { ...client.refreshForm(won.json.refresh_token) };
    expect(aadsts(await client.token(stolen))).toBe(70000);
  });

  test('is accepted under the short name that MSAL for Node.js uses, and its refresh token works', async () => {
    const { client, json, poll } = await device();
    await approve(json.user_code);
    const answer = await poll({ grant_type: 'device_code' });
    expect(answer.status).toBe(200);
    expect((await client.token(client.refreshForm(answer.json.refresh_token))).status).toBe(200);
  });

  test('is redeemed by one of eight polls at the same moment', async () => {
    const { json, poll } = await device();
    await approve(json.user_code);
    const answers = await Promise.all(Array.from({ length: 8 }, () => poll()));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('that is polled too often is slowed down', async () => {
    const { poll } = await device();
    await poll();
    expect((await poll()).json.error).toBe('slow_down');
    expect((await after(1000, poll)).json.error).toBe('authorization_pending');
  });

  test('ends after fifteen minutes, for the device and for the person', async () => {
    const { json, poll } = await device();
    expect(refusal(await after(15 * MINUTE, () => poll()))).toEqual([400, 'expired_token', 70020]);
    expect(aadsts((await after(15 * MINUTE, () => open(json.user_code))).page)).toBe(70019);
  });

  test('that the person declines is declined, and cannot be answered again', async () => {
    const { json, poll } = await device();
    expect(aadsts(await approve(json.user_code, tenant.person(), 'cancel'))).toBe(65004);
    expect(refusal(await poll())).toEqual([400, 'authorization_declined', 65004]);
    expect(aadsts((await open(json.user_code)).page)).toBe(90120);
  });

  test('needs a client that is public, or its secret', async () => {
    const { json, poll } = await device({ isFallbackPublicClient: null });
    expect(refusal(await poll())).toEqual([401, 'invalid_client', 7000218]);
    await approve(json.user_code);
    expect(aadsts(await poll())).toBe(7000218);
  });

  test('of another client, or of none, is not recognized', async () => {
    const { poll } = await device();
    const { client } = await device();
    expect(aadsts(await poll({ client_id: client.application.appId }))).toBe(70018);
    expect(aadsts(await poll({ device_code: 'x' }))).toBe(70018);
    expect(aadsts(await poll({ device_code: '' }))).toBe(900144);
  });

  test.each([
    ['', 90119],
    ['WRONGCODE', 70018],
  ])('page: the code "%s" is an error that can be corrected', async (userCode, code) => {
    const { browser, page } = await open(userCode);
    expect([aadsts(page), page.root.querySelector('h1')?.text]).toEqual([code, 'Enter code']);
    const { json } = await device();
    const next = await browser.submit(page, { user_code: json.user_code });
    expect(next.root.querySelector('h1')?.text).toBe('Sign in');
  });

  test('asks those who are signed in which account they mean, and for consent if there is none', async () => {
    const client = tenant.client({ isFallbackPublicClient: true });
    const browser = tenant.browser();
    const person = tenant.person();
    await browser.signIn(await browser.get(client.path()), person);
    const asked = { client_id: client.application.appId, scope: ALL_SCOPES };
    const { json } = await browser.post(`/${tenant.azure.tenantId}/oauth2/v2.0/devicecode`, asked);
    const picker = await browser.submit(await browser.get('/common/oauth2/deviceauth'), { user_code: json.user_code });
    expect(picker.root.querySelector('h1')?.text).toBe('Pick an account');
    const confirm = await browser.submit(picker, { user: person.objectId });
    const consent = await browser.submit(confirm, { decision: 'accept' });
    expect(consent.root.querySelector('h1')?.text).toBe('Permissions requested');
    const done = await browser.submit(consent, { decision: 'accept' });
    expect(done.root.querySelector('h1')?.text).toBe('You are signed in');
  });

  test('is not given to a person who is not assigned', async () => {
    const { client, json, poll } = await device();
    tenant.principal(client.application.appId).other.appRoleAssignmentRequired = true;
    const { browser, page } = await open(json.user_code);
    expect(aadsts(await browser.signIn(page, tenant.person()))).toBe(50105);
    expect(aadsts(await poll())).toBe(70016);
  });
});

describe('a password', () => {
  const ask = (client: SignInClient, username: string, password: string, different: Record<string, string> = {}) =>
    client.token({
      client_id: client.application.appId,
      grant_type: 'password',
      username,
      password,
      scope: ALL_SCOPES,
      ...different,
    });
  const open = () => tenant.consented({ isFallbackPublicClient: true });

  test('is exchanged for tokens', async () => {
    const person = tenant.person();
    const client = open();
    const { status, json } = await ask(client, person.userPrincipalName, person.password);
    expect([status, jose.decodeJwt(json.access_token).oid]).toEqual([200, person.objectId]);
    expect((await client.token(client.refreshForm(json.refresh_token))).status).toBe(200);
    const bare = await ask(client, person.userPrincipalName, person.password, { scope: ADT_SCOPE });
    expect([bare.status, bare.json.refresh_token]).toEqual([200, undefined]);
  });

  test.each<[string, Record<string, string>, number]>([
    ['a wrong one', { password: 'x' }, 50126],
    ['an unknown person', { username: 'x' }, 50034],
    ['none', { password: '' }, 900144],
    ['no person', { username: '' }, 900144],
    ['no scope', { scope: '' }, 900144],
    ['two APIs', { scope: `${ADT_API}/Read.Write User.Read` }, 700022],
    ['a scope without consent', { scope: 'User.Read' }, 65001],
  ])('is refused for %s', async (_, different, code) => {
    const person = tenant.person();
    const answer = await ask(open(), person.userPrincipalName, person.password, different);
    expect(aadsts(answer)).toBe(code);
  });

  test('needs a client that is public', async () => {
    const person = tenant.person();
    expect(aadsts(await ask(tenant.consented(), person.userPrincipalName, person.password))).toBe(7000218);
  });

  test('is not enough for a person who is not assigned', async () => {
    const [client, person] = [open(), tenant.person()];
    tenant.principal(client.application.appId).other.appRoleAssignmentRequired = true;
    expect(refusal(await ask(client, person.userPrincipalName, person.password))).toEqual([
      400,
      'invalid_grant',
      50105,
    ]);
  });
});
