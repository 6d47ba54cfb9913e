import type { Azure } from '../azure';
import type { RoleDefinition } from '../store/model';
import { BUILT_IN_ROLES } from './built-in-roles';
import { roleNotFound } from './errors';

/** The roles that can be assigned: built-in and custom. */
export function allRoles({ store }: Azure): RoleDefinition[] {
  return [...BUILT_IN_ROLES, ...Object.values(store.state.roleDefinitions)];
}

export function findRole(azure: Azure, id: string): RoleDefinition {
  const role = allRoles(azure).find((candidate) => candidate.id === id.toLowerCase());
  if (role) return role;
  throw roleNotFound(id);
}

/** Azure gives the ID back with the subscription in it, whatever it was given as. */
export function roleDefinitionId({ store }: Azure, id: string): string {
  return `/subscriptions/${store.state.subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${id}`;
}

/** What is gone has no roles on it, nor on what was in it. */
export function forgetAssignmentsOn({ store }: Azure, id: string): void {
  for (const [assignment, { scope }] of Object.entries(store.state.roleAssignments)) {
    if (`${scope}/`.toLowerCase().startsWith(`${id}/`.toLowerCase())) delete store.state.roleAssignments[assignment];
  }
}
