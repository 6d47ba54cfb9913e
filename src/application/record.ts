import type { AdtRoleAssignmentOptions } from '../access/adt-role-assignment-options';
import { roleGuid } from '../access/role-guid';
import { isToken } from '../validation/token';
import type { IRegisteredApplication } from './registered-application';

const known = new WeakMap<IRegisteredApplication, Set<string>>();

/** Whether the registration has this role on this instance already, as far as can be told. */
export function isAssigned(registration: IRegisteredApplication, options: AdtRoleAssignmentOptions): boolean {
  const key = assignmentKey(options);
  return key !== undefined && known.get(registration)?.has(key) === true;
}

/** Remembers an assignment that was made. */
export function rememberAssignment(registration: IRegisteredApplication, options: AdtRoleAssignmentOptions): void {
  const key = assignmentKey(options);
  if (key === undefined) return;
  const keys = known.get(registration) ?? new Set();
  known.set(registration, keys.add(key));
}

function assignmentKey({ instanceId, role }: AdtRoleAssignmentOptions): string | undefined {
  if (isToken(instanceId) || isToken(role.roleDefinitionId)) return undefined;
  return `${instanceId} ${roleGuid(role)}`.toLowerCase();
}
