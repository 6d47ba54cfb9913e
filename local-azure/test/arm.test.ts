import { ROLES, TestClient } from './test-client';

let deployer: TestClient;
let instance: string;
beforeAll(async () => {
  deployer = await TestClient.start();
  instance = await deployer.instance();
});
afterAll(() => deployer.azure.stop());

const OWNER = 'bcd981a7-7f74-457b-83e1-cceb9e632ffe';
const API = 'api-version=2022-04-01';
const uuid = (digit: number) => '00000000-0000-4000-8000-00000000000'.concat(String(digit));

const principal = async () => (await deployer.servicePrincipal((await deployer.application()).appId)).id;
const assign = (scope: string, name: string, properties: object) =>
  deployer.call('PUT', `${scope}/providers/Microsoft.Authorization/roleAssignments/${name}?${API}`, { properties });
const code = ({ status, body }: { status: number; body?: { error?: { code: string } } }) => [status, body?.error?.code];

describe('an instance', () => {
  test('is shown with the name of its host', async () => {
    const { body } = await deployer.call('GET', `${instance}?api-version=2023-01-31`);
    expect(body).toMatchObject({ id: instance, name: 'plant', location: 'westeurope' });
    expect(body.properties).toMatchObject({
      provisioningState: 'Succeeded',
      hostName: expect.stringContaining('/adt/plant'),
    });
  });

  test('needs the resource provider, the group, and a name by the rules', async () => {
    const fresh = await TestClient.start();
    try {
      const id = `${fresh.subscription}/resourceGroups/rg/providers/Microsoft.DigitalTwins/digitalTwinsInstances/`;
      const put = (name: string) =>
        fresh.call('PUT', `${id}${name}?api-version=2023-01-31`, { location: 'westeurope' });
      expect(code(await put('plant'))).toEqual([409, 'MissingSubscriptionRegistration']);
      await fresh.call(
        'POST',
        `${fresh.subscription}/providers/Microsoft.DigitalTwins/register?api-version=2022-09-01`,
      );
      expect(code(await put('plant'))).toEqual([404, 'ResourceGroupNotFound']);
      expect(code(await put('-plant'))).toEqual([400, 'InvalidResourceName']);
    } finally {
      await fresh.azure.stop();
    }
  });

  test('is found in any letter case, and keeps its own', async () => {
    const { body } = await deployer.call(
      'GET',
      `${instance.replace('resourceGroups', 'resourcegroups')}?api-version=2023-01-31`,
    );
    expect(body.id).toBe(instance);
  });

  test('goes with its group, and takes its role assignments along', async () => {
    const fresh = await TestClient.start();
    try {
      const id = await fresh.instance();
      const { id: principalId } = await fresh.servicePrincipal((await fresh.application()).appId);
      const name = `${id}/providers/Microsoft.Authorization/roleAssignments/${uuid(1)}?${API}`;
      await fresh.call('PUT', name, { properties: { roleDefinitionId: `${ROLES}/${OWNER}`, principalId } });
      await fresh.call('DELETE', `${fresh.subscription}/resourceGroups/rg?api-version=2023-07-01`);
      expect((await fresh.call('GET', `${id}?api-version=2023-01-31`)).status).toBe(404);
      expect((await fresh.call('GET', name)).status).toBe(404);
    } finally {
      await fresh.azure.stop();
    }
  });
});

