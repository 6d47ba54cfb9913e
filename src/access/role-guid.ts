import { Fn } from 'cdktf';
import { isToken } from '../validation/token';
import type { AdtRole } from './adt-role';

/**
 * The GUID of a role definition, given as a GUID, as a resource ID, or as the `id` of an `azurerm_role_definition`,
 * which is `<resource ID>|<scope>`.
 */
export function roleGuid({ roleDefinitionId }: AdtRole): string {
  if (isToken(roleDefinitionId)) {
    return Fn.basename(Fn.element(Fn.split('|', roleDefinitionId), 0));
  }
  return roleDefinitionId.replace(/\|.*/, '').replace(/.*\//, '');
}
