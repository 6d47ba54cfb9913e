import type { Azure } from '../azure';
import type { ApiRequest } from '../http/request';
import type { RoleDefinition } from '../store/model';
import { authorizationFailed } from './errors';
import { allRoles } from './roles';

/** Whether the roles that were assigned to a caller allow what it asks for. */
export class ArmAccess {
  public constructor(private readonly azure: Azure) {}

  /** 403 `AuthorizationFailed`, unless a role at the scope or above it has the action. */
  public need(request: ApiRequest, action: string, scope: string): void {
    if (!this.hasAction(request, action, scope)) throw authorizationFailed(request.caller, action, scope);
  }

  public hasAction({ caller }: ApiRequest, action: string, scope: string): boolean {
    return this.rolesAt(caller.oid, scope).some(
      ({ actions, notActions }) => covers(actions, action) && !covers(notActions, action),
    );
  }

  public hasDataAction({ caller }: ApiRequest, action: string, scope: string): boolean {
    return this.rolesAt(caller.oid, scope).some(
      ({ dataActions, notDataActions }) => covers(dataActions, action) && !covers(notDataActions, action),
    );
  }

  private rolesAt(principalId: string, scope: string): RoleDefinition[] {
    const path = `${scope.toLowerCase()}/`;
    return Object.values(this.azure.store.state.roleAssignments)
      .filter(
        (assignment) => assignment.principalId === principalId && path.startsWith(`${assignment.scope.toLowerCase()}/`),
      )
      .flatMap(({ roleDefinitionId }) => allRoles(this.azure).filter(({ id }) => roleDefinitionId.endsWith(id)));
  }
}

function covers(patterns: string[], action: string): boolean {
  return patterns.some((pattern) =>
    new RegExp(
      `^${pattern
        .split('*')
        .map((part) => part.replace(/[.]/g, '\\$&'))
        .join('.*')}$`,
      'i',
    ).test(action),
  );
}
