import { readFileSync } from 'node:fs';
import { RoleDefinition } from '@cdktf/provider-azurerm/lib/role-definition';
import { ref, TerraformVariable, Token } from 'cdktf';
import { AdtRole, AdtRoleAssignment, type AdtRoleAssignmentOptions } from '../../src';
import { codes, problems, refusal } from '../support/problems';
import {
  expression,
  GUIDS,
  INSTANCE_ID,
  instanceId,
  newStack,
  register,
  SUBSCRIPTION,
  synth,
  Terraform,
} from '../support/synth';

const role = AdtRole.DATA_READER;
const GROUP_ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg`;

const codesOf = (id: string) => codes({ roleAssignment: { instanceId: id, role } });

describe('an instance ID', () => {
  test.each([
    INSTANCE_ID,
    instanceId('a-1'),
    instanceId(`a${'b'.repeat(61)}c`),
    INSTANCE_ID.replace('/rg/', '/Rg_(1).ä-x/'),
    instanceId('plant', 'abcdef00-0000-4000-8000-000000000000'),
    INSTANCE_ID.replace('/rg/', `/${'g'.repeat(90)}/`),
    INSTANCE_ID.replace('/rg/', '/g/'),
    expression('azurerm_digital_twins_instance.plant.id'),
  ])('may be %s', (id) => {
    expect(codesOf(id)).toEqual([]);
  });

  test.each([
    ['instance-id-scope', `/subscriptions/${SUBSCRIPTION}`],
    ['instance-id-scope', `/subscriptions/${SUBSCRIPTION}/`],
    ['instance-id-scope', GROUP_ID],
    ['instance-id-scope', GROUP_ID.toLowerCase()],
    ['instance-id-scope', '/providers/Microsoft.Management/managementGroups/root'],
    ['instance-id-case', INSTANCE_ID.replace('resourceGroups', 'resourcegroups')],
    ['instance-id-case', INSTANCE_ID.replace('DigitalTwins/', 'digitaltwins/')],
    ['instance-id-case', instanceId('plant', 'ABCDEF00-0000-4000-8000-000000000000')],
    ['instance-id-scope', `${GROUP_ID}/`],
    ['instance-id-scope', '/providers/Microsoft.Management/managementGroups/root/'],
    ['instance-id-scope', `/Subscriptions/${SUBSCRIPTION}`],
    ['instance-id', 'x/providers/Microsoft.Management/managementGroups/root'],
    ['instance-id', '/providers/Microsoft.Management/managementGroups/root/x'],
    ['instance-id', INSTANCE_ID.replace('/rg/', '/rg./')],
    ['instance-id', INSTANCE_ID.replace('/rg/', '/!g/')],
    ['instance-id', INSTANCE_ID.replace('/rg/', '/r!/')],
    ['instance-id', INSTANCE_ID.replace('/rg/', '/!!/')],
    ['instance-id', INSTANCE_ID.replace('/rg/', '//')],
    ['instance-id', instanceId('plant', 'gggggggg-0000-4000-8000-000000000000')],
    ['instance-id', 'plant'],
    ['instance-id', ''],
    ['instance-id', instanceId('ab')],
    ['instance-id', instanceId('a'.repeat(64))],
    ['instance-id', instanceId('-plant')],
    ['instance-id', instanceId('plant-')],
    ['instance-id', instanceId('pl_ant')],
    ['instance-id', `${INSTANCE_ID}/`],
    ['instance-id', `${INSTANCE_ID}/endpoints/a`],
    ['instance-id', `https://management.azure.com${INSTANCE_ID}`],
    ['instance-id', INSTANCE_ID.replace(SUBSCRIPTION, 'production')],
    ['instance-id', INSTANCE_ID.replace('/rg/', `/${'g'.repeat(91)}/`)],
    ['instance-id', `${GROUP_ID}/providers/Microsoft.Devices/IotHubs/plant`],
  ])('is refused for %s: %s', (code, id) => {
    expect(codesOf(id)).toEqual([code]);
  });

  test.each([
    ['a subscription', `/subscriptions/${SUBSCRIPTION}`],
    ['a resource group', GROUP_ID],
    ['a management group', '/providers/Microsoft.Management/managementGroups/root'],
  ])('that is %s is told so', (what, id) => {
    const [text] = problems(() => register({ roleAssignment: { instanceId: id, role } }));
    expect(text).toContain(`roleAssignment.instanceId must be an Azure Digital Twins instance, but is ${what}`);
  });

  test('may be a token, or hold one', () => {
    const stack = newStack();
    const name = new TerraformVariable(stack, 'name', { type: 'string' }).stringValue;
    expect(codesOf(name)).toEqual([]);
    expect(codesOf(instanceId(name))).toEqual([]);
  });

  test('must be a string', () => {
    expect(codesOf(undefined as unknown as string)).toEqual(['type']);
  });
});

