import { TerraformVariable } from 'cdktf';
import { AdtApi, type AdtAppRegistrationProps, AdtPrincipal, ClientCredential } from '../../src';
import { codes } from '../support/problems';
import { type Block, expression, GUIDS, newStack, register, synth, Terraform } from '../support/synth';

const [ID, OTHER] = GUIDS;
const group = AdtPrincipal.group(ID);
const user = AdtPrincipal.user(OTHER);
const GRANT = 'azuread_service_principal_delegated_permission_grant';
const GRAPH = '00000003-0000-0000-c000-000000000000';

describe('who may sign in', () => {
  test('is everyone, and nothing is written about it', () => {
    const terraform = synth();
    expect(terraform.resource('azuread_service_principal')).not.toHaveProperty('app_role_assignment_required');
    expect(terraform.resources('azuread_app_role_assignment')).toEqual({});
  });

  test('is limited to users and groups, who are assigned to the application', () => {
    const terraform = synth({ usersAndGroups: { operators: group, owner: user } });
    expect(terraform.resource('azuread_service_principal').app_role_assignment_required).toBe(true);
    const assignments = Object.values(terraform.resources('azuread_app_role_assignment'));
    expect(assignments.map((assignment) => assignment.principal_object_id)).toEqual([ID, OTHER]);
    for (const assignment of assignments) {
      expect(assignment.app_role_id).toBe('00000000-0000-0000-0000-000000000000');
      expect(assignment.resource_object_id).toMatch(/^\$\{azuread_service_principal\.\w+\.object_id\}$/);
    }
  });

  test('stays where it was, whoever else is added or removed', () => {
    const ids = (usersAndGroups: AdtAppRegistrationProps['usersAndGroups']) =>
      Object.keys(synth({ usersAndGroups }).resources('azuread_app_role_assignment'));
    const [both, one] = [ids({ a: group, b: user }), ids({ b: user })];
    expect(ids({ b: user, a: group }).sort()).toEqual([...both].sort());
    expect(both).toEqual(expect.arrayContaining(one));
  });
});

describe.each(['usersAndGroups', 'consentForUsers'] as const)('%s', (prop) => {
  const codesOf = (value: unknown) => codes({ [prop]: value } as Partial<AdtAppRegistrationProps>);

  test('names each once, as far as that can be known', () => {
    const stack = newStack();
    const one = new TerraformVariable(stack, 'one', { type: 'string' });
    const two = new TerraformVariable(stack, 'two', { type: 'string' });
    const of = (...ids: string[]) => Object.fromEntries(ids.map((id, index) => [`n${index}`, AdtPrincipal.user(id)]));
    expect(codesOf(of(ID.replace('3', 'a'), ID.replace('3', 'A')))).toEqual(['duplicate']);
    expect(codesOf(of(one.stringValue, one.stringValue))).toEqual(['duplicate']);
    expect(codesOf(of(one.stringValue, two.stringValue))).toEqual([]);
    expect(codesOf(of(expression('each.value'), expression('each.value')))).toEqual([]);
    expect(codesOf(of(ID, ID, ID))).toEqual(['duplicate', 'duplicate']);
  });

  test.each<[string, unknown, string[]]>([
    ['no object', 7, ['type']],
    ['a list', [user], ['type']],
    ['a token', expression('var.users'), ['type']],
    ['null', null, ['type']],
    ['empty', {}, ['list-empty']],
    ['something else than a principal', { a: OTHER }, ['type']],
    ['undefined under a name', { a: undefined }, ['type']],
    ['a name in place of an ID', { a: AdtPrincipal.user('anna') }, ['guid']],
    [
      'a service principal',
      { a: AdtPrincipal.servicePrincipal(ID) },
      [prop === 'usersAndGroups' ? 'users-and-groups-type' : 'consent-users-type'],
    ],
    [
      'a managed identity',
      { a: AdtPrincipal.managedIdentity(ID) },
      [prop === 'usersAndGroups' ? 'users-and-groups-type' : 'consent-users-type'],
    ],
    ['a group', { a: group }, prop === 'usersAndGroups' ? [] : ['consent-users-type']],
    ['a blank name', { ' ': user }, ['named-blank']],
    ['an empty name', { '': user }, ['named-blank']],
    ['a token for a name', { [expression('var.name')]: user }, ['type']],
    ['a line break in a name', { 'a\nb': user }, ['white-space']],
    ['what is wrong with each', { a: 7, b: AdtPrincipal.user('b') }, ['type', 'guid']],
    ['an object ID that only Terraform knows', { a: AdtPrincipal.user(expression('var.id')) }, []],
  ])('may be %s: %p → %p', (_, value, expected) => {
    expect(codesOf(value)).toEqual(expected);
  });
});

