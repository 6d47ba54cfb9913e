import { covers } from '../src/arm/action-pattern';
import { ROLES, TestClient } from './test-client';

const [OWNER, READER] = ['bcd981a7-7f74-457b-83e1-cceb9e632ffe', 'd57506d4-4c8d-48b1-8587-93c323f6a5a3'];
const API = 'api-version=2022-04-01';

let deployer: TestClient;
let instance: string;
let group: string;
beforeAll(async () => {
  deployer = await TestClient.start();
  instance = await deployer.instance();
  group = `${deployer.subscription}/resourceGroups/rg`;
});
afterAll(() => deployer.azure.stop());

const code = ({ status, body }: { status: number; body?: { error?: { code: string } } }) => [status, body?.error?.code];
const principal = async (): Promise<string> =>
  (await deployer.servicePrincipal((await deployer.application()).appId)).id;
const assignments = (scope: string) => `${scope}/providers/Microsoft.Authorization/roleAssignments`;
const assign = (scope: string, properties: object, name: string = crypto.randomUUID()) =>
  deployer.call('PUT', `${assignments(scope)}/${name}?${API}`, { properties });
const owner = (principalId: string, change: object = {}) => ({
  roleDefinitionId: `${ROLES}/${OWNER}`,
  principalId,
  ...change,
});

describe('a list of role assignments', () => {
  let someone: string;
  let other: string;
  beforeAll(async () => {
    [someone, other] = [await principal(), await principal()];
    for (const scope of [deployer.subscription, group, instance]) {
      await assign(scope, owner(someone));
      await assign(scope, owner(other));
    }
  });

  /** At which scopes the assignments are that a list has, of two principals. */
  const listed = async (scope: string, filter?: string) => {
    const query = filter === undefined ? '' : `&$filter=${encodeURIComponent(filter)}`;
    const { status, body } = await deployer.call('GET', `${assignments(scope)}?${API}${query}`);
    if (status !== 200) return [status, body.error.code];
    const found: { properties: { scope: string; principalId: string } }[] = body.value;
    const names = new Map([
      [deployer.subscription, 'subscription'],
      [group, 'group'],
      [instance, 'instance'],
    ]);
    return found
      .filter(({ properties }) => [someone, other].includes(properties.principalId))
      .map(({ properties }) => `${names.get(properties.scope)} ${properties.principalId === someone ? 'one' : 'two'}`);
  };

  const both = (...scopes: string[]) => scopes.flatMap((scope) => [`${scope} one`, `${scope} two`]);
  test.each<[string, () => string, (() => string) | undefined, unknown]>([
    [
      'of the subscription has those below',
      () => deployer.subscription,
      undefined,
      both('subscription', 'group', 'instance'),
    ],
    ['of a group has those above and below', () => group, undefined, both('subscription', 'group', 'instance')],
    ['of an instance has those above', () => instance, undefined, both('subscription', 'group', 'instance')],
    [
      'atScope() of the subscription has no others',
      () => deployer.subscription,
      () => 'atScope()',
      both('subscription'),
    ],
    ['atScope() of a group has those above', () => group, () => 'atScope()', both('subscription', 'group')],
    [
      'atScope() of an instance has those above',
      () => instance,
      () => 'atScope()',
      both('subscription', 'group', 'instance'),
    ],
    [
      'of a principal',
      () => group,
      () => `principalId eq '${someone}'`,
      ['subscription one', 'group one', 'instance one'],
    ],
    [
      'of a principal, in capitals',
      () => group,
      () => `principalId eq '${someone.toUpperCase()}'`,
      ['subscription one', 'group one', 'instance one'],
    ],
    [
      'of a principal, without quotes',
      () => group,
      () => `principalId eq ${someone}`,
      ['subscription one', 'group one', 'instance one'],
    ],
    [
      'assignedTo()',
      () => deployer.subscription,
      () => `assignedTo('${other}')`,
      ['subscription two', 'group two', 'instance two'],
    ],
    [
      'atScope() and assignedTo()',
      () => group,
      () => `atScope() and assignedTo('${other}')`,
      ['subscription two', 'group two'],
    ],
    [
      'atScope() and principalId, which Azure refuses',
      () => group,
      () => `atScope() and principalId eq '${other}'`,
      [400, 'InvalidRequestContent'],
    ],
    ['by nonsense', () => group, () => 'banana', [400, 'InvalidRequestContent']],
    ['of a scope that is not there', () => `${group}-2`, undefined, [404, 'ResourceGroupNotFound']],
    ['of an unknown type', () => `${group}/providers/Microsoft.Web/sites/x`, undefined, [404, 'ResourceNotFound']],
  ])('%s', async (_, scope, filter, expected) => {
    expect(await listed(scope(), filter?.())).toEqual(expected);
  });

  test('in whatever letter case its scope is written', async () => {
    expect(await listed(instance.toUpperCase(), 'atScope()')).toHaveLength(6);
  });

  test('is for those who may read it', async () => {
    expect((await deployer.as([]).call('GET', `${assignments(instance)}?${API}`)).status).toBe(403);
  });
});

