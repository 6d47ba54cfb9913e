import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe } from 'node:test';
import { AppRoleAssignment } from '@cdktf/provider-azuread/lib/app-role-assignment';
import { DataAzureadGroup } from '@cdktf/provider-azuread/lib/data-azuread-group';
import { DataAzureadUser } from '@cdktf/provider-azuread/lib/data-azuread-user';
import { DataAzureadUsers } from '@cdktf/provider-azuread/lib/data-azuread-users';
import { Group } from '@cdktf/provider-azuread/lib/group';
import { GroupMember } from '@cdktf/provider-azuread/lib/group-member';
import { User } from '@cdktf/provider-azuread/lib/user';
import { TerraformOutput, type TerraformStack, TerraformVariable } from 'cdktf';
import { AdtAppRegistration, ClientCredential } from 'cdktf-adt-app-registration';
import { scenario } from './support/scenario';

const DEFAULT_ACCESS = '00000000-0000-0000-0000-000000000000';
const PERMISSIONS = [
  'Application.ReadWrite.OwnedBy',
  'Application.Read.All',
  'AppRoleAssignment.ReadWrite.All',
  'User.ReadWrite.All',
  'Group.ReadWrite.All',
];

/** A person in a group in another group, the outer of which is assigned to an application; and the data sources of it all. */
function people(stack: TerraformStack): void {
  const password = new TerraformVariable(stack, 'password', { type: 'string', sensitive: true }).stringValue;
  const user = new User(stack, 'user', {
    userPrincipalName: 'operator@contoso.onmicrosoft.com',
    displayName: 'Operator',
    mail: 'operator@contoso.com',
    employeeId: '7',
    password,
  });
  const inner = new Group(stack, 'inner', { displayName: 'inner', securityEnabled: true, preventDuplicateNames: true });
  const outer = new Group(stack, 'outer', { displayName: 'outer', securityEnabled: true, members: [inner.objectId] });
  const membership = new GroupMember(stack, 'membership', {
    groupObjectId: inner.objectId,
    memberObjectId: user.objectId,
  });
  const { servicePrincipalObjectId } = new AdtAppRegistration(stack, 'client', {
    displayName: 'adt-client',
    credential: ClientCredential.none(),
  });
  new AppRoleAssignment(stack, 'assignment', {
    appRoleId: DEFAULT_ACCESS,
    principalObjectId: outer.objectId,
    resourceObjectId: servicePrincipalObjectId,
  });

  const dependsOn = [user, inner, outer, membership];
  const { userPrincipalName } = user;
  const found = [
    new DataAzureadUser(stack, 'by-name', { userPrincipalName, dependsOn }),
    new DataAzureadUser(stack, 'by-id', { objectId: user.objectId, dependsOn }),
    new DataAzureadUser(stack, 'by-mail', { mail: 'operator@contoso.com', dependsOn }),
    new DataAzureadUser(stack, 'by-nickname', { mailNickname: 'operator', dependsOn }),
    new DataAzureadUser(stack, 'by-employee', { employeeId: '7', dependsOn }),
  ];
  const all = new DataAzureadUsers(stack, 'all', { returnAll: true, dependsOn });
  const some = new DataAzureadUsers(stack, 'some', { userPrincipalNames: [userPrincipalName], dependsOn });
  const group = new DataAzureadGroup(stack, 'group', {
    displayName: 'outer',
    includeTransitiveMembers: true,
    dependsOn,
  });
  new TerraformOutput(stack, 'made', { value: user.objectId, staticId: true });
  const foundIds = [...found.map(({ objectId }) => objectId), all.objectIds, some.objectIds];
  new TerraformOutput(stack, 'found', { value: foundIds, staticId: true });
  new TerraformOutput(stack, 'members', { value: group.members, staticId: true });
}

describe('the directory of the local Azure', () => {
  scenario(
    'is what azuread makes people, groups, memberships and assignments in, and finds them again',
    async (tenant) => {
      const password = `-var=password=${randomBytes(12).toString('base64url')}aA1!`;
      const terraform = await tenant.stack(people, tenant.identity(PERMISSIONS));
      await terraform.settle(password);
      const outputs = (await terraform.outputs()) as Record<string, unknown>;
      const { made } = outputs;
      assert.deepEqual(outputs.found, [made, made, made, made, made, [made], [made]]);
      assert.ok((outputs.members as unknown[]).includes(made), 'a nested member is found');
      assert.equal(Object.keys(tenant.state.appRoleAssignments).length, 1);

      await tenant.destroy(terraform, password);
      const { users, groups, appRoleAssignments } = tenant.state;
      assert.deepEqual(
        [users, groups, appRoleAssignments].map((table) => Object.keys(table).length),
        [0, 0, 0],
      );
    },
  );
});
