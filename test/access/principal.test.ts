import { DigitalTwinsInstance } from '@cdktf/provider-azurerm/lib/digital-twins-instance';
import { TerraformVariable } from 'cdktf';
import { AdtAppRegistration, AdtPrincipal, AdtRole, AdtRoleAssignment, ClientCredential } from '../../src';
import { codesOf, problems } from '../support/problems';
import {
  expression,
  GUIDS,
  INSTANCE_ID,
  instanceId,
  newStack,
  register,
  rendered,
  SUBSCRIPTION,
  Terraform,
} from '../support/synth';

const role = AdtRole.DATA_READER;
const access = { instanceId: INSTANCE_ID, role };
const [ID, OTHER] = GUIDS;
const DUPLICATE = ['role-assignment-duplicate'];

describe('a principal', () => {
  test.each<[string, (id: string) => AdtPrincipal, string]>([
    ['a user', AdtPrincipal.user, 'User'],
    ['a group', AdtPrincipal.group, 'Group'],
    ['a managed identity', AdtPrincipal.managedIdentity, 'ServicePrincipal'],
    ['a service principal', AdtPrincipal.servicePrincipal, 'ServicePrincipal'],
  ])('%s gets the role under its object ID, and with its type', (_, principal, type) => {
    const stack = newStack();
    new AdtRoleAssignment(stack, 'Access', { ...access, principal: principal(ID) });
    expect(Terraform.of(stack).resource('azurerm_role_assignment')).toMatchObject({
      principal_id: ID,
      principal_type: type,
      scope: INSTANCE_ID,
    });
  });

  test('is the managed identity of a resource, as Terraform knows it', () => {
    const stack = newStack();
    const instance = new DigitalTwinsInstance(stack, 'Plant', {
      name: 'plant',
      resourceGroupName: 'rg',
      location: 'westeurope',
      identity: { type: 'SystemAssigned' },
    });
    const principal = AdtPrincipal.managedIdentity(instance.identity.principalId);
    new AdtRoleAssignment(stack, 'Access', { ...access, principal });
    expect(Terraform.of(stack).resource('azurerm_role_assignment').principal_id).toBe(
      '${azurerm_digital_twins_instance.Plant.identity[0].principal_id}',
    );
  });

  test('is the registration, where none is named', () => {
    const stack = newStack();
    new AdtRoleAssignment(stack, 'Access', { ...access, registration: register({}, stack) });
    expect(Terraform.of(stack).resource('azurerm_role_assignment')).toMatchObject({
      principal_id: expect.stringMatching(/^\$\{azuread_service_principal\./),
      principal_type: 'ServicePrincipal',
    });
  });

  test('stands in place of the registration, in the prop and in what is added', () => {
    const stack = newStack();
    const registration = register({ roleAssignment: { ...access, principal: AdtPrincipal.group(ID) } }, stack);
    registration.addRoleAssignment('Owner', {
      instanceId: INSTANCE_ID,
      role: AdtRole.DATA_OWNER,
      principal: AdtPrincipal.user(OTHER),
    });
    const assignments = Object.values(Terraform.of(stack).resources('azurerm_role_assignment'));
    expect(assignments.map(({ principal_id, principal_type }) => [principal_id, principal_type])).toEqual([
      [ID, 'Group'],
      [OTHER, 'User'],
    ]);
  });

  test.each(['', 'anna', 'anna@contoso.com', `{${ID}}`, `${ID} `, '00000000-0000-0000-0000-000000000000'])(
    'has an object ID, and not %p',
    (id) => {
      for (const principal of [AdtPrincipal.user, AdtPrincipal.group, AdtPrincipal.managedIdentity]) {
        expect(codesOf(() => new AdtRoleAssignment(newStack(), 'x', { ...access, principal: principal(id) }))).toEqual([
          'guid',
        ]);
      }
    },
  );

  test.each([undefined, null, 7, [], {}])('has an object ID, and not %p', (id) => {
    const principal = AdtPrincipal.user(id as unknown as string);
    expect(codesOf(() => new AdtRoleAssignment(newStack(), 'x', { ...access, principal }))).toEqual(['type']);
  });

  test.each([7, '', ID, {}, [], null, { objectId: ID }, { principalType: 7 }])(
    'is an AdtPrincipal, and not %p',
    (given) => {
      const principal = given as unknown as AdtPrincipal;
      expect(codesOf(() => new AdtRoleAssignment(newStack(), 'x', { ...access, principal }))).toEqual(['type']);
    },
  );

  test('or a registration must be there', () => {
    expect(problems(() => new AdtRoleAssignment(newStack(), 'x', access))).toEqual([
      'principal is missing, and so is registration; add principal, such as AdtPrincipal.group(<object ID>), or ' +
        'registration [role-assignment-principal]',
    ]);
  });

  test('is not looked for where something else is wrong', () => {
    const wrong = { ...access, instanceId: 'plant' };
    expect(codesOf(() => new AdtRoleAssignment(newStack(), 'x', wrong))).toEqual(['instance-id']);
  });

  test('has its object ID, and not another ID of the registration', () => {
    const stack = newStack();
    const registration = register({}, stack);
    const { clientId, tenantId, applicationObjectId, servicePrincipalObjectId } = registration;
    const add = (id: string) => () =>
      registration.addRoleAssignment('x', { ...access, principal: AdtPrincipal.servicePrincipal(id) });
    for (const id of [clientId, tenantId, applicationObjectId]) expect(codesOf(add(id))).toEqual(['same-id']);
    expect(codesOf(add(servicePrincipalObjectId))).toEqual([]);
  });

  test('is compared with the IDs that are known of a registration, in whatever letter case', () => {
    const attributes = { clientId: ID.replace('3', 'a') };
    const shared = AdtAppRegistration.fromAttributes(newStack(), 'Shared', attributes);
    const add = (id: string) =>
      problems(() => shared.addRoleAssignment('x', { ...access, principal: AdtPrincipal.servicePrincipal(id) }));
    expect(add(attributes.clientId.toUpperCase())[0]).toMatch(/^principal must not be the same as clientId of the reg/);
    const user = AdtPrincipal.user(OTHER);
    expect(() => shared.addRoleAssignment('y', { ...access, principal: user })).not.toThrow();
    const unknown = AdtPrincipal.user(expression('each.value'));
    expect(() => shared.addRoleAssignment('z', { ...access, principal: unknown })).not.toThrow();
  });
});

describe('a role of a principal', () => {
  test('is assigned once per instance, whatever it is called and wherever it stands', () => {
    const stack = newStack();
    const registration = register({ roleAssignment: { ...access, principal: AdtPrincipal.group(ID) } }, stack);
    const again = [
      () => new AdtRoleAssignment(stack, 'a', { ...access, principal: AdtPrincipal.group(ID.toUpperCase()) }),
      () => new AdtRoleAssignment(stack, 'b', { ...access, principal: AdtPrincipal.user(ID) }),
      () => registration.addRoleAssignment('c', { ...access, principal: AdtPrincipal.servicePrincipal(ID) }),
      () => registration.grantDataAccess('d', AdtPrincipal.group(ID), role),
    ];
    for (const make of again) expect(codesOf(make)).toEqual(DUPLICATE);
    new AdtRoleAssignment(stack, 'e', { ...access, principal: AdtPrincipal.group(OTHER) });
    new AdtRoleAssignment(stack, 'f', { ...access, role: AdtRole.DATA_OWNER, principal: AdtPrincipal.group(ID) });
    new AdtRoleAssignment(stack, 'g', { instanceId: instanceId('other'), role, principal: AdtPrincipal.group(ID) });
    // The registration itself does not have it.
    registration.addRoleAssignment('h', access);
    expect(Object.keys(Terraform.of(stack).resources('azurerm_role_assignment'))).toHaveLength(5);
  });

  test('is known of a registration by the object ID of its service principal, in both orders', () => {
    const stack = newStack();
    const registration = register({ roleAssignment: access }, stack);
    const principal = AdtPrincipal.servicePrincipal(registration.servicePrincipalObjectId);
    expect(codesOf(() => new AdtRoleAssignment(stack, 'x', { ...access, principal }))).toEqual(DUPLICATE);
    const other = { instanceId: instanceId('other'), role };
    new AdtRoleAssignment(stack, 'y', { ...other, principal });
    expect(codesOf(() => registration.addRoleAssignment('y', other))).toEqual(DUPLICATE);
  });

  test('is not known of tokens that may differ', () => {
    const stack = newStack();
    const ids = ['one', 'other'].map((name) => new TerraformVariable(stack, name, { type: 'string' }).stringValue);
    const loop = expression('each.value');
    for (const [index, id] of [...ids, loop, loop].entries()) {
      new AdtRoleAssignment(stack, `x${index}`, { ...access, principal: AdtPrincipal.user(id) });
    }
    expect(
      codesOf(() => new AdtRoleAssignment(stack, 'x', { ...access, principal: AdtPrincipal.user(ids[0]) })),
    ).toEqual(DUPLICATE);
  });

  test('that was removed from the tree can be assigned again', () => {
    const stack = newStack();
    const principal = AdtPrincipal.user(ID);
    new AdtRoleAssignment(stack, 'x', { ...access, principal });
    stack.node.tryRemoveChild('x');
    expect(() => new AdtRoleAssignment(stack, 'y', { ...access, principal })).not.toThrow();
  });
});

describe('grantDataAccess()', () => {
  test('gives a role on the instance of the prop roleAssignment', () => {
    const stack = newStack();
    const registration = register({ roleAssignment: access, credential: ClientCredential.none() }, stack);
    const made = registration.grantDataAccess('operators', AdtPrincipal.group(ID), AdtRole.DATA_OWNER);
    expect(made.node.path).toBe('stack/Client/RoleAssignments/operators');
    const [, granted] = Object.values(Terraform.of(stack).resources('azurerm_role_assignment'));
    expect(granted).toMatchObject({ scope: INSTANCE_ID, principal_id: ID, principal_type: 'Group' });
    expect(granted.role_definition_id).toContain(AdtRole.DATA_OWNER.roleDefinitionId);
  });

  test('is for an instance that is known', () => {
    const registration = register();
    expect(problems(() => registration.grantDataAccess('x', AdtPrincipal.group(ID), role))).toEqual([
      'roleAssignment is missing; set it, or use addRoleAssignment(), which names the instance [instance-unknown]',
    ]);
    expect(registration.node.tryFindChild('RoleAssignments')).toBeUndefined();
  });

  test('is checked', () => {
    const registration = register({ roleAssignment: access });
    const grant = (principal: unknown, wanted: unknown) =>
      codesOf(() => registration.grantDataAccess('x', principal as AdtPrincipal, wanted as AdtRole));
    expect(grant(AdtPrincipal.group('operators'), AdtRole.fromRoleDefinitionId('Owner'))).toEqual([
      'role-definition-id',
      'guid',
    ]);
    // Else the registration would get the role in place of who was meant.
    expect(grant(undefined, AdtRole.DATA_OWNER)).toEqual(['type']);
  });
});

describe('the ID of a role at an instance', () => {
  test('has the subscription of the instance, as Azure gives it back', () => {
    expect(AdtRole.DATA_READER.roleDefinitionIdAt(INSTANCE_ID)).toBe(
      `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/d57506d4-4c8d-48b1-8587-93c323f6a5a3`,
    );
  });

  test('is that of the assignments of this library, also where the instance is a token', () => {
    const stack = newStack();
    const id = new TerraformVariable(stack, 'id', { type: 'string' }).stringValue;
    new AdtRoleAssignment(stack, 'x', { instanceId: id, role, principal: AdtPrincipal.user(ID) });
    expect(rendered(stack, role.roleDefinitionIdAt(id))).toBe(
      Terraform.of(stack).resource('azurerm_role_assignment').role_definition_id,
    );
  });

  test.each<[string, () => string, string[]]>([
    ['a subscription', () => role.roleDefinitionIdAt(`/subscriptions/${SUBSCRIPTION}`), ['instance-id-scope']],
    ['a name', () => role.roleDefinitionIdAt('plant'), ['instance-id']],
    ['nothing', () => role.roleDefinitionIdAt(undefined as unknown as string), ['type']],
    [
      'the name of a role',
      () => AdtRole.fromRoleDefinitionId('Owner').roleDefinitionIdAt(INSTANCE_ID),
      ['role-definition-id'],
    ],
  ])('is not had of %s', (_, make, expected) => {
    expect(codesOf(make)).toEqual(expected);
  });

  test('is refused with the names of the method and of what is wrong', () => {
    expect(() => AdtRole.fromRoleDefinitionId('Owner').roleDefinitionIdAt('plant')).toThrow(
      /^AdtRole\.roleDefinitionIdAt .+\n {2}- instanceId must .+\n {2}- role must /,
    );
  });
});
