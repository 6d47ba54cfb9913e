import { aadsts } from '../../checks/support/browser';
import { AZURE_CLI } from '../src/entra/microsoft-clients';
import { Tenant } from './people';
import { ADT_SCOPE, SignInClient } from './person';

// What people get with the Azure CLI, which no tenant has to register.

let tenant: Tenant;
let client: SignInClient;
beforeAll(async () => {
  tenant = await Tenant.start();
  client = new SignInClient(tenant.azure, AZURE_CLI);
});
afterAll(() => tenant.azure.stop());

const person = () => tenant.person();
const byPassword = (scope: string, { userPrincipalName: username, password } = person()) =>
  client.token({ client_id: AZURE_CLI.appId, grant_type: 'password', scope, username, password });
const scopesOf = async (scope: string) => {
  const { access_token } = (await byPassword(scope)).json;
  return JSON.parse(Buffer.from(access_token.split('.')[1], 'base64url').toString()).scp.split(' ');
};
const list = async (path: string, token: string) => {
  const headers = { Authorization: `Bearer ${token}` };
  return (await tenant.browser().get(`${path}?api-version=2022-12-01`, headers)).json.value;
};
const managing = async (who = person()) =>
  (await byPassword(`${tenant.azure.origin}//.default`, who)).json.access_token;

test('a person signs in without consent, and without a name for the tenant', async () => {
  const browser = tenant.browser();
  const page = await browser.get(client.path({ scope: `${tenant.azure.origin}//.default openid` }, 'organizations'));
  expect((await browser.signIn(page, person())).answer.code).toBeDefined();
});

test('it may do for a person whatever an API of Microsoft offers', async () => {
  expect(await scopesOf(ADT_SCOPE)).toEqual(['Read.Write']);
  expect(await scopesOf('https://vault.azure.net/.default')).toEqual(['user_impersonation']);
  expect(await scopesOf(`${tenant.azure.origin}/.default`)).toEqual(
    expect.arrayContaining(['user_impersonation', 'User.Read', 'Directory.Read.All']),
  );
});

test('for an API of the tenant it needs consent, as every client does', async () => {
  const api = tenant.client({ other: { identifierUris: ['api://plant'], api: { oauth2PermissionScopes: [] } } });
  const scope = {
    id: '11111111-1111-4111-8111-111111111111',
    value: 'Plant.Read',
    isEnabled: true,
    type: 'User',
    adminConsentDisplayName: 'Read the plant',
  };
  Object.assign(api.application.other.api ?? {}, { oauth2PermissionScopes: [scope] });
  expect(aadsts(await byPassword('api://plant/Plant.Read'))).toBe(65001);
});

test('an administrator limits it to those who are assigned', async () => {
  const principal = tenant.principal(AZURE_CLI.appId);
  principal.other.appRoleAssignmentRequired = true;
  expect(aadsts(await byPassword(ADT_SCOPE))).toBe(50105);
  principal.other.appRoleAssignmentRequired = false;
  expect((await byPassword(ADT_SCOPE)).status).toBe(200);
});

test('it cannot sign in as itself', async () => {
  const asked = { client_id: AZURE_CLI.appId, grant_type: 'client_credentials', scope: ADT_SCOPE };
  expect(aadsts(await client.token(asked))).toBe(7000218);
  expect(aadsts(await client.token({ ...asked, client_secret: 'x' }))).toBe(7000215);
});

describe('a person finds', () => {
  test('the tenant', async () => {
    const [{ tenantId }] = await list('/tenants', await managing());
    expect(tenantId).toBe(tenant.azure.tenantId);
  });

  test('no subscription without a role, and the subscription with a role on anything in it', async () => {
    const reader = person();
    const token = await managing(reader);
    expect(await list('/subscriptions', token)).toEqual([]);
    tenant.azure.seed.roleAssignment(reader.objectId, 'Reader', tenant.azure.seed.instance('plant'));
    expect(await list('/subscriptions', token)).toHaveLength(1);
  });

  test('the subscription through a group in a group', async () => {
    const reader = person();
    const inner = tenant.azure.seed.securityGroup('inner', [reader.objectId]);
    const outer = tenant.azure.seed.securityGroup('outer', [inner]);
    tenant.azure.seed.roleAssignment(outer, 'Reader', tenant.azure.seed.instance('plant'));
    expect(await list('/subscriptions', await managing(reader))).toHaveLength(1);
  });

  test('no subscription with a token that is not for Resource Manager', async () => {
    const reader = person();
    tenant.azure.seed.roleAssignment(reader.objectId, 'Reader', tenant.azure.seed.instance('plant'));
    const other = tenant.consented();
    tenant.grant(other, '00000003-0000-0000-c000-000000000000', 'User.Read', reader);
    const form = other.codeForm(await tenant.code(other, reader, { scope: `${tenant.azure.origin}/User.Read` }));
    const { json } = await other.token(form);
    expect(await list('/subscriptions', json.access_token)).toEqual([]);
  });
});