describe('a role assignment', () => {
  test('comes back with the subscription in the ID of its role', async () => {
    const properties = {
      roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${OWNER}`,
      principalId: await principal(),
    };
    const { status, body } = await assign(instance, uuid(1), properties);
    expect(status).toBe(201);
    expect(body.properties).toMatchObject({
      scope: instance,
      roleDefinitionId: `${deployer.subscription}/providers/Microsoft.Authorization/roleDefinitions/${OWNER}`,
      principalType: 'ServicePrincipal',
    });
  });

  test('is made once per scope, principal and role', async () => {
    const properties = { roleDefinitionId: `${ROLES}/${OWNER}`, principalId: await principal() };
    expect((await assign(instance, uuid(2), properties)).status).toBe(201);
    expect(code(await assign(instance, uuid(3), properties))).toEqual([409, 'RoleAssignmentExists']);
  });

  test.each([
    ['an unknown principal', { principalId: uuid(9) }, [400, 'PrincipalNotFound']],
    ['an unknown role', { roleDefinitionId: `${ROLES}/${uuid(9)}` }, [404, 'RoleDefinitionDoesNotExist']],
    ['a wrong type of principal', { principalType: 'User' }, [400, 'UnmatchedPrincipalType']],
    ['an unknown property', { colour: 'red' }, [400, 'InvalidRequestContent']],
  ])('is refused for %s', async (_, change, expected) => {
    const properties = { roleDefinitionId: `${ROLES}/${OWNER}`, principalId: await principal(), ...change };
    expect(code(await assign(instance, uuid(4), properties))).toEqual(expected);
  });

  test('is refused for an application in place of its service principal', async () => {
    const { id } = await deployer.application();
    expect(code(await assign(instance, uuid(5), { roleDefinitionId: `${ROLES}/${OWNER}`, principalId: id }))).toEqual([
      400,
      'PrincipalNotFound',
    ]);
  });

  test('is refused where there is no such instance', async () => {
    const properties = { roleDefinitionId: `${ROLES}/${OWNER}`, principalId: await principal() };
    expect(code(await assign(`${instance}-2`, uuid(6), properties))).toEqual([404, 'ResourceNotFound']);
  });
});

describe('a custom role', () => {
  const definition = (id: string) =>
    `${deployer.subscription}/providers/Microsoft.Authorization/roleDefinitions/${id}?api-version=2022-05-01-preview`;
  const put = (id: string, roleName: string, change: object = {}) =>
    deployer.call('PUT', definition(id), {
      properties: {
        roleName,
        permissions: [{ actions: [], dataActions: ['Microsoft.DigitalTwins/models/read'] }],
        assignableScopes: [deployer.subscription],
        ...change,
      },
    });

  test('is made, found by its name, assigned, and kept while it is', async () => {
    const { status, body } = await put(uuid(1), 'Model Reader');
    expect([status, body.properties.type]).toEqual([201, 'CustomRole']);
    const list = definition('').replace('/?', `?$filter=${encodeURIComponent("roleName eq 'Model Reader'")}&`);
    expect((await deployer.call('GET', list)).body.value).toMatchObject([{ id: body.id }]);

    const { status: assigned } = await assign(instance, uuid(7), {
      roleDefinitionId: body.id,
      principalId: await principal(),
    });
    expect(assigned).toBe(201);
    expect(code(await deployer.call('DELETE', definition(uuid(1))))).toEqual([400, 'RoleDefinitionHasAssignments']);
    const assignment = `${instance}/providers/Microsoft.Authorization/roleAssignments/${uuid(7)}?${API}`;
    await deployer.call('DELETE', assignment);
    expect((await deployer.call('DELETE', definition(uuid(1)))).status).toBe(200);
    expect(code(await deployer.call('GET', definition(uuid(1))))).toEqual([404, 'RoleDefinitionDoesNotExist']);
  });

  test.each([
    ['the name of another role', () => put(uuid(2), 'Reader'), [409, 'RoleDefinitionWithSameNameExists']],
    ['the ID of a built-in role', () => put(OWNER, 'Mine'), [409, 'RoleDefinitionUpdateNotAllowed']],
    ['an unknown property', () => put(uuid(2), 'Mine', { colour: 'red' }), [400, 'InvalidRequestContent']],
  ])('is refused for %s', async (_, act, expected) => {
    expect(code(await act())).toEqual(expected);
  });

  test('is not made without the right to', async () => {
    const properties = { roleName: 'Mine', permissions: [{}], assignableScopes: [deployer.subscription] };
    const { status } = await deployer.as([], 'Contributor').call('PUT', definition(uuid(3)), { properties });
    expect(status).toBe(403);
  });
});

describe('Azure roles', () => {
  const assignAs = async (role: string | undefined) => {
    const caller = deployer.as([], role);
    const properties = { roleDefinitionId: `${ROLES}/${OWNER}`, principalId: await principal() };
    const path = `${instance}/providers/Microsoft.Authorization/roleAssignments/${crypto.randomUUID()}?${API}`;
    return (await caller.call('PUT', path, { properties })).status;
  };

  test.each([
    ['Owner', 201],
    ['User Access Administrator', 201],
    ['Role Based Access Control Administrator', 201],
    ['Contributor', 403],
    ['Reader', 403],
    [undefined, 403],
  ])('%s assigns roles: %i', async (role, status) => {
    expect(await assignAs(role)).toBe(status);
  });

  test.each([
    ['Owner', 200],
    ['Contributor', 200],
    ['Reader', 403],
    ['Role Based Access Control Administrator', 403],
  ])('%s changes an instance: %i', async (role, status) => {
    const body = { location: 'westeurope', tags: { by: String(role) } };
    expect((await deployer.as([], role).call('PUT', `${instance}?api-version=2023-01-31`, body)).status).toBe(status);
  });
});
