import { isPassword } from '../src/entra/password';
import { GraphAccess } from '../src/graph/access';
import { ABSENT, type Answer, TestClient } from './test-client';

const DOMAIN = 'contoso.onmicrosoft.com';
const PASSWORD = 'a Passw0rd of a test';

let deployer: TestClient;
let admin: TestClient;
beforeAll(async () => {
  deployer = await TestClient.start();
  admin = deployer.as(['User.ReadWrite.All', 'Application.Read.All']);
});
afterAll(() => deployer.azure.stop());

const failure = ({ status, body }: Answer) => [status, body?.error?.code];
const denied = [403, 'Authorization_RequestDenied'];
const query = (options: Record<string, string>) => new URLSearchParams(options).toString();

let made = 0;
const wanted = (changes: object = {}) => {
  made += 1;
  return {
    accountEnabled: true,
    displayName: 'Reader',
    mailNickname: `reader${made}`,
    userPrincipalName: `reader${made}@${DOMAIN}`,
    passwordProfile: { forceChangePasswordNextSignIn: false, password: PASSWORD },
    ...changes,
  };
};
const create = (changes: object = {}, client = admin) => client.call('POST', '/v1.0/users', wanted(changes));

describe('a person', () => {
  test('is made as azuread and the Azure CLI do, and shows what Microsoft Graph shows when nothing is selected', async () => {
    const { status, body } = await create({ displayName: 'Shown', ageGroup: null, otherMails: [] });
    expect(status).toBe(201);
    expect(body).toEqual({
      '@odata.context': `${deployer.azure.origin}/v1.0/$metadata#users/$entity`,
      businessPhones: [],
      displayName: 'Shown',
      givenName: null,
      id: expect.any(String),
      jobTitle: null,
      mail: null,
      mobilePhone: null,
      officeLocation: null,
      preferredLanguage: null,
      surname: null,
      userPrincipalName: expect.stringMatching(/^reader\d+@contoso\.onmicrosoft\.com$/),
    });
  });

  test('shows the rest when it is selected, and the password never', async () => {
    const { body } = await create({ employeeId: '7', passwordPolicies: 'DisablePasswordExpiration' });
    const select = 'id,accountEnabled,employeeId,mailNickname,passwordPolicies,passwordProfile,userType,otherMails';
    const shown = await admin.call('GET', `/v1.0/users/${body.id}?${query({ $select: select })}`);
    expect(shown.body).toMatchObject({
      accountEnabled: true,
      employeeId: '7',
      passwordPolicies: 'DisablePasswordExpiration',
      passwordProfile: null,
      userType: 'Member',
      otherMails: [],
    });
    expect(JSON.stringify(deployer.azure.state)).not.toContain(PASSWORD);
    expect(isPassword(PASSWORD, deployer.azure.state.users[body.id].passwordHash)).toBe(true);
  });

  test.each<[string, (id: string, name: string) => string]>([
    ['ID', (id) => id],
    ['ID in capitals', (id) => id.toUpperCase()],
    ['user principal name', (_, name) => name],
    ['user principal name in capitals', (_, name) => name.toUpperCase()],
  ])('is found by its %s', async (_, key) => {
    const { body } = await create();
    const found = await admin.call('GET', `/v1.0/users/${key(body.id, body.userPrincipalName)}`);
    expect(found.body.id).toBe(body.id);
  });

  test.each(['userPrincipalName', 'mailNickname', 'mail', 'employeeId'])(
    'is found by %s, as data sources of azuread ask',
    async (property) => {
      const value = `unique.${property}`.slice(0, 16);
      const { body } = await create({ [property]: property === 'userPrincipalName' ? `${value}@${DOMAIN}` : value });
      const filter = `${property} eq '${property === 'userPrincipalName' ? `${value}@${DOMAIN}` : value}'`;
      const found = await admin.call('GET', `/v1.0/users?${query({ $filter: filter, $select: 'id,mailNickname' })}`);
      expect(found.body.value.map(({ id }: { id: string }) => id)).toEqual([body.id]);
    },
  );

  test.each<[string, object]>([
    ['without a name', { displayName: undefined }],
    ['without an alias', { mailNickname: undefined }],
    ['without a password', { passwordProfile: undefined }],
    ['with a profile without a password', { passwordProfile: {} }],
    ['without a user principal name', { userPrincipalName: undefined }],
    ['that does not say whether it is enabled', { accountEnabled: undefined }],
    ['of another domain', { userPrincipalName: 'reader@fabrikam.com' }],
    ['with two domains', { userPrincipalName: `reader@a@${DOMAIN}` }],
    ['without a domain', { userPrincipalName: 'reader' }],
    ['with a space in the name', { userPrincipalName: `a b@${DOMAIN}` }],
    ['with a short password', { passwordProfile: { password: 'aA1!' } }],
    ['with letters for a password', { passwordProfile: { password: 'abcdefgHIJ' } }],
    [
      'with a short password, and without the policy',
      { passwordPolicies: 'DisableStrongPassword', passwordProfile: { password: 'short' } },
    ],
    ['with an employee ID of 17 characters', { employeeId: '1'.repeat(17) }],
    ['with a property that there is not', { colour: 'red' }],
    ['with a property that Entra ID sets', { proxyAddresses: [] }],
    ['with an alias of two words', { mailNickname: 'a b' }],
  ])('%s is not made', async (_, changes) => {
    const before = Object.keys(deployer.azure.state.users).length;
    expect(failure(await create(changes))).toEqual([400, 'Request_BadRequest']);
    expect(Object.keys(deployer.azure.state.users)).toHaveLength(before);
  });

  test('may have a simple password where the policy says so', async () => {
    const simple = { passwordPolicies: 'DisableStrongPassword', passwordProfile: { password: 'abcdefgh' } };
    expect((await create(simple)).status).toBe(201);
  });

  test('has a name of their own, in whatever letter case, also after a change', async () => {
    const [{ body: one }, { body: two }] = [await create(), await create()];
    const taken = { userPrincipalName: one.userPrincipalName.toUpperCase() };
    expect((await create(taken)).body.error.message).toBe(
      'Another object with the same value for property userPrincipalName already exists.',
    );
    expect((await admin.call('PATCH', `/v1.0/users/${two.id}`, taken)).status).toBe(400);
    expect((await admin.call('PATCH', `/v1.0/users/${one.id}`, taken)).status).toBe(204);
  });

  test('is changed in v1.0 and, as azuread does, in beta', async () => {
    const { body } = await create();
    const path = `users/${body.id}`;
    expect((await admin.call('PATCH', `/v1.0/${path}`, { jobTitle: 'fitter', accountEnabled: false })).status).toBe(
      204,
    );
    expect((await admin.call('PATCH', `/beta/${path}`, { showInAddressList: true })).status).toBe(204);
    const shown = await admin.call('GET', `/beta/${path}?${query({ $select: 'showInAddressList,accountEnabled' })}`);
    expect(shown.body).toMatchObject({ showInAddressList: true, accountEnabled: false });
    expect((await admin.call('GET', `/v1.0/${path}`)).body).toMatchObject({
      jobTitle: 'fitter',
      displayName: 'Reader',
    });
  });

  test('has no manager, which is how azuread reads one that is not there', async () => {
    const { body } = await create();
    expect(failure(await admin.call('GET', `/v1.0/users/${body.id}/manager`))).toEqual([
      404,
      'Request_ResourceNotFound',
    ]);
  });

  test('gets another password from those who may set passwords, and from no other client', async () => {
    const { body } = await create();
    const profile = { passwordProfile: { password: `${PASSWORD}!` } };
    expect(failure(await admin.call('PATCH', `/v1.0/users/${body.id}`, profile))).toEqual(denied);
    const setter = deployer.as(['User.ReadWrite.All', 'User-PasswordProfile.ReadWrite.All']);
    expect((await setter.call('PATCH', `/v1.0/users/${body.id}`, profile)).status).toBe(204);
    expect(isPassword(`${PASSWORD}!`, deployer.azure.state.users[body.id].passwordHash)).toBe(true);
    const weak = { passwordProfile: { password: 'x' } };
    expect((await setter.call('PATCH', `/v1.0/users/${body.id}`, weak)).status).toBe(400);
  });

  test('is counted and listed in pages', async () => {
    const { body: token } = await admin.token();
    const headers = { Authorization: `Bearer ${token.access_token}`, ConsistencyLevel: 'eventual' };
    const { body: count } = await admin.send('GET', '/v1.0/users/$count', undefined, headers);
    expect(count).toBe(Object.keys(deployer.azure.state.users).length);
    const { body } = await admin.call('GET', `/v1.0/users?${query({ $top: '1' })}`);
    expect([body.value.length, body['@odata.nextLink']]).toEqual([1, expect.stringContaining('skiptoken')]);
  });

  test('who is deleted leaves no membership, ownership, consent or assignment behind', async () => {
    const { seed, state } = deployer.azure;
    const { body } = await create();
    const group = seed.securityGroup('left', [body.id]);
    state.groups[group].owners.push(body.id);
    const application = await deployer.application();
    state.applications[application.id].owners.push(body.id);
    const { id: resourceId } = await deployer.servicePrincipal(application.appId);
    const assigner = deployer.as(['AppRoleAssignment.ReadWrite.All', 'Application.Read.All']);
    await assigner.call('POST', `/v1.0/servicePrincipals/${resourceId}/appRoleAssignedTo`, {
      principalId: body.id,
      resourceId,
      appRoleId: '00000000-0000-0000-0000-000000000000',
    });
    expect(Object.values(state.appRoleAssignments)).toHaveLength(1);
    expect((await admin.call('DELETE', `/v1.0/users/${body.id}`)).status).toBe(204);
    expect(JSON.stringify(state)).not.toContain(body.id);
    expect((await admin.call('GET', `/v1.0/users/${body.id}`)).status).toBe(404);
    expect((await admin.call('DELETE', `/v1.0/users/${body.id}`)).status).toBe(404);
  });

  test('is not /me for an application', async () => {
    expect(failure(await admin.call('GET', '/v1.0/me'))).toEqual([400, 'BadRequest']);
    expect(failure(await admin.call('GET', '/v1.0/me/memberOf'))).toEqual([400, 'BadRequest']);
  });

  test('is among the directory objects, by its type', async () => {
    const { body } = await create();
    const group = deployer.azure.seed.securityGroup('typed');
    const reader = deployer.as(['Directory.Read.All']);
    const found = async (types?: string[]) => {
      const answer = await reader.call('POST', '/v1.0/directoryObjects/getByIds', { ids: [body.id, group], types });
      return answer.body.value.map((object: Record<string, string>) => object['@odata.type']);
    };
    expect(await found()).toEqual(['#microsoft.graph.user', '#microsoft.graph.group']);
    expect(await found(['user'])).toEqual(['#microsoft.graph.user']);
    expect((await reader.call('GET', `/v1.0/directoryObjects/${group}`)).body.displayName).toBe('typed');
    expect((await reader.call('GET', `/v1.0/directoryObjects/${ABSENT}`)).status).toBe(404);
  });

  test('owns an application, and is shown among its owners', async () => {
    const { objectId } = deployer.azure.seed.user('owner');
    const reference = { 'owners@odata.bind': [`${deployer.azure.origin}/v1.0/users/${objectId}`] };
    const { id } = await deployer.application(reference);
    const reader = deployer.as(['Application.Read.All', 'User.ReadBasic.All']);
    const owners = async (client: TestClient) =>
      (await client.call('GET', `/v1.0/applications/${id}/owners`)).body.value;
    expect(await owners(reader)).toEqual([
      expect.objectContaining({ '@odata.type': '#microsoft.graph.user', id: objectId, displayName: 'owner' }),
    ]);
    expect((await owners(reader))[0]).not.toHaveProperty('accountEnabled');
  });

  test('is a group, which owns no application', async () => {
    const group = deployer.azure.seed.securityGroup('owners');
    const reference = { 'owners@odata.bind': [`${deployer.azure.origin}/v1.0/directoryObjects/${group}`] };
    const refused = await deployer.call('POST', '/v1.0/applications', { displayName: 'x', ...reference });
    expect(failure(refused)).toEqual([400, 'Request_BadRequest']);
  });
});