describe('a role assignment', () => {
  test.each<[string, object, unknown]>([
    ['a role by its GUID only', { roleDefinitionId: OWNER }, [400, 'BadRequestFormat']],
    ['a role of nowhere', { roleDefinitionId: `/x/${OWNER}` }, [400, 'BadRequestFormat']],
    [
      'a role of another subscription',
      { roleDefinitionId: `/subscriptions/00000000-0000-4000-8000-000000000001${ROLES}/${OWNER}` },
      [400, 'BadRequestFormat'],
    ],
    ['a role by its name', { roleDefinitionId: `${ROLES}/Reader` }, [400, 'BadRequestFormat']],
    ['the end of an ID', { roleDefinitionId: `${ROLES}/e` }, [400, 'BadRequestFormat']],
    ['a principal that is no GUID', { principalId: 'me' }, [400, 'InvalidPrincipalId']],
    ['a condition', { condition: 'true', conditionVersion: '2.0' }, [400, 'InvalidRequestContent']],
    ['a type of principal that is none', { principalType: 'Robot' }, [400, 'InvalidRequestContent']],
  ])('is refused with %s', async (_, change, expected) => {
    expect(code(await assign(instance, owner(await principal(), change)))).toEqual(expected);
  });

  test('is called by a GUID', async () => {
    expect(code(await assign(instance, owner(await principal()), 'plant-owner'))).toEqual([
      400,
      'InvalidRoleAssignmentId',
    ]);
  });

  test('keeps its principal, its role and its scope', async () => {
    const [name, principalId] = [crypto.randomUUID(), await principal()];
    const made = await assign(instance, owner(principalId), name);
    expect(made.status).toBe(201);
    const kept = [400, 'RoleAssignmentUpdateNotPermitted'];
    expect(code(await assign(instance, owner(await principal()), name))).toEqual(kept);
    expect(code(await assign(instance, owner(principalId, { roleDefinitionId: `${ROLES}/${READER}` }), name))).toEqual(
      kept,
    );
    const { body } = await deployer.call('GET', `${made.body.id}?${API}`);
    expect(body.properties).toMatchObject({ principalId, roleDefinitionId: expect.stringContaining(OWNER) });
    expect(code(await assign(group, owner(await principal()), name))).toEqual([
      400,
      'HashConflictOnDifferentRoleAssignmentIds',
    ]);
  });

  test('can be sent again, with another description, as it was shown', async () => {
    const { body } = await assign(instance, owner(await principal(), { description: 'one' }));
    const { name, properties } = body;
    const again = await assign(instance, { ...properties, description: 'two' }, name);
    expect([again.status, again.body.properties.description]).toEqual([200, 'two']);
    expect(again.body.properties).toMatchObject({ createdOn: properties.createdOn, condition: null });
  });

  test('is one for a scope, a principal and a role, in whatever letter case', async () => {
    const principalId = await principal();
    await assign(instance, owner(principalId));
    const same = owner(principalId.toUpperCase(), { roleDefinitionId: `${ROLES}/${OWNER.toUpperCase()}` });
    expect(code(await assign(instance.toLowerCase(), same))).toEqual([409, 'RoleAssignmentExists']);
  });

  test.each<[string, () => string, unknown]>([
    ['half of a group', () => `${deployer.subscription}/resourceGroups`, [404, 'ResourceNotFound']],
    ['something else in the subscription', () => `${deployer.subscription}/foo/bar`, [404, 'ResourceNotFound']],
    ['half of a resource', () => `${group}/providers/Microsoft.DigitalTwins`, [404, 'ResourceNotFound']],
    ['something in an instance', () => `${instance}/endpoints/x`, [404, 'ResourceNotFound']],
    ['a resource of another type', () => instance.replace('DigitalTwins/', 'KeyVault/'), [404, 'ResourceNotFound']],
    ['a scope that is none', () => '/foo', [403, 'AuthorizationFailed']],
  ])('is not made on %s', async (_, scope, expected) => {
    expect(code(await assign(scope(), owner(await principal())))).toEqual(expected);
  });

  test('on what is no scope is refused to those who may do everything too', async () => {
    const emperor = deployer.on('', 'Owner');
    const path = `${assignments('/foo')}/${crypto.randomUUID()}?${API}`;
    expect(code(await emperor.call('PUT', path, { properties: owner(await principal()) }))).toEqual([
      404,
      'MissingSubscription',
    ]);
    const root = await emperor.call('PUT', `${assignments('')}/${crypto.randomUUID()}?${API}`, {
      properties: owner(await principal()),
    });
    expect([root.status, root.body.properties.scope]).toEqual([201, '/']);
    expect((await emperor.call('GET', `${root.body.id}?${API}`)).status).toBe(200);
  });
});

