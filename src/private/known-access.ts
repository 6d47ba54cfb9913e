import { Token } from 'cdktf';
import type { AdtRoleAssignmentOptions } from '../adt-role-assignment';
import type { IAdtAppRegistration } from '../registration';
import { roleGuid } from './role-guid';

const known = new WeakMap<IAdtAppRegistration, Set<string>>();

/** Whether the registration has this role on this instance already, as far as can be told. */
export function hasAccess(registration: IAdtAppRegistration, access: AdtRoleAssignmentOptions): boolean {
  const key = accessKey(access);
  return key !== undefined && known.get(registration)?.has(key) === true;
}

/** Remembers an assignment that was made. */
export function rememberAccess(registration: IAdtAppRegistration, access: AdtRoleAssignmentOptions): void {
  const key = accessKey(access);
  if (key === undefined) return;
  const keys = known.get(registration) ?? new Set();
  known.set(registration, keys.add(key));
}

// Tokens stand for values that nobody knows yet: they are never compared.
function accessKey({ instanceId, role }: AdtRoleAssignmentOptions): string | undefined {
  if (Token.isUnresolved(instanceId) || Token.isUnresolved(role.roleDefinitionId)) return undefined;
  return `${instanceId} ${roleGuid(role)}`.toLowerCase();
}
