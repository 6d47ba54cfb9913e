import * as fc from 'fast-check';
import type { Answered, Browser } from '../../checks/support/browser';
import { Tenant } from './people';
import { ADT_SCOPE, ALL_SCOPES, type SignInClient } from './person';

// Requests that nobody meant. PROPERTY_RUNS=20000 looks harder.
const numRuns = Number(process.env.PROPERTY_RUNS ?? 300);
/** To make a failure small takes its time, too. */
jest.setTimeout(120_000 + numRuns * 30);

const IMPLICIT = { enableIdTokenIssuance: true, enableAccessTokenIssuance: true };
const WEB = { homePageUrl: null, logoutUrl: null, redirectUris: [] as string[], implicitGrantSettings: IMPLICIT };

let tenant: Tenant;
let clients: Record<string, SignInClient>;
/** A person is signed in with it. */
let browser: Browser;
let codes: string[];

beforeAll(async () => {
  tenant = await Tenant.start();
  const none = { publicClient: { redirectUris: [] } };
  clients = {
    desktop: tenant.consented({ publicClient: { redirectUris: ['http://localhost'] } }, 'http://localhost:1234'),
    implicit: tenant.consented(
      { ...none, web: { ...WEB, redirectUris: ['https://plant.example/in?a=b'] } },
      'https://plant.example/in?a=b',
    ),
    page: tenant.consented({ ...none, spa: { redirectUris: ['http://localhost/spa'] } }, 'http://localhost:9/spa'),
    native: tenant.consented({ publicClient: { redirectUris: ['plant://auth'] } }, 'plant://auth'),
    unasked: tenant.client(
      { publicClient: { redirectUris: ['http://localhost/unasked'] } },
      'http://localhost/unasked',
    ),
    limited: tenant.consented(
      { publicClient: { redirectUris: ['http://localhost/limited'] } },
      'http://localhost/limited',
    ),
  };
  tenant.principal(clients.limited.application.appId).other.appRoleAssignmentRequired = true;
  browser = tenant.browser();
  const { desktop } = clients;
  await browser.signIn(await browser.get(desktop.path()), tenant.person());
  codes = [(await browser.get(desktop.path())).answer.code, (await browser.get(desktop.path())).answer.code];
});
afterAll(() => tenant.azure.stop());

/** Names are random too. */
const find = (name: string): SignInClient | undefined => (NAMES.includes(name) ? clients[name] : undefined);

const NAMES = ['desktop', 'implicit', 'page', 'native', 'unasked', 'limited'];
const URIS = [
  ...[
    'http://localhost',
    'http://localhost:1234/',
    'https://plant.example/in?a=b',
    'http://localhost:5/spa',
    'plant://auth',
  ],
  ...[
    'http://localhost:1/unasked',
    'http://localhost/limited',
    'http://127.0.0.1',
    'https://localhost',
    '//evil.example',
  ],
  ...[
    'https://evil.example',
    'http://localhost@evil.example',
    'http://localhost:1@evil.example/',
    'javascript:alert(1)',
  ],
  ...[
    'http://localhost\\.evil.example',
    'https://plant.example/in?a=b&c=d',
    'https://plant.example/in',
    'data:text/html,x',
  ],
  ...['http://localhost/\r\nLocation: https://evil.example', 'http://localhost?', 'plant://auth.evil.example', ''],
];
/** Text that means something to a parser somewhere. */
const evil = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '"><img src=x onerror=alert(1)>',
    '\r\nSet-Cookie: a=b',
    '\0',
    '__proto__',
    '[object Object]',
    '%00',
    '{{x}}',
    '/../..',
  ),
);
/** A registered address, with something done to it. */
const bentUri = fc
  .tuple(fc.constantFrom(...URIS), fc.nat(40), evil)
  .map(([uri, at, text]) => uri.slice(0, at) + text + uri.slice(at));

const often = <T>(usual: readonly T[], ...others: fc.Arbitrary<T>[]) =>
  fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...usual) }, ...others);

