import { AppRoleAssignment } from '@cdktf/provider-azuread/lib/app-role-assignment';
import { Construct } from 'constructs';
import type { Consentable } from './consent';
import type { NamedPrincipals } from './named-principals-rules';

/** The role of an application that offers none: to be assigned to it. */
const DEFAULT_ACCESS = '00000000-0000-0000-0000-000000000000';

/** Lets users and groups sign in, each under its name. */
export function assignUsersAndGroups(client: Consentable, principals: NamedPrincipals): void {
  const scope = new Construct(client, 'UsersAndGroups');
  for (const [id, { objectId }] of Object.entries(principals)) {
    new AppRoleAssignment(scope, id, {
      appRoleId: DEFAULT_ACCESS,
      principalObjectId: objectId,
      resourceObjectId: client.servicePrincipalObjectId,
      provider: client.azureadProvider,
    });
  }
}
