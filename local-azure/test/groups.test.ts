import { ABSENT, type Answer, TestClient } from './test-client';

let deployer: TestClient;
let admin: TestClient;
beforeAll(async () => {
  deployer = await TestClient.start();
  admin = deployer.as(['Group.ReadWrite.All', 'User.ReadBasic.All']);
});
afterAll(() => deployer.azure.stop());

const failure = ({ status, body }: Answer) => [status, body?.error?.code];
const denied = [403, 'Authorization_RequestDenied'];
const refused = [400, 'Request_BadRequest'];
const reference = (id: string) => ({ '@odata.id': `${deployer.azure.origin}/beta/directoryObjects/${id}` });
const bind = (id: string) => `https://graph.microsoft.com/v1.0/directoryObjects/${id}`;
const ids = ({ body }: Answer) => body.value.map(({ id }: { id: string }) => id);
const properties = (changes: object = {}) => ({
  displayName: 'readers',
  mailEnabled: false,
  mailNickname: 'readers',
  securityEnabled: true,
  ...changes,
});
const create = (changes: object = {}, client = admin) => client.call('POST', '/beta/groups', properties(changes));

describe('a group', () => {
  test('is made as azuread does, in beta, and read in v1.0', async () => {
    const { status, body } = await create({
      groupTypes: [],
      isAssignableToRole: false,
      membershipRule: null,
      resourceBehaviorOptions: [],
      resourceProvisioningOptions: [],
      'owners@odata.bind': [bind(admin.identity.objectId)],
    });
    expect([status, body.securityEnabled, body.groupTypes]).toEqual([201, true, []]);
    const { body: shown } = await admin.call('GET', `/v1.0/groups/${body.id}`);
    expect(shown).toMatchObject({ displayName: 'readers', mailEnabled: false, visibility: null });
    expect(shown).not.toHaveProperty('members');
    expect(ids(await admin.call('GET', `/beta/groups/${body.id}/owners`))).toEqual([admin.identity.objectId]);
  });

  test('is renamed, and found by its name', async () => {
    const { body } = await create();
    const name = `renamed ${body.id}`;
    expect(
      (await admin.call('PATCH', `/beta/groups/${body.id}`, { displayName: name, mailEnabled: false })).status,
    ).toBe(204);
    const filter = new URLSearchParams({ $filter: `displayName eq '${name}' and securityEnabled eq true` });
    expect(ids(await admin.call('GET', `/v1.0/groups?${filter}`))).toEqual([body.id]);
  });

  test.each<[string, object, unknown]>([
    ['without a name', { displayName: undefined }, refused],
    ['without an alias', { mailNickname: undefined }, refused],
    ['that does not say whether it has mail', { mailEnabled: undefined }, refused],
    ['that does not say whether it is for security', { securityEnabled: undefined }, refused],
    ['for neither', { securityEnabled: false }, refused],
    ['with mail', { mailEnabled: true }, [501, 'NotImplemented']],
    ['of Microsoft 365', { groupTypes: ['Unified'] }, [501, 'NotImplemented']],
    ['with a rule', { membershipRule: 'user.department -eq "x"' }, [501, 'NotImplemented']],
    ['for roles of the directory', { isAssignableToRole: true }, [501, 'NotImplemented']],
    ['with a property that there is not', { colour: 'red' }, refused],
    ['with a member that is not there', { 'members@odata.bind': [bind(ABSENT)] }, [404, 'Request_ResourceNotFound']],
    ['with an owner that is no reference', { 'owners@odata.bind': ['x'] }, refused],
  ])('%s is not made', async (_, changes, expected) => {
    const before = Object.keys(deployer.azure.state.groups).length;
    expect(failure(await create(changes))).toEqual(expected);
    expect(Object.keys(deployer.azure.state.groups)).toHaveLength(before);
  });

  test('that is deleted is in no other one, and nobody is assigned through it', async () => {
    const { seed, state } = deployer.azure;
    const inner = seed.securityGroup('inner');
    const outer = seed.securityGroup('outer', [inner]);
    expect((await admin.call('DELETE', `/beta/groups/${inner}`)).status).toBe(204);
    expect(state.groups[outer].members).toEqual([]);
    expect((await admin.call('GET', `/v1.0/groups/${inner}`)).status).toBe(404);
  });
});

