import type { Witness } from '../src';
import { Tenant } from './people';
import type { SignInClient } from './person';

// What PARITY.md says of flows is what these witnesses say.

let tenant: Tenant;
let client: SignInClient;
let seen: Witness[] = [];
beforeAll(async () => {
  tenant = await Tenant.start({ witness: (one) => seen.push(one) });
  client = tenant.consented();
});
afterAll(() => tenant.azure.stop());
beforeEach(() => {
  seen = [];
});

const flows = () => seen.flatMap((one) => one.flows);

test('a person who signs in is a witness of each flow that the requests belong to', async () => {
  const browser = tenant.browser();
  await browser.signIn(await browser.get(client.path({ response_mode: 'form_post' })), tenant.person());
  const { answer } = await browser.get(client.path({ prompt: 'none' }));
  const { json } = await client.token(client.codeForm(answer.code));
  await client.token(client.refreshForm(json.refresh_token));
  await browser.get('/common/oauth2/v2.0/logout');
  expect(flows()).toEqual([
    '`response_mode=form_post`',
    '`prompt=none`',
    'authorization code with PKCE',
    'refresh token',
    'sign-out',
  ]);
});

test.each([
  ['without a person', () => tenant.browser().get(client.path({ prompt: 'none' }))],
  ['without permission', () => tenant.browser().get(client.path({ response_type: 'token' }))],
  ['without a code', () => client.token(client.codeForm('wrong'))],
])('what is refused %s is no witness', async (_, ask) => {
  await ask();
  expect(flows()).toEqual([]);
});

test('MSAL is known by a header or a parameter of its own', async () => {
  const headers = { 'User-Agent': 'a browser' };
  await tenant.browser().get(client.path(), { ...headers, 'x-client-SKU': 'MSAL.Python' });
  await tenant.browser().get(client.path({ 'x-client-SKU': 'msal.js.browser' }), headers);
  expect(seen.map(({ userAgent }) => userAgent)).toEqual(['a browser MSAL.Python', 'a browser msal.js.browser']);
});