describe('permissions on people', () => {
  test.each([
    ['User.ReadBasic.All', 200, 403, 403],
    ['User.Read.All', 200, 403, 403],
    ['Directory.Read.All', 200, 403, 403],
    ['Directory.ReadWrite.All', 200, 204, 403],
    ['User.ReadWrite.All', 200, 204, 204],
    ['Application.Read.All', 403, 403, 403],
    ['Group.ReadWrite.All', 403, 403, 403],
  ])('%s: read %i, write %i, delete %i', async (permission, ...expected) => {
    const { body } = await create();
    const client = deployer.as([permission]);
    const path = `/v1.0/users/${body.id}`;
    const answers = [
      await client.call('GET', path),
      await client.call('PATCH', path, { jobTitle: 'x' }),
      await client.call('DELETE', path),
    ];
    expect(answers.map(({ status }) => status)).toEqual(expected);
    expect([200, 403]).toContain((await client.call('GET', '/v1.0/users')).status);
  });

  test('without any, no user is listed, counted, found by type or made', async () => {
    const stranger = deployer.as([]);
    expect(failure(await stranger.call('GET', '/v1.0/users'))).toEqual(denied);
    expect(failure(await stranger.call('GET', '/v1.0/users/$count'))).toEqual(denied);
    expect(failure(await stranger.call('POST', '/v1.0/directoryObjects/getByIds', { ids: [ABSENT] }))).toEqual(denied);
    expect(failure(await create({}, stranger))).toEqual(denied);
  });
});