describe('consent', () => {
  const grantsOf = (terraform: Terraform) => Object.values(terraform.resources(GRANT));

  test('for everyone is to Azure Digital Twins and to the sign-in itself', () => {
    const stack = newStack();
    const registration = register({ grantAdminConsent: true }, stack);
    const apis = Terraform.of(stack).json.data.azuread_service_principal as Record<string, Block>;
    const scopes = grantsOf(Terraform.of(stack)).map((grant) => {
      const [, name] = /data\.azuread_service_principal\.(\w+)/.exec(grant.resource_service_principal_object_id) ?? [];
      return [apis[name as string].client_id, grant.claim_values, grant.user_object_id];
    });
    expect(scopes).toEqual([
      [AdtApi.CLIENT_ID, ['Read.Write'], undefined],
      [GRAPH, ['openid', 'profile', 'offline_access'], undefined],
    ]);
    expect(registration.signInPermissionGrant?.claimValuesInput).toEqual(['openid', 'profile', 'offline_access']);
    expect(registration.delegatedPermissionGrant?.claimValuesInput).toEqual(['Read.Write']);
    expect(registration.graphServicePrincipal?.clientIdInput).toBe(GRAPH);
  });

  test('says which API has no service principal in the tenant, and how to make it', () => {
    const apis = Object.values<Block>(synth({ grantAdminConsent: true }).json.data.azuread_service_principal);
    const [{ lifecycle }] = apis.filter(({ client_id }) => client_id === AdtApi.CLIENT_ID);
    expect(lifecycle.precondition[0].error_message).toBe(
      'The Azure Digital Twins API has no service principal in this tenant. Make it with ' +
        `az ad sp create --id ${AdtApi.CLIENT_ID}, and plan again.`,
    );
  });

  test('for users is to the same, for each of them, and for no one else', () => {
    const terraform = synth({ consentForUsers: { one: AdtPrincipal.user(ID), two: user } });
    expect(grantsOf(terraform).map((grant) => [grant.user_object_id, grant.claim_values.length])).toEqual([
      [ID, 1],
      [ID, 3],
      [OTHER, 1],
      [OTHER, 3],
    ]);
  });

  test('is not given unless it is asked for', () => {
    const stack = newStack();
    const registration = register({ grantAdminConsent: false }, stack);
    expect(grantsOf(Terraform.of(stack))).toEqual([]);
    expect([registration.signInPermissionGrant, registration.graphServicePrincipal]).toEqual([undefined, undefined]);
    const users = register({ consentForUsers: { one: user } });
    expect([users.signInPermissionGrant, users.delegatedPermissionGrant]).toEqual([undefined, undefined]);
    expect(users.adtServicePrincipal?.clientIdInput).toBe(AdtApi.CLIENT_ID);
  });

  test('for users is refused beside consent for everyone, and only there', () => {
    const consentForUsers = { one: user };
    expect(codes({ consentForUsers, grantAdminConsent: true })).toEqual(['consent-users-everyone']);
    expect(codes({ consentForUsers, grantAdminConsent: false })).toEqual([]);
    expect(codes({ consentForUsers: { one: group }, grantAdminConsent: true })).toEqual([
      'consent-users-type',
      'consent-users-everyone',
    ]);
  });

  test('needs no secret', () => {
    expect(codes({ credential: ClientCredential.none(), grantAdminConsent: true, usersAndGroups: { group } })).toEqual(
      [],
    );
  });
});