describe('a membership', () => {
  test('is added, read, filtered by ID, and removed, as azuread_group_member does', async () => {
    const { objectId } = deployer.azure.seed.user('member');
    const { body } = await create();
    const path = `/beta/groups/${body.id}/members`;
    expect((await admin.call('POST', `${path}/$ref`, reference(objectId))).status).toBe(204);
    expect((await admin.call('POST', `${path}/$ref`, reference(objectId))).body.error.message).toBe(
      "One or more added object references already exist for the following modified properties: 'members'.",
    );
    const filter = (id: string) => `${path}?${new URLSearchParams({ $filter: `id eq '${id}'` })}`;
    expect(ids(await admin.call('GET', filter(objectId)))).toEqual([objectId]);
    expect(ids(await admin.call('GET', filter(ABSENT)))).toEqual([]);
    expect((await admin.call('DELETE', `${path}/${objectId}/$ref`)).status).toBe(204);
    expect((await admin.call('DELETE', `${path}/${objectId}/$ref`)).status).toBe(404);
  });

  test('is of a person, a group or a service principal, and not of a group in itself', async () => {
    const { seed, deployer: identity } = deployer.azure;
    const members = [seed.user('one').objectId, seed.securityGroup('one'), identity.objectId];
    const { status, body } = await create({ 'members@odata.bind': members.map(bind) });
    expect(status).toBe(201);
    const all = deployer.as(['Directory.Read.All']);
    const { body: shown } = await all.call('GET', `/v1.0/groups/${body.id}/members`);
    expect(shown.value.map((member: Record<string, string>) => member['@odata.type'])).toEqual([
      '#microsoft.graph.user',
      '#microsoft.graph.group',
      '#microsoft.graph.servicePrincipal',
    ]);
    const itself = await admin.call('POST', `/v1.0/groups/${body.id}/members/$ref`, reference(body.id));
    expect(failure(itself)).toEqual(refused);
    const application = await deployer.application();
    const other = await admin.call('POST', `/v1.0/groups/${body.id}/members/$ref`, reference(application.id));
    expect(failure(other)).toEqual([404, 'Request_ResourceNotFound']);
  });

  test('shows of members whose type a caller may not read the type and the ID', async () => {
    const { seed } = deployer.azure;
    const { objectId } = seed.user('hidden');
    const group = seed.securityGroup('hiding', [objectId]);
    const { body } = await deployer.as(['GroupMember.Read.All']).call('GET', `/v1.0/groups/${group}/members`);
    expect(body.value[0]).toMatchObject({ '@odata.type': '#microsoft.graph.user', id: objectId, displayName: null });
  });

  test('reaches through nested groups, in both directions and in a circle', async () => {
    const { seed, state } = deployer.azure;
    const { objectId } = seed.user('nested');
    const inner = seed.securityGroup('nested inner', [objectId]);
    const outer = seed.securityGroup('nested outer', [inner]);
    state.groups[inner].members.push(outer);
    const reader = deployer.as(['Directory.Read.All']);
    const get = async (path: string) => ids(await reader.call('GET', `/v1.0/${path}`)).sort();
    expect(await get(`groups/${outer}/members`)).toEqual([inner]);
    expect(await get(`groups/${outer}/transitiveMembers`)).toEqual([objectId, inner, outer].sort());
    expect(await get(`users/${objectId}/memberOf`)).toEqual([inner]);
    expect(await get(`users/nested@contoso.onmicrosoft.com/transitiveMemberOf`)).toEqual([inner, outer].sort());
    const post = async (path: string, body: object) =>
      (await reader.call('POST', `/v1.0/${path}`, body)).body.value.sort();
    expect(await post(`users/${objectId}/getMemberGroups`, { securityEnabledOnly: false })).toEqual(
      [inner, outer].sort(),
    );
    const groupIds = [outer, ABSENT];
    expect(await post(`directoryObjects/${objectId}/checkMemberGroups`, { groupIds })).toEqual([outer]);
    const gone = await reader.call('POST', `/v1.0/directoryObjects/${ABSENT}/checkMemberGroups`, { groupIds });
    expect(gone.status).toBe(404);
  });
});