describe('a client that acts for a person', () => {
  const azure = () => ({ store: { state: deployer.azure.state } }) as ConstructorParameters<typeof GraphAccess>[0];
  const asking = (oid: string, scp: string) =>
    ({ caller: { oid, appId: '', audience: '', scp } }) as Parameters<GraphAccess['toReadUsers']>[0];
  const may = (act: (access: GraphAccess) => void) => {
    try {
      act(new GraphAccess(azure()));
      return true;
    } catch {
      return false;
    }
  };

  test('may do what was consented to, whatever the person owns and is', () => {
    const { objectId } = deployer.azure.seed.user('delegating');
    const owned = { owners: [objectId] };
    const can = (scp: string) => [
      may((access) => access.toReadUser(asking(objectId, scp), objectId)),
      may((access) => access.toReadUsers(asking(objectId, scp))),
      may((access) => access.toReadMemberships(asking(objectId, scp), objectId)),
      may((access) => access.toReadGroup(asking(objectId, scp), owned)),
      may((access) => access.toWriteMembers(asking(objectId, scp), owned)),
    ];
    expect(can('openid')).toEqual([false, false, false, false, false]);
    expect(can('openid User.Read')).toEqual([true, false, true, false, false]);
    expect(can('User.Read.All')).toEqual([true, true, true, false, false]);
    expect(can('GroupMember.ReadWrite.All')).toEqual([false, false, true, true, true]);
  });
});

test('what a test records of a new person has no password in it', async () => {
  const exchanges: unknown[] = [];
  const recorded = await TestClient.start({ record: (exchange) => exchanges.push(exchange) });
  await create({}, recorded.as(['User.ReadWrite.All']));
  expect(JSON.stringify(exchanges)).toContain('passwordProfile');
  expect(JSON.stringify(exchanges)).not.toContain(PASSWORD);
  await recorded.azure.stop();
});