describe('a role', () => {
  const assigned = (id: string) =>
    synth({ roleAssignment: { instanceId: INSTANCE_ID, role: AdtRole.fromRoleDefinitionId(id) } }).resource(
      'azurerm_role_assignment',
    ).role_definition_id;
  const expected = `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${GUIDS[0]}`;

  test.each([
    ['a GUID', GUIDS[0]],
    ['a tenant-wide ID', `/providers/Microsoft.Authorization/roleDefinitions/${GUIDS[0]}`],
    ['an ID in another subscription', expected.replace(SUBSCRIPTION, GUIDS[1])],
    [
      'an ID in a management group',
      `/providers/Microsoft.Management/managementGroups/m${expected.replace(/^.*?\/providers/, '/providers')}`,
    ],
    ['an ID in other letter case', expected.replace('roleDefinitions', 'roledefinitions')],
    ["the provider's id, which has the scope behind it", `${expected}|/subscriptions/${SUBSCRIPTION}`],
  ])('given as %s is assigned by its ID in the subscription of the instance', (_, id) => {
    expect(assigned(id)).toBe(expected);
  });

  test('given as a token is assigned by its ID in the subscription of the instance', () => {
    const stack = newStack();
    const custom = new RoleDefinition(stack, 'role', { name: 'twin-query', scope: GROUP_ID });
    register(
      {
        roleAssignment: {
          instanceId: INSTANCE_ID,
          role: AdtRole.fromRoleDefinitionId(custom.roleDefinitionResourceId),
        },
      },
      stack,
    );
    expect(Terraform.of(stack).resource('azurerm_role_assignment').role_definition_id).toBe(
      `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/` +
        '${basename(element(split("|", azurerm_role_definition.role.role_definition_resource_id), 0))}',
    );
  });

  test.each(['Azure Digital Twins Data Owner', '', `roleDefinitions/${GUIDS[0]}`, `${expected}/x`, `${expected}0`])(
    'is refused where its ID is %p',
    (id) => {
      expect(codes({ roleAssignment: { instanceId: INSTANCE_ID, role: AdtRole.fromRoleDefinitionId(id) } })).toEqual([
        'role-definition-id',
      ]);
    },
  );

  test('must be given', () => {
    const missing = { instanceId: INSTANCE_ID } as { instanceId: string; role: AdtRole };
    expect(codes({ roleAssignment: missing })).toEqual(['type']);
  });
});

describe('a further assignment', () => {
  test('of the same role on the same instance is refused, as Azure would (409 RoleAssignmentExists)', () => {
    const registration = register({ roleAssignment: { instanceId: INSTANCE_ID, role } });
    const again = () =>
      registration.addRoleAssignment('Again', {
        instanceId: INSTANCE_ID,
        role: AdtRole.fromRoleDefinitionId(AdtRole.DATA_READER.roleDefinitionId.toUpperCase()),
      });
    expect(refusal(again).message).toMatch(/^AdtRoleAssignment 'stack\/Client\/RoleAssignments\/Again' /);
    expect(problems(again)).toEqual([
      `instanceId has this role already, got '${INSTANCE_ID}'; assign each role once per instance ` +
        '[role-assignment-duplicate]',
    ]);
  });

  test('of another role, on another instance, or to another registration is made', () => {
    const stack = newStack();
    const registration = register({ roleAssignment: { instanceId: INSTANCE_ID, role } }, stack);
    registration.addRoleAssignment('Role', { instanceId: INSTANCE_ID, role: AdtRole.DATA_OWNER });
    registration.addRoleAssignment('Instance', { instanceId: instanceId('other'), role });
    new AdtRoleAssignment(stack, 'Direct', { registration: register(), instanceId: INSTANCE_ID, role });
    expect(Object.keys(Terraform.of(stack).resources('azurerm_role_assignment'))).toHaveLength(4);
  });

  test('in a resource group of another name is made, though it be the same in capitals', () => {
    const inGroup = (name: string) => ({ instanceId: INSTANCE_ID.replace('/rg/', `/${name}/`), role });
    const registration = register({ roleAssignment: inGroup('straße') });
    expect(() => registration.addRoleAssignment('Other', inGroup('strasse'))).not.toThrow();
    expect(() => registration.addRoleAssignment('Again', inGroup('Straße'))).toThrow('has this role already');
  });

  test('of different tokens is made, because nothing is known of them', () => {
    const stack = newStack();
    const [one, other] = ['one', 'other'].map(
      (name) => new TerraformVariable(stack, name, { type: 'string' }).stringValue,
    );
    const registration = register({ roleAssignment: { instanceId: one, role } }, stack);
    registration.addRoleAssignment('Other', { instanceId: other, role });
    registration.addRoleAssignment('Custom', { instanceId: INSTANCE_ID, role: AdtRole.fromRoleDefinitionId(one) });
    registration.addRoleAssignment('Custom2', { instanceId: INSTANCE_ID, role: AdtRole.fromRoleDefinitionId(other) });
    expect(Object.keys(Terraform.of(stack).resources('azurerm_role_assignment'))).toHaveLength(4);
  });

  test('is checked like the first, under its own names', () => {
    expect(problems(() => register().addRoleAssignment('Bad', { instanceId: GROUP_ID, role }))[0]).toMatch(
      /^instanceId must be/,
    );
  });

  test('goes to the registration that it is added to, whatever else the options hold', () => {
    const stack = newStack();
    const [one, other] = [register({}, stack), register({}, newStack('other'))];
    one.addRoleAssignment('Plant', { registration: other, instanceId: INSTANCE_ID, role } as AdtRoleAssignmentOptions);
    expect(() => other.addRoleAssignment('Plant', { instanceId: INSTANCE_ID, role })).not.toThrow();
    expect(() => one.addRoleAssignment('Again', { instanceId: INSTANCE_ID, role })).toThrow();
  });
});