describe('permissions on groups', () => {
  test.each([
    ['GroupMember.Read.All', 200, 403, 403, 403],
    ['Group.Read.All', 200, 403, 403, 403],
    ['GroupMember.ReadWrite.All', 200, 403, 204, 403],
    ['Directory.Read.All', 200, 403, 403, 403],
    ['Directory.ReadWrite.All', 200, 204, 204, 403],
    ['Group.ReadWrite.All', 200, 204, 204, 204],
    ['Group.Create', 403, 403, 403, 403],
    ['User.ReadWrite.All', 403, 403, 403, 403],
  ])('%s: read %i, write %i, members %i, delete %i', async (permission, ...expected) => {
    const group = deployer.azure.seed.securityGroup('guarded');
    const { objectId } = deployer.azure.seed.user('guarded');
    const client = deployer.as([permission]);
    const path = `/v1.0/groups/${group}`;
    const answers = [
      await client.call('GET', path),
      await client.call('PATCH', path, { description: 'x' }),
      await client.call('POST', `${path}/members/$ref`, reference(objectId)),
      await client.call('DELETE', path),
    ];
    expect(answers.map(({ status }) => status)).toEqual(expected);
    const links = [await client.call('GET', '/v1.0/groups'), await client.call('GET', '/v1.0/groups/$count')];
    expect(links.map(({ status }) => status)).toEqual(expected[0] === 200 ? [200, 400] : [403, 403]);
  });

  test('Group.Create makes a group, which its owner changes and deletes without any other permission', async () => {
    const maker = deployer.as(['Group.Create']);
    const own = await create({ 'owners@odata.bind': [bind(maker.identity.objectId)] }, maker);
    const path = `/beta/groups/${own.body.id}`;
    const { objectId } = deployer.azure.seed.user('owned');
    const answers = [
      await maker.call('GET', path),
      await maker.call('PATCH', path, { description: 'x' }),
      await maker.call('POST', `${path}/members/$ref`, reference(objectId)),
      await maker.call('GET', `${path}/members`),
      await maker.call('DELETE', `${path}/members/${objectId}/$ref`),
      await maker.call('DELETE', path),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 204, 204, 200, 204, 204]);
    expect(failure(await create({}, deployer.as(['Group.Read.All'])))).toEqual(denied);
  });

  test('an application that names no owner is none; a group keeps its last one', async () => {
    const { body } = await create();
    const owners = `/v1.0/groups/${body.id}/owners`;
    expect(ids(await admin.call('GET', owners))).toEqual([]);
    const { objectId } = deployer.azure.seed.user('owning');
    expect((await admin.call('POST', `${owners}/$ref`, reference(objectId))).status).toBe(204);
    expect(failure(await admin.call('POST', `${owners}/$ref`, reference(objectId)))).toEqual(refused);
    expect(failure(await admin.call('DELETE', `${owners}/${objectId}/$ref`))).toEqual(refused);
    await admin.call('POST', `${owners}/$ref`, reference(admin.identity.objectId));
    expect((await admin.call('DELETE', `${owners}/${objectId}/$ref`)).status).toBe(204);
    expect((await admin.call('DELETE', `${owners}/${objectId}/$ref`)).status).toBe(404);
  });
});
