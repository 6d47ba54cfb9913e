import type { Azure } from '../azure';

/** What was granted to a principal that is deleted, or to others on it, and its memberships. Roles in Azure stay assigned. */
export function forgetPrincipal({ store }: Azure, id: string): void {
  const { permissionGrants, appRoleAssignments, groups, applications, servicePrincipals } = store.state;
  for (const grant of Object.values(permissionGrants)) {
    if ([grant.clientId, grant.resourceId, grant.principalId].includes(id)) delete permissionGrants[grant.id];
  }
  for (const assignment of Object.values(appRoleAssignments)) {
    if ([assignment.principalId, assignment.resourceId].includes(id)) delete appRoleAssignments[assignment.id];
  }
  for (const group of Object.values(groups)) group.members = group.members.filter((member) => member !== id);
  for (const owned of [groups, applications, servicePrincipals].flatMap((table) =>
    Object.values<{ owners: string[] }>(table),
  )) {
    owned.owners = owned.owners.filter((owner) => owner !== id);
  }
}