describe('an instance ID that only Terraform knows', () => {
  const lifecycleOf = (id: string) =>
    synth({ roleAssignment: { instanceId: id, role } }).resource('azurerm_role_assignment').lifecycle;
  const VARIABLE = Token.asString(ref('var.instance_id'));
  const [precondition] = lifecycleOf(VARIABLE).precondition;

  test('is asked about by Terraform, and a literal one is not', () => {
    expect(lifecycleOf(INSTANCE_ID)).toBeUndefined();
    expect(lifecycleOf(VARIABLE)).toEqual({ precondition: [precondition] });
    expect(precondition.condition).toMatch(
      /^\$\{can\(regex\(".+", "\$\{var\.instance_id\}"\)\) && path\.module != ""\}$/,
    );
  });

  test('stands in the condition as it stands in the scope', () => {
    const stack = newStack();
    const name = new TerraformVariable(stack, 'name', { type: 'string' }).stringValue;
    register({ roleAssignment: { instanceId: instanceId(name), role } }, stack);
    const { scope, lifecycle } = Terraform.of(stack).resource('azurerm_role_assignment');
    expect(scope).toBe(instanceId('${var.name}'));
    expect(lifecycle.precondition[0].condition).toContain(`", "${scope}")`);
  });

  test.each([
    [INSTANCE_ID, true],
    [instanceId('a-1').replace('/rg/', '/Rg_(1).ä-x/'), true],
    [`/subscriptions/${SUBSCRIPTION}`, false],
    [`/subscriptions/${SUBSCRIPTION}/`, false],
    ['/', false],
    ['', false],
    [GROUP_ID, false],
    ['/providers/Microsoft.Management/managementGroups/root', false],
    [`${GROUP_ID}/providers/Microsoft.Devices/IotHubs/plant`, false],
    [`${GROUP_ID}/providers/Microsoft-DigitalTwins/digitalTwinsInstances/plant`, false],
    [INSTANCE_ID.toLowerCase(), false],
    [INSTANCE_ID.replace(SUBSCRIPTION, 'production'), false],
    [INSTANCE_ID.replace('/rg/', '//'), false],
    [instanceId(''), false],
    [`${INSTANCE_ID}/endpoints/a`, false],
    [`https://management.azure.com${INSTANCE_ID}`, false],
  ])('%s is accepted there: %p', (id, accepted) => {
    const [, pattern] = /regex\("(.+?)", /.exec(precondition.condition) as RegExpExecArray;
    expect(new RegExp(pattern).test(id)).toBe(accepted);
    expect(codesOf(id).length === 0).toBe(accepted);
  });

  test('is refused in the words that docs/errors.md shows', () => {
    expect(precondition.error_message).toMatch(/^instanceId must be .+; write .+: .+ \[instance-id\]$/);
    expect(readFileSync('docs/errors.md', 'utf8').replace(/\s+/g, ' ')).toContain(precondition.error_message);
  });
});

test('an instance ID that is a token is rendered as an expression', () => {
  const stack = newStack();
  const id = new TerraformVariable(stack, 'id', { type: 'string' }).stringValue;
  register({ roleAssignment: { instanceId: id, role } }, stack);
  expect(Terraform.of(stack).resource('azurerm_role_assignment').role_definition_id).toBe(
    '${join("/", slice(split("/", var.id), 0, 3))}/providers/Microsoft.Authorization/roleDefinitions/' +
      'd57506d4-4c8d-48b1-8587-93c323f6a5a3',
  );
});
