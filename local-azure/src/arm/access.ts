import type { Azure } from '../azure';
import { groupsOf } from '../entra/principals';

import { type ApiRequest, hasScope } from '../http/request';

import type { RoleAssignment, RoleDefinition } from '../store/model';
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

  /** A role on anything in the subscription is enough to see that it is there. */
  public seesSubscription({ caller }: ApiRequest): boolean {
    return hasScope(caller, USER_IMPERSONATION) && this.assignmentsOf(caller.oid).length > 0;
  }

  private rolesAt(principalId: string, scope: string): RoleDefinition[] {
    const assigned = this.assignmentsOf(principalId)
      .filter((assignment) => isWithin(scope, assignment.scope))
      .map((assignment) => assignment.roleDefinitionId);
    return allRoles(this.azure).filter(({ id }) => assigned.includes(roleDefinitionId(this.azure, id)));
  }

  /** Those of its groups, too. */
  private assignmentsOf(principalId: string): RoleAssignment[] {
    const principals = [principalId, ...groupsOf(this.azure, principalId)];
    const all = Object.values(this.azure.store.state.roleAssignments);
    return all.filter((assignment) => principals.includes(assignment.principalId));
  }
}