const mostly = <T>(usual: readonly T[], ...others: fc.Arbitrary<T>[]) =>
  fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...usual) }, ...others);

/** What a client that is made well sends. */
const USUAL = { response_type: 'code', scope: ALL_SCOPES, nonce: 'a nonce', state: 'a state' };

/** What is different in a request. */
const different = {
  redirect_uri: often(URIS, bentUri, fc.webUrl()),
  response_type: often(['code', 'id_token', 'token', 'code id_token', 'id_token token', 'code token', 'none'], evil),
  response_mode: often(['query', 'fragment', 'form_post', ''], evil),
  scope: often(
    [ALL_SCOPES, ADT_SCOPE, 'openid', 'openid User.Read.All', `${ADT_SCOPE} openid`, 'api://x/.default'],
    evil,
  ),
  prompt: often(['', 'none', 'login', 'consent', 'select_account'], evil),
  state: evil,
  nonce: often(['a nonce', ''], evil),
  login_hint: often(['', 'model@contoso.onmicrosoft.com'], evil),
  code_challenge: often(['', 'a'.repeat(43)], evil),
  code_challenge_method: often(['', 'S256', 'plain'], evil),
  client_info: fc.constantFrom('1', '0'),
};
const asked = fc.record({
  client: mostly(NAMES, evil),
  all: fc.record(different),
  // The address is what attackers bend first.
  names: fc.oneof(fc.constant(['redirect_uri']), fc.subarray(Object.keys(different), { maxLength: 3 })),
});

/** The request of a client, with what is different. */
function request({
  client,
  all,
  names,
}: {
  client: string;
  all: object;
  names: readonly string[];
}): Record<string, string> {
  const known = find(client);
  const usual = {
    redirect_uri: known?.redirectUri ?? 'http://localhost',
    client_id: known?.application.appId ?? client,
  };
  return { ...USUAL, ...usual, ...Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name))) };
}

const where = mostly(
  ['tenant'],
  fc.constantFrom('common', 'organizations', 'contoso.onmicrosoft.com', 'x', '%00', '__proto__'),
);

/** Whether an address is one of those that the client registered, said in another way than the server does. */
function isOf({ application }: SignInClient, address: string): boolean {
  const url = new URL(address);
  const { web, spa, publicClient } = application;
  return [web, spa, publicClient]
    .flatMap(({ redirectUris }) => redirectUris)
    .some((text) => {
      const registered = new URL(text);
      const isOwnMachine = registered.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(registered.hostname);
      const host = isOwnMachine ? 'hostname' : 'host';
      const query = [...registered.searchParams].every(([name, value]) => url.searchParams.get(name) === value);
      return (
        registered.protocol === url.protocol &&
        registered[host] === url[host] &&
        registered.pathname === url.pathname &&
        url.username === '' &&
        query
      );
    });
}

const TOKENS = ['code', 'id_token', 'access_token'];

function check(
  { status, location, answer, headers, root }: Answered,
  sent: Record<string, string>,
  name: string,
): void {
  expect(status).toBeLessThan(500);
  expect([headers['set-cookie']].flat().filter((cookie) => cookie?.startsWith('a='))).toEqual([]);
  expect(root.querySelectorAll('img, script:not(:contains("submit"))').map(String)).toEqual([]);
  const client = find(name);
  const form = root.querySelector('form')?.getAttribute('action');
  const target = location ?? (form?.startsWith('/common/oauth2/') ? undefined : form);
  const fields = root
    .querySelectorAll('input')
    .map((input) => [input.getAttribute('name'), input.getAttribute('value')]);
  const answers: Record<string, unknown> = location ? answer : Object.fromEntries(target ? fields : []);
  const given = TOKENS.filter((token) => answers[token] !== undefined);
  if (target === undefined) {
    expect(given).toEqual([]);
    return;
  }
  expect(client && isOf(client, target)).toBe(true);
  if (given.length === 0) {
    expect(answers.error).toBeDefined();
    return;
  }
  // Only who was consented to and let in, without a question, and only what was asked for and is on.
  expect(['unasked', 'limited']).not.toContain(name);
  expect(['login', 'consent', 'select_account']).not.toContain(sent.prompt);
  const types = sent.response_type.split(' ').map((type) => (type === 'token' ? 'access_token' : type));
  expect(types.sort()).toEqual(given.sort());
  if (name !== 'implicit') expect(given).toEqual(['code']);
  if (given.some((token) => token !== 'code')) expect(new URL(target).searchParams.get(given[0])).toBeNull();
  expect(sent.scope).not.toContain('User.Read.All');
}