describe('people and groups', () => {
  const READER_ROLE = 'Azure Digital Twins Data Reader';

  test.each(['User', 'Group', undefined])('get a role as %s, which is what Azure then shows', async (principalType) => {
    const { seed } = deployer.azure;
    const id =
      principalType === 'Group' ? seed.securityGroup('assigned') : seed.user(`assigned-${principalType}`).objectId;
    const { status, body } = await assign(instance, owner(id, { principalType }));
    expect([status, body.properties.principalType]).toEqual([201, principalType ?? 'User']);
  });

  test.each<[string, string, () => string]>([
    ['User', 'Group', () => deployer.azure.seed.securityGroup('typed')],
    ['ServicePrincipal', 'User', () => deployer.azure.seed.user('typed').objectId],
    ['Group', 'ServicePrincipal', () => deployer.identity.objectId],
  ])('named %s and being a %s is refused, and the answer has both', async (principalType, actual, id) => {
    const refused = await assign(instance, owner(id(), { principalType }));
    expect(code(refused)).toEqual([400, 'UnmatchedPrincipalType']);
    expect(refused.body.error.message).toContain(
      `has type '${actual}', which is different from specified PrinciaplType '${principalType}'`,
    );
  });

  test('who are not there get no role', async () => {
    const gone = await assign(instance, owner(crypto.randomUUID(), { principalType: 'User' }));
    expect(code(gone)).toEqual([400, 'PrincipalNotFound']);
  });

  test('a member of a nested group has the role of the outer one, and loses it with the membership', async () => {
    const { seed, state } = deployer.azure;
    const member = deployer.as([]);
    const inner = seed.securityGroup('inner', [member.identity.objectId]);
    seed.roleAssignment(seed.securityGroup('outer', [inner]), 'Reader', instance);
    const read = async () => (await member.call('GET', `${instance}?api-version=2023-01-31`)).status;
    expect(await read()).toBe(200);
    state.groups[inner].members = [];
    expect(await read()).toBe(403);
  });

  test('the same holds for the data of an instance', async () => {
    const { seed } = deployer.azure;
    const [reader, stranger] = [deployer.as([]), deployer.as([])];
    const inner = seed.securityGroup('readers', [reader.identity.objectId]);
    seed.roleAssignment(seed.securityGroup('all readers', [inner]), READER_ROLE, instance);
    const adt = 'https://digitaltwins.azure.net/.default';
    const name = instance.split('/').pop();
    const read = async (client: TestClient) =>
      (await client.call('GET', `/adt/${name}/models?api-version=2023-10-31`, undefined, adt)).status;
    expect([await read(reader), await read(stranger)]).toEqual([200, 403]);
  });

  test('assignedTo() lists the roles of the groups of a person, principalId their own only', async () => {
    const { seed } = deployer.azure;
    const { objectId } = seed.user('listed');
    const outer = seed.securityGroup('listed', [seed.securityGroup('listed within', [objectId])]);
    seed.roleAssignment(outer, READER_ROLE, instance);
    seed.roleAssignment(objectId, 'Reader', instance);
    const principals = async (filter: string) => {
      const { body } = await deployer.call(
        'GET',
        `${assignments(instance)}?${API}&$filter=${encodeURIComponent(filter)}`,
      );
      return body.value.map(({ properties }: { properties: { principalId: string } }) => properties.principalId).sort();
    };
    expect(await principals(`assignedTo('${objectId}')`)).toEqual([objectId, outer].sort());
    expect(await principals(`atScope() and assignedTo('${objectId.toUpperCase()}')`)).toEqual([objectId, outer].sort());
    expect(await principals(`principalId eq '${objectId}'`)).toEqual([objectId]);
  });

  test('a role of a person who was deleted stays behind', async () => {
    const { seed, state } = deployer.azure;
    const { objectId } = seed.user('deleted');
    const { body } = await assign(instance, owner(objectId));
    await deployer.as(['User.ReadWrite.All']).call('DELETE', `/v1.0/users/${objectId}`);
    expect(state.users[objectId]).toBeUndefined();
    expect((await deployer.call('GET', `${body.id}?${API}`)).body.properties.principalType).toBe('User');
  });
});

