import { Fn } from 'cdktf';
import { isToken } from '../validation/token';
import type { AdtRole } from './adt-role';
import { roleGuid } from './role-guid';

/**
 * The ID of a role in the subscription of an instance. With the subscription, as Azure gives it back: without, every plan would
 * replace the assignment. By ID, because Microsoft may rename a role, which would replace it too.
 */
export function roleDefinitionIdAt(role: AdtRole, instanceId: string): string {
  return `${subscription(instanceId)}/providers/Microsoft.Authorization/roleDefinitions/${roleGuid(role)}`;
}

/** `/subscriptions/<GUID>`, the first two segments of the ID of any resource in it. */
function subscription(resourceId: string): string {
  if (isToken(resourceId)) return Fn.join('/', Fn.slice(Fn.split('/', resourceId), 0, 3));
  return resourceId.split('/').slice(0, 3).join('/');
}
