import type { Azure } from '../azure';
import { groupsOf } from '../entra/principals';
import type { RoleAssignment } from '../store/model';
import { badRequest } from './errors';
import { isWithin } from './scope';

const AT_SCOPE = /^atScope\(\)$/i;
const ASSIGNED_TO = /^assignedTo\('([^']*)'\)$/i;
const PRINCIPAL = /^principalId\s+eq\s+'?([^'\s]+)'?$/i;

/**
 * Which role assignments a list at a scope has, as Microsoft's REST description has it: those at the scope and above it, and
 * those below too unless the filter is `atScope()`. `assignedTo()` would include the groups of a principal, of which there are
 * none. Azure does not combine `principalId` with another filter.
 *
 * @param scope in Azure's own spelling
 */
export function listed(azure: Azure, scope: string, filter = ''): (assignment: RoleAssignment) => boolean {
  let below = true;
  let principals: string[] | undefined;
  const parts = filter.trim() === '' ? [] : filter.trim().split(/\s+and\s+/i);
  for (const part of parts) {
    const assignedTo = ASSIGNED_TO.exec(part)?.[1].toLowerCase();
    const principal = parts.length === 1 ? PRINCIPAL.exec(part)?.[1].toLowerCase() : undefined;
    if (AT_SCOPE.test(part)) below = false;
    else if (assignedTo !== undefined) principals = [assignedTo, ...groupsOf(azure, assignedTo)];
    else if (principal !== undefined) principals = [principal];
    else throw badRequest(`The local Azure does not implement the filter ${filter}`);
  }
  return (assignment) =>
    (isWithin(scope, assignment.scope) || (below && isWithin(assignment.scope, scope))) &&
    (principals === undefined || principals.includes(assignment.principalId));
}
