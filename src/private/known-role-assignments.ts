import type { IAdtAppRegistration } from '../adt-app-registration-interface';
import type { AdtRoleAssignmentOptions } from '../adt-role-assignment';
import { roleGuid } from './role-guid';
import { isToken } from './token';

const known = new WeakMap<IAdtAppRegistration, Set<string>>();

/** Whether the registration has this role on this instance already, as far as can be told. */
export function isAssigned(registration: IAdtAppRegistration, options: AdtRoleAssignmentOptions): boolean {
  const key = assignmentKey(options);
  return key !== undefined && known.get(registration)?.has(key) === true;
}

/** Remembers an assignment that was made. */
export function rememberAssignment(registration: IAdtAppRegistration, options: AdtRoleAssignmentOptions): void {
  const key = assignmentKey(options);
  if (key === undefined) return;
  const keys = known.get(registration) ?? new Set();
  known.set(registration, keys.add(key));
}

function assignmentKey({ instanceId, role }: AdtRoleAssignmentOptions): string | undefined {
  if (isToken(instanceId) || isToken(role.roleDefinitionId)) return undefined;
  return `${instanceId} ${roleGuid(role)}`.toLowerCase();
}
