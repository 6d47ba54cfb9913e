import type { Azure } from '../azure';
import { groupsOf } from '../entra/principals';

import { type ApiRequest, hasScope } from '../http/request';

import type { RoleDefinition } from '../store/model';
import { covers } from './action-pattern';
import { authorizationFailed } from './errors';
import { allRoles, roleDefinitionId } from './roles';
import { isWithin } from './scope';

/** The only scope that Azure Resource Manager and Key Vault have. */
export const USER_IMPERSONATION = 'user_impersonation';

/** Whether the roles that were assigned to a caller allow what it asks for. */
export class ArmAccess {
  public constructor(private readonly azure: Azure) {}

  /** 403 `AuthorizationFailed`, unless a role at the scope or above it has the action. */
  public need(request: ApiRequest, action: string, scope: string): void {
    if (!this.hasAction(request, action, scope)) throw authorizationFailed(request.caller, action, scope);
  }

  /** For a person, the client needs the only scope of Azure Resource Manager as well. */
  public hasAction({ caller }: ApiRequest, action: string, scope: string): boolean {
    if (!hasScope(caller, USER_IMPERSONATION)) return false;
    return this.rolesAt(caller.oid, scope).some(
      ({ actions, notActions }) => covers(actions, action) && !covers(notActions, action),
    );
  }

  public hasDataAction({ caller }: ApiRequest, action: string, scope: string): boolean {
    return this.rolesAt(caller.oid, scope).some(
      ({ dataActions, notDataActions }) => covers(dataActions, action) && !covers(notDataActions, action),
    );
  }

  /** Those of its groups, too. */
  private rolesAt(principalId: string, scope: string): RoleDefinition[] {
    const principals = [principalId, ...groupsOf(this.azure, principalId)];
    const assigned = Object.values(this.azure.store.state.roleAssignments)
      .filter((assignment) => principals.includes(assignment.principalId) && isWithin(scope, assignment.scope))
      .map((assignment) => assignment.roleDefinitionId);
    return allRoles(this.azure).filter(({ id }) => assigned.includes(roleDefinitionId(this.azure, id)));
  }
}