test('no request for a sign-in leads elsewhere, fails, or gives what it should not', async () => {
  let given = 0;
  await fc.assert(
    fc.asyncProperty(asked, where, fc.boolean(), fc.boolean(), async (random, tenantName, isPost, isSignedIn) => {
      const sent = request(random);
      const path = `/${tenantName === 'tenant' ? tenant.azure.tenantId : tenantName}/oauth2/v2.0/authorize`;
      const visitor = isSignedIn ? browser : tenant.browser();
      const answered = isPost
        ? await visitor.post(path, sent)
        : await visitor.get(`${path}?${new URLSearchParams(sent)}`);
      check(answered, sent, random.client);
      const tokens = TOKENS.filter((token) => answered.answer[token] !== undefined);
      given += tokens.length;
      if (!isSignedIn) expect(tokens).toEqual([]);
    }),
    { numRuns },
  );
  // Otherwise it would show nothing.
  expect(given).toBeGreaterThan(0);
});

test('no request for a token fails or gives one, without what a person gave to the client', async () => {
  const form = fc.record(
    {
      grant_type: often(['authorization_code', 'refresh_token', 'password', 'device_code', 'client_credentials'], evil),
      client: often(NAMES, evil),
      code: often(['known'], evil),
      redirect_uri: often(URIS, bentUri),
      code_verifier: evil,
      refresh_token: evil,
      device_code: evil,
      username: often(['model@contoso.onmicrosoft.com'], evil),
      password: evil,
      scope: often([ALL_SCOPES, 'openid'], evil),
      client_secret: evil,
      client_assertion: evil,
    },
    { requiredKeys: ['grant_type', 'client'] },
  );
  const origin = fc.option(fc.constantFrom('http://localhost', 'https://evil.example', 'null'), { nil: undefined });
  await fc.assert(
    fc.asyncProperty(form, origin, async ({ client, ...rest }, from) => {
      const known = find(client);
      const sent = { ...rest, client_id: known?.application.appId ?? client } as Record<string, string>;
      if (sent.code === 'known') [sent.code] = codes;
      const path = `/${tenant.azure.tenantId}/oauth2/v2.0/token`;
      const { status, json } = await tenant.browser().post(path, sent, from ? { Origin: from } : {});
      expect([status < 500, status === 200, json.access_token]).toEqual([true, false, undefined]);
    }),
    { numRuns },
  );
});

test('no form, and no code of a device, lets in who did not get it', async () => {
  const ends = ['login', 'account', 'consent', 'confirm', 'deviceauth', 'v2.0/logout', 'v2.0/devicecode'];
  const fields = fc.record(
    { flow: evil, user: evil, decision: fc.constantFrom('accept', 'x'), user_code: evil },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...ends), fields, bentUri, async (end, sent, uri) => {
      const all = { ...sent, post_logout_redirect_uri: uri, username: 'x', password: 'x' } as Record<string, string>;
      const answered = await tenant.browser().post(`/common/oauth2/${end}`, all);
      expect(answered.status).toBeLessThan(500);
      if (answered.location)
        expect(Object.values(clients).some((one) => isOf(one, answered.location ?? ''))).toBe(true);
      expect(TOKENS.filter((token) => answered.answer[token] !== undefined)).toEqual([]);
    }),
    { numRuns },
  );
});
