import { ABSENT, type Answer, TestClient } from './test-client';

const DEFAULT_ACCESS = '00000000-0000-0000-0000-000000000000';
const ROLES = ['AppRoleAssignment.ReadWrite.All', 'Application.Read.All'];

let deployer: TestClient;
let admin: TestClient;
beforeAll(async () => {
  deployer = await TestClient.start();
  admin = deployer.as(ROLES);
});
afterAll(() => deployer.azure.stop());

const failure = ({ status, body }: Answer) => [status, body?.error?.message ?? body?.error?.code];
const role = (changes: object) => ({
  id: crypto.randomUUID(),
  allowedMemberTypes: ['User'],
  description: 'reads',
  displayName: 'Read',
  isEnabled: true,
  value: null,
  ...changes,
});
const resource = async (appRoles: object[] = []): Promise<string> => {
  const { appId } = await deployer.application({ appRoles });
  return (await deployer.servicePrincipal(appId)).id;
};
const assign = (resourceId: string, principalId: string, changes: object = {}, client = admin) =>
  client.call('POST', `/v1.0/servicePrincipals/${resourceId}/appRoleAssignedTo`, {
    appRoleId: DEFAULT_ACCESS,
    principalId,
    resourceId,
    ...changes,
  });

describe('an app role assignment', () => {
  test('of default access is made, read and deleted, as azuread does', async () => {
    const [resourceId, { objectId }] = [await resource(), deployer.azure.seed.user('assigned')];
    const { status, body } = await assign(resourceId, objectId);
    expect([status, body]).toEqual([
      201,
      {
        '@odata.context': expect.stringContaining('appRoleAssignments'),
        id: expect.stringMatching(/^[\w-]{43}$/),
        deletedDateTime: null,
        appRoleId: DEFAULT_ACCESS,
        createdDateTime: expect.any(String),
        principalDisplayName: 'assigned',
        principalId: objectId,
        principalType: 'User',
        resourceDisplayName: 'client',
        resourceId,
      },
    ]);
    const path = `/v1.0/servicePrincipals/${resourceId}/appRoleAssignedTo/${body.id}`;
    expect((await admin.call('GET', path)).body.principalId).toBe(objectId);
    expect((await admin.call('DELETE', path)).status).toBe(204);
    expect((await admin.call('GET', path)).status).toBe(404);
  });

  test('is seen from both of its ends, and from no other', async () => {
    const { seed } = deployer.azure;
    const group = seed.securityGroup('seen');
    const [resourceId, other] = [await resource(), await resource()];
    const { body } = await assign(resourceId, group);
    const list = async (path: string) =>
      (await admin.call('GET', `/v1.0/${path}`)).body.value?.map(({ id }: { id: string }) => id);
    const filter = (id: string) => `?${new URLSearchParams({ $filter: `resourceId eq ${id}` })}`;
    expect(await list(`servicePrincipals/${resourceId}/appRoleAssignedTo`)).toEqual([body.id]);
    expect(await list(`groups/${group}/appRoleAssignments${filter(resourceId)}`)).toEqual([body.id]);
    expect(await list(`groups/${group}/appRoleAssignments${filter(other)}`)).toEqual([]);
    expect(await list(`servicePrincipals/${other}/appRoleAssignedTo`)).toEqual([]);
    expect(await list(`servicePrincipals/${resourceId}/appRoleAssignments`)).toEqual([]);
    const elsewhere = `/v1.0/servicePrincipals/${other}/appRoleAssignedTo/${body.id}`;
    expect((await admin.call('DELETE', elsewhere)).status).toBe(404);
    expect((await admin.call('DELETE', `/v1.0/groups/${group}/appRoleAssignments/${body.id}`)).status).toBe(204);
  });

  test('is made from the end of a person, too', async () => {
    const [resourceId, person] = [await resource(), deployer.azure.seed.user('from')];
    const body = { appRoleId: DEFAULT_ACCESS, principalId: person.objectId, resourceId };
    const path = `/v1.0/users/${person.userPrincipalName}/appRoleAssignments`;
    expect((await admin.call('POST', path, body)).body.principalType).toBe('User');
    expect((await admin.call('POST', path, { ...body, principalId: ABSENT })).status).toBe(400);
  });

  test('is made once for a principal, a role and an application', async () => {
    const [resourceId, { objectId }] = [await resource(), deployer.azure.seed.user('once')];
    await assign(resourceId, objectId);
    expect(failure(await assign(resourceId, objectId.toUpperCase()))).toEqual([
      400,
      'Permission being assigned already exists on the object',
    ]);
    expect((await assign(await resource(), objectId)).status).toBe(201);
  });

  test('of a principal that is not there is no valid reference, which azuread tries again', async () => {
    expect(failure(await assign(await resource(), ABSENT))).toEqual([400, 'Not a valid reference update.']);
    expect((await assign(ABSENT, deployer.azure.seed.user('there').objectId)).status).toBe(404);
  });

  const notFound = [400, 'Permission being assigned was not found on application'];

  test('has a role that the application offers to its kind of principal, and default access where it offers none', async () => {
    const { seed } = deployer.azure;
    const [person, group, client] = [
      seed.user('kind').objectId,
      seed.securityGroup('kind'),
      seed.identity('kind').objectId,
    ];
    const [forUsers, forApplications, disabled] = [
      role({}),
      role({ allowedMemberTypes: ['Application'] }),
      role({ isEnabled: false }),
    ];
    const resourceId = await resource([forUsers, forApplications, disabled]);
    const of = (principal: string, { id }: { id: string }) => assign(resourceId, principal, { appRoleId: id });
    expect((await of(person, forUsers)).status).toBe(201);
    expect((await of(group, forUsers)).status).toBe(201);
    expect((await of(client, forApplications)).status).toBe(201);
    expect(failure(await of(client, forUsers))).toEqual(notFound);
    expect(failure(await of(person, forApplications))).toEqual(notFound);
    expect(failure(await of(person, disabled))).toEqual(notFound);
    expect(failure(await of(person, { id: DEFAULT_ACCESS }))).toEqual(notFound);
    expect(failure(await assign(await resource(), person, { appRoleId: ABSENT }))).toEqual(notFound);
  });

  test('is deleted with the application that it is on', async () => {
    const [resourceId, { objectId }] = [await resource(), deployer.azure.seed.user('last')];
    const { body } = await assign(resourceId, objectId);
    await deployer.call('DELETE', `/v1.0/servicePrincipals/${resourceId}`);
    expect(deployer.azure.state.appRoleAssignments[body.id]).toBeUndefined();
  });

  test.each([
    [['AppRoleAssignment.ReadWrite.All'], 403],
    [['Application.Read.All'], 403],
    [['Application.ReadWrite.OwnedBy', 'AppRoleAssignment.ReadWrite.All'], 403],
    [ROLES, 201],
    [['AppRoleAssignment.ReadWrite.All', 'Directory.Read.All'], 201],
    [['Application.ReadWrite.All'], 201],
    [['Directory.ReadWrite.All'], 201],
  ])('with %p is answered by %i', async (permissions, status) => {
    const { objectId } = deployer.azure.seed.user('permitted');
    expect((await assign(await resource(), objectId, {}, deployer.as(permissions))).status).toBe(status);
  });
});

test('a service principal keeps whether an assignment is required', async () => {
  const { appId } = await deployer.application();
  const { id, appRoleAssignmentRequired } = await deployer.servicePrincipal(appId);
  expect(appRoleAssignmentRequired).toBe(false);
  const path = `/v1.0/servicePrincipals/${id}`;
  expect((await deployer.call('PATCH', path, { appRoleAssignmentRequired: true })).status).toBe(204);
  expect((await deployer.call('GET', path)).body.appRoleAssignmentRequired).toBe(true);
});
