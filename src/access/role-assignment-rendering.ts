import type { RoleAssignmentConfig } from '@cdktf/provider-azurerm/lib/role-assignment';
import { Fn } from 'cdktf';
import { isToken } from '../validation/token';
import type { AdtRoleAssignmentOptions } from './adt-role-assignment-options';
import { instanceIdPrecondition } from './instance-id-precondition';
import { roleGuid } from './role-guid';

export function renderRoleAssignment(
  { instanceId, role }: AdtRoleAssignmentOptions,
  servicePrincipalObjectId: string,
): RoleAssignmentConfig {
  return {
    scope: instanceId,
    // With the subscription, as Azure gives it back: without, every plan would replace the assignment. By ID, because
    // Microsoft may rename a role, which would replace it too.
    roleDefinitionId: `${subscription(instanceId)}/providers/Microsoft.Authorization/roleDefinitions/${roleGuid(role)}`,
    principalId: servicePrincipalObjectId,
    // Entra ID replicates slowly. The type keeps Azure from refusing a principal that it cannot see yet. The provider's
    // `skip_service_principal_aad_check` does no more, and an assignment that has it cannot be imported.
    principalType: 'ServicePrincipal',
    lifecycle: isToken(instanceId) ? { precondition: [instanceIdPrecondition(instanceId)] } : undefined,
  };
}

/** `/subscriptions/<GUID>`, the first two segments of the ID of any resource in it. */
function subscription(resourceId: string): string {
  if (isToken(resourceId)) return Fn.join('/', Fn.slice(Fn.split('/', resourceId), 0, 3));
  return resourceId.split('/').slice(0, 3).join('/');
}
