import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import { TerraformVariable } from 'cdktf';
import { type AdoptedRegistration, type AdtAppRegistrationProps, AdtRole } from '../../src';
import { codes } from '../support/problems';
import { expression, GUIDS, INSTANCE_ID, instanceId, newStack, register, synth, Terraform } from '../support/synth';

const BY_HAND: AdoptedRegistration = { applicationObjectId: GUIDS[0], servicePrincipalObjectId: GUIDS[1] };
const ACCESS = { roleAssignment: { instanceId: INSTANCE_ID, role: AdtRole.DATA_OWNER } };
const ASSIGNMENT_ID = `${INSTANCE_ID}/providers/Microsoft.Authorization/roleAssignments/${GUIDS[2]}`;
const GRANT_ID = 'cGxhbnQ_c2VjcmV0LWdyYW50LWlk';
const GRANT_TOKEN = expression('var.grant');
const SIGN_IN_ID = 'cGxhbnQ_c2VjcmV0LWdyYW50LWlL';

const importsOf = (props: Partial<AdtAppRegistrationProps>) => synth(props).json.import;

test('nothing is imported unless asked', () => {
  expect(importsOf({})).toBeUndefined();
});

test('application and service principal are imported by their object IDs', () => {
  expect(importsOf({ adopt: BY_HAND })).toEqual([
    { to: 'azuread_application.Client_4A7F64DF', id: `/applications/${GUIDS[0]}` },
    { to: 'azuread_service_principal.Client_ServicePrincipal_4FF987EA', id: `/servicePrincipals/${GUIDS[1]}` },
  ]);
});

describe('a limit that was set by hand', () => {
  const conditions = (props: Partial<AdtAppRegistrationProps>) =>
    synth(props).resource('azuread_service_principal').lifecycle.postcondition;
  const FOUND = 'data.azuread_service_principals.Client_AdoptedServicePrincipals_FF3845C1.service_principals[0]';

  test('is not lifted by the apply, unless something says so', () => {
    expect(conditions({ adopt: BY_HAND })).toEqual([
      {
        condition: `\${(!try(${FOUND}.app_role_assignment_required, false) || (self.app_role_assignment_required == true))}`,
        error_message: expect.stringMatching(
          /^Assignment required\? .* usersAndGroups; .*\.appRoleAssignmentRequired to true;/,
        ),
      },
      {
        condition: `\${(try(${FOUND}.account_enabled, true) || !self.account_enabled)}`,
        error_message: expect.stringMatching(
          /^Enabled for users to sign-in\? .* servicePrincipal\.accountEnabled to false;/,
        ),
      },
    ]);
  });

  test('is read with the provider of the registration, of the service principal that is adopted', () => {
    const stack = newStack();
    const azureadProvider = new AzureadProvider(stack, 'other', { alias: 'other' });
    register({ adopt: BY_HAND, azureadProvider }, stack);
    const { object_ids, ignore_missing, provider } = Terraform.of(stack).data('azuread_service_principals');
    expect([object_ids, ignore_missing, provider]).toEqual([[GUIDS[1]], true, 'azuread.other']);
  });

  test('is not asked for where nothing is adopted, or no service principal', () => {
    expect(conditions({})).toBeUndefined();
    expect(conditions({ adopt: { applicationObjectId: GUIDS[0] } })).toBeUndefined();
  });

  test('leaves the rest of the lifecycle as it is', () => {
    const { lifecycle } = synth({ adopt: BY_HAND }).resource('azuread_service_principal');
    expect(lifecycle.ignore_changes).toEqual(['feature_tags']);
  });
});

test('a service principal that is not there is made', () => {
  expect(importsOf({ adopt: { applicationObjectId: GUIDS[0] } })).toEqual([
    { to: 'azuread_application.Client_4A7F64DF', id: `/applications/${GUIDS[0]}` },
  ]);
});

test('role assignment and grants are imported where they are told', () => {
  const grants = { delegatedPermissionGrantId: GRANT_ID, signInPermissionGrantId: SIGN_IN_ID };
  const adopt = { ...BY_HAND, roleAssignmentId: ASSIGNMENT_ID, ...grants };
  expect(importsOf({ adopt, ...ACCESS, grantAdminConsent: true }).slice(2)).toEqual([
    { to: 'azurerm_role_assignment.Client_RoleAssignment_4BECB13C', id: ASSIGNMENT_ID },
    {
      to: 'azuread_service_principal_delegated_permission_grant.Client_DelegatedPermissionGrant_3A8879DA',
      id: `/oauth2PermissionGrants/${GRANT_ID}`,
    },
    {
      to: 'azuread_service_principal_delegated_permission_grant.Client_SignInPermissionGrant_69DDEAD2',
      id: `/oauth2PermissionGrants/${SIGN_IN_ID}`,
    },
  ]);
});

