import type { Azure } from '../azure';
import type { Application, AppRoleAssignment, ServicePrincipal, User } from '../store/model';

/**
 * The assignments that a person has on an application, or that a group has which they are in themselves: those of nested
 * groups do not count. https://learn.microsoft.com/entra/identity/enterprise-apps/assign-user-or-group-access-portal
 */
function assignmentsOf({ store }: Azure, user: User, { id }: ServicePrincipal): AppRoleAssignment[] {
  const { appRoleAssignments, groups } = store.state;
  const direct = Object.values(groups).filter(({ members }) => members.includes(user.id));
  const holders = [user.id, ...direct.map((group) => group.id)];
  return Object.values(appRoleAssignments).filter(
    ({ resourceId, principalId }) => resourceId === id && holders.includes(principalId),
  );
}

/** Whether a person may sign in to an application: *Assignment required?* of the portal. */
export function mayUse(azure: Azure, user: User, principal: ServicePrincipal): boolean {
  if (principal.other.appRoleAssignmentRequired !== true) return true;
  return assignmentsOf(azure, user, principal).length > 0;
}

/** What tokens call `roles`. The default access role has no name. */
export function rolesOf(azure: Azure, user: User, principal: ServicePrincipal, application?: Application): string[] {
  const ids = assignmentsOf(azure, user, principal).map(({ appRoleId }) => appRoleId);
  const roles = (application?.other.appRoles ?? []).filter(({ id, isEnabled }) => isEnabled && ids.includes(id));
  return roles.flatMap(({ value }) => value ?? []);
}

/** What tokens call `groups`, as the application asks for: https://learn.microsoft.com/entra/identity-platform/optional-claims */
export function groupsFor(
  azure: Azure,
  user: User,
  principal: ServicePrincipal,
  all: readonly string[],
  application?: Application,
): string[] {
  const wanted = String(application?.other.groupMembershipClaims ?? '');
  if (/\b(All|SecurityGroup)\b/.test(wanted)) return [...all];
  if (!/\bApplicationGroup\b/.test(wanted)) return [];
  return assignmentsOf(azure, user, principal)
    .map(({ principalId }) => principalId)
    .filter((id) => all.includes(id));
}