describe('a custom role', () => {
  const definition = (id: string, scope = deployer.subscription) =>
    `${scope}/providers/Microsoft.Authorization/roleDefinitions/${id}?${API}`;
  const role = (change: object = {}, permissions: object = { actions: ['*/read'] }) => ({
    properties: {
      roleName: `role ${crypto.randomUUID()}`,
      description: 'mine',
      type: 'CustomRole',
      permissions: [permissions],
      assignableScopes: [deployer.subscription],
      ...change,
    },
  });
  const put = (body: object, id: string = crypto.randomUUID(), client = deployer) =>
    client.call('PUT', definition(id), body);

  test.each<[string, () => object, unknown]>([
    [
      'an action that no provider has',
      () => role({}, { actions: ['(([A-Za-z/.])+)+!'] }),
      [400, 'InvalidActionOrNotAction'],
    ],
    ['a data action with spaces', () => role({}, { dataActions: ['a b'] }), [400, 'InvalidActionOrNotAction']],
    [
      'the root for an assignable scope',
      () => role({ assignableScopes: ['/'] }),
      [400, 'RoleDefinitionScopeNotSupported'],
    ],
    ['another subscription', () => role({ assignableScopes: ['/subscriptions/x'] }), [404, 'SubscriptionNotFound']],
    ['a group that is not there', () => role({ assignableScopes: [`${group}-2`] }), [404, 'ResourceGroupNotFound']],
    ['no assignable scope', () => role({ assignableScopes: [] }), [400, 'InvalidRequestContent']],
    ['two sets of permissions', () => role({ permissions: [{}, {}] }), [400, 'InvalidRequestContent']],
    [
      'the name of a built-in role, in capitals',
      () => role({ roleName: 'READER' }),
      [409, 'RoleDefinitionWithSameNameExists'],
    ],
  ])('is refused with %s', async (_, body, expected) => {
    expect(code(await put(body()))).toEqual(expected);
  });

  test('is called by a GUID, so that no part of another ID is one', async () => {
    expect(code(await put(role({}, { actions: ['*'] }), 'e'))).toEqual([400, 'InvalidRoleDefinitionId']);
  });

  test('gives its permissions to those who have it, and to nobody else', async () => {
    const { body } = await put(role({}, { actions: ['*'], notActions: ['*/delete'] }), `${OWNER.slice(0, -1)}0`);
    const dataOwner = deployer.on(instance, 'Azure Digital Twins Data Owner');
    const read = (client: TestClient) => client.call('GET', `${instance}?api-version=2023-01-31`);
    expect((await read(dataOwner)).status).toBe(403);
    await assign(instance, { roleDefinitionId: body.id.toUpperCase(), principalId: dataOwner.identity.objectId });
    expect((await read(dataOwner)).status).toBe(200);
    expect((await dataOwner.call('DELETE', `${instance}?api-version=2023-01-31`)).status).toBe(403);
  });

  test('is assigned where it may be, and nowhere else', async () => {
    const { body } = await put(role({ assignableScopes: [group.toUpperCase()] }));
    expect(body.properties.assignableScopes).toEqual([group]);
    const properties = async () => ({ roleDefinitionId: body.id, principalId: await principal() });
    expect((await assign(instance, await properties())).status).toBe(201);
    expect((await assign(group, await properties())).status).toBe(201);
    expect((await assign(deployer.subscription, await properties())).status).toBe(400);
  });

  test('is made by those who may at all of its assignable scopes', async () => {
    const limited = deployer.on(group, 'Owner');
    expect((await put(role(), undefined, limited)).status).toBe(403);
    const inGroup = (assignable: string) =>
      limited.call('PUT', definition(crypto.randomUUID(), group), role({ assignableScopes: [assignable] }));
    expect((await inGroup(deployer.subscription)).status).toBe(403);
    expect((await inGroup(group)).status).toBe(201);
  });

  test('is listed by name and type, where it may be assigned', async () => {
    const { properties } = role({ roleName: "it's mine", assignableScopes: [instance] });
    await put({ properties });
    const list = async (scope: string, filter: string) =>
      (await deployer.call('GET', definition('', scope).replace('/?', `?$filter=${encodeURIComponent(filter)}&`))).body
        .value?.length;
    const named = "roleName eq 'it''s mine'";
    expect(await list(instance, named)).toBe(1);
    expect(await list(instance, `${named} and type eq 'CustomRole'`)).toBe(1);
    expect(await list(instance, `${named} and type eq 'BuiltInRole'`)).toBe(0);
    expect(await list(group, named)).toBe(0);
    expect(await list(group, 'atScopeAndBelow()')).toBeGreaterThan(await list(group, "type eq 'BuiltInRole'"));
    expect(await list('', "type eq 'CustomRole'")).toBe(0);
    expect(await list(group, 'banana')).toBeUndefined();
    expect(await list(`${group}-2`, named)).toBeUndefined();
  });

  test('can be sent back as it was shown; a built-in role is neither changed nor deleted', async () => {
    const { body } = await put(role());
    expect((await put(body, body.name)).body).toEqual(body);
    expect(code(await deployer.call('DELETE', definition(OWNER)))).toEqual([409, 'RoleDefinitionUpdateNotAllowed']);
    expect((await deployer.call('DELETE', definition(crypto.randomUUID()))).status).toBe(204);
  });
});

test.each([
  ['*', true],
  ['Microsoft.Foo/bars/read', true],
  ['microsoft.foo/BARS/read', true],
  ['*/read', true],
  ['Microsoft.Foo/*', true],
  ['Microsoft.*/read', true],
  ['*o*a*', true],
  ['Microsoft.Foo/bars/re*ad', true],
  ['Microsoft.Foo/bars', false],
  ['MicrosoftxFoo/bars/read', false],
  ['*/write', false],
  ['Microsoft.Foo/bars/read*read', false],
  ['*s*s*s*s*s*', false],
  ['x*', false],
  ['', false],
])('the pattern %s covers an action: %s', (pattern, expected) => {
  expect(covers([pattern], 'Microsoft.Foo/bars/read')).toBe(expected);
});

test('a role is read as the SDK for Python reads one by its ID, with an option that has no meaning', async () => {
  const role = `${deployer.subscription}${ROLES}/acdd72a7-3385-48ef-bd42-f606fba81ae7`;
  const { status, body } = await deployer.call('GET', `${role}?disambiguation_dummy&api-version=2022-04-01`);
  expect([status, body.properties?.roleName]).toEqual([200, 'Reader']);
});