test('each grant is imported without the other', () => {
  const idOf = (grant: Partial<AdoptedRegistration>) =>
    importsOf({ adopt: { ...BY_HAND, ...grant }, grantAdminConsent: true })
      .slice(2)
      .map(({ to }: { to: string }) => to.split('_').at(-2));
  expect(idOf({ delegatedPermissionGrantId: GRANT_ID })).toEqual(['DelegatedPermissionGrant']);
  expect(idOf({ signInPermissionGrantId: GRANT_ID })).toEqual(['SignInPermissionGrant']);
});

test('role assignment and grants are made where they are not told', () => {
  expect(importsOf({ adopt: BY_HAND, ...ACCESS, grantAdminConsent: true })).toHaveLength(2);
});

test('the IDs of two grants may differ in their letter case only', () => {
  const adopt = { ...BY_HAND, delegatedPermissionGrantId: GRANT_ID, signInPermissionGrantId: GRANT_ID.toLowerCase() };
  expect(codes({ adopt, grantAdminConsent: true })).toEqual([]);
});

test('nothing is known of two grants whose IDs change with each turn of a loop', () => {
  const id = expression('each.value');
  const adopt = { ...BY_HAND, delegatedPermissionGrantId: id, signInPermissionGrantId: id };
  expect(codes({ adopt, grantAdminConsent: true })).toEqual([]);
});

test('the ID of an assignment may be in any letter case', () => {
  const adopt = { ...BY_HAND, roleAssignmentId: ASSIGNMENT_ID.toLowerCase() };
  expect(codes({ adopt, ...ACCESS })).toEqual([]);
});

test('IDs may be tokens', () => {
  const stack = newStack();
  const variable = (name: string) => new TerraformVariable(stack, name, { type: 'string' }).stringValue;
  const adopt = {
    applicationObjectId: variable('application'),
    servicePrincipalObjectId: variable('principal'),
    roleAssignmentId: variable('assignment'),
  };
  register({ adopt, ...ACCESS }, stack);
  const ids = Terraform.of(stack).json.import.map((block: { id: string }) => block.id);
  expect(ids).toEqual(['/applications/${var.application}', '/servicePrincipals/${var.principal}', '${var.assignment}']);
});

test('the instance may be a token, and the assignment is then checked by Terraform alone', () => {
  const stack = newStack();
  const { stringValue } = new TerraformVariable(stack, 'instance_id', { type: 'string' });
  const roleAssignment = { instanceId: stringValue, role: AdtRole.DATA_OWNER };
  expect(() =>
    register({ adopt: { ...BY_HAND, roleAssignmentId: ASSIGNMENT_ID }, roleAssignment }, stack),
  ).not.toThrow();
});

test.each<[string, object, string[]]>([
  ['names in place of IDs', { applicationObjectId: 'a', servicePrincipalObjectId: 'b' }, ['guid', 'guid']],
  ['a missing application', { applicationObjectId: undefined }, ['type']],
  ['an assignment that nothing describes', { roleAssignmentId: ASSIGNMENT_ID }, ['adopt-not-described']],
  ['a grant that nothing describes', { delegatedPermissionGrantId: GRANT_ID }, ['adopt-not-described']],
  ['a grant for the sign-in that nothing describes', { signInPermissionGrantId: GRANT_ID }, ['adopt-not-described']],
])('%s are refused', (_, change, expected) => {
  expect(codes({ adopt: { ...BY_HAND, ...change } as AdoptedRegistration })).toEqual(expected);
});

test.each<[string, object, string[]]>([
  ['an assignment by its name', { roleAssignmentId: GUIDS[2] }, ['adopt-role-assignment']],
  [
    'an assignment on another instance',
    { roleAssignmentId: ASSIGNMENT_ID.replace(INSTANCE_ID, instanceId('other')) },
    ['adopt-role-assignment'],
  ],
  ['a grant by its whole path', { delegatedPermissionGrantId: `oauth2PermissionGrants/${GRANT_ID}` }, ['adopt-grant']],
  ['a grant with a path behind it', { delegatedPermissionGrantId: `${GRANT_ID}/scope` }, ['adopt-grant']],
  ['an assignment of no type', { roleAssignmentId: 1 }, ['type']],
  ['a grant by a short ID', { delegatedPermissionGrantId: 'abc' }, ['adopt-grant']],
  ['a grant for the sign-in by a short ID', { signInPermissionGrantId: 'abc' }, ['adopt-grant']],
  ['one grant for both', { delegatedPermissionGrantId: GRANT_ID, signInPermissionGrantId: GRANT_ID }, ['same-id']],
  [
    'one token for both grants',
    { delegatedPermissionGrantId: GRANT_TOKEN, signInPermissionGrantId: GRANT_TOKEN },
    ['same-id'],
  ],
  [
    'a short ID for both grants',
    { delegatedPermissionGrantId: 'abc', signInPermissionGrantId: 'abc' },
    ['adopt-grant', 'adopt-grant'],
  ],
])('%s is refused', (_, change, expected) => {
  const adopt = { ...BY_HAND, ...change } as AdoptedRegistration;
  expect(codes({ adopt, ...ACCESS, grantAdminConsent: true })).toEqual(expected);
});
