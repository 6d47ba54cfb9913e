import type { RoleAssignmentConfig } from '@cdktf/provider-azurerm/lib/role-assignment';
import { isToken } from '../validation/token';
import type { AdtPrincipal } from './adt-principal';
import type { AdtRoleAssignmentOptions } from './adt-role-assignment-options';
import { instanceIdPrecondition } from './instance-id-precondition';
import { roleDefinitionIdAt } from './role-definition-id';

export function renderRoleAssignment(
  { instanceId, role }: AdtRoleAssignmentOptions,
  { objectId, principalType }: AdtPrincipal,
): RoleAssignmentConfig {
  return {
    scope: instanceId,
    roleDefinitionId: roleDefinitionIdAt(role, instanceId),
    principalId: objectId,
    // Entra ID replicates slowly. The type keeps Azure from refusing a principal that it cannot see yet. The provider's
    // `skip_service_principal_aad_check` does no more, and an assignment that has it cannot be imported.
    principalType,
    lifecycle: isToken(instanceId) ? { precondition: [instanceIdPrecondition(instanceId)] } : undefined,
  };
}
