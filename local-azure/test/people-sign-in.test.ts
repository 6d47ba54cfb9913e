import * as jose from 'jose';
import { ADT_API } from '../src/entra/audiences';
import { GRAPH, Tenant } from './people';
import { ADT_SCOPE, ALL_SCOPES, type Answered } from './person';

let tenant: Tenant;
beforeAll(async () => {
  tenant = await Tenant.start();
});
afterAll(() => tenant.azure.stop());

const codeOf = ({ answer, text, json }: Answered) =>
  Number(/AADSTS(\d+)/.exec(answer.error_description ?? json?.error_description ?? text)?.[1]);

test('a person signs in, and the client reads a twin for them', async () => {
  const client = tenant.consented();
  const person = tenant.person('owner');
  const instance = tenant.azure.seed.instance('plant');
  const browser = tenant.browser();
  const login = await browser.get(client.path());
  expect([login.status, login.root.querySelector('h1')?.text]).toEqual([200, 'Sign in']);
  const { status, location, answer } = await browser.signIn(login, person);
  expect([status, location?.split('?')[0], answer.state]).toEqual([302, 'http://localhost:1234/', 'a state']);

  const { json } = await client.token(client.codeForm(answer.code, { client_info: '1' }));
  expect(json).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
  expect(json.scope.split(' ').sort()).toEqual([
    ADT_SCOPE,
    'https://digitaltwins.azure.net/Read.Write',
    'openid',
    'profile',
  ]);
  const { tenantId, origin } = tenant.azure;
  expect(jose.decodeJwt(json.access_token)).toMatchObject({
    aud: 'https://digitaltwins.azure.net',
    scp: 'Read.Write',
    oid: person.objectId,
    appid: client.application.appId,
    appidacr: '0',
    upn: person.userPrincipalName,
    name: 'owner',
    idtyp: 'user',
    tid: tenantId,
  });
  expect(jose.decodeJwt(json.id_token)).toMatchObject({
    iss: `${origin}/${tenantId}/v2.0`,
    aud: client.application.appId,
    nonce: 'a nonce',
    oid: person.objectId,
    tid: tenantId,
    preferred_username: person.userPrincipalName,
    name: 'owner',
    ver: '2.0',
  });
  expect(JSON.parse(Buffer.from(json.client_info, 'base64url').toString())).toEqual({
    uid: person.objectId,
    utid: tenantId,
  });

  const read = () =>
    browser.get('/adt/plant/models?api-version=2023-10-31', { Authorization: `Bearer ${json.access_token}` });
  const refused = await read();
  expect([refused.status, refused.json.error.message]).toEqual([
    403,
    `The user ${person.objectId} does not have the data action Microsoft.DigitalTwins/models/read.`,
  ]);
  tenant.azure.seed.roleAssignment(person.objectId, 'Azure Digital Twins Data Reader', instance);
  expect((await read()).status).toBe(200);
});

test('consent', async () => {
  const client = tenant.client();
  const browser = tenant.browser();
  const page = await browser.signIn(await browser.get(client.path()), tenant.person());
  expect(page.root.querySelector('h1')?.text).toBe('Permissions requested');
  const { answer } = await browser.submit(page, { decision: 'accept' });
  expect(answer.code).toBeDefined();
  expect((await browser.get(client.path())).answer.code).toBeDefined();
  void [ALL_SCOPES, GRAPH, ADT_API, codeOf];
});
