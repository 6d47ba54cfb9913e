import { z } from 'zod';
import type { Azure } from '../azure';
import { created, noContent, ok, parseBody } from '../http/request';
import { type Route, route } from '../http/router';
import type { RoleDefinition } from '../store/model';
import type { ArmAccess } from './access';
import { BUILT_IN_ROLES } from './built-in-roles';
import {
  badRequest,
  invalidAction,
  invalidRoleName,
  roleIsAssigned,
  roleIsBuiltIn,
  roleNameInUse,
  rootNotAssignable,
} from './errors';
import { equalities, fits } from './filter';
import { isGuid } from './guid';
import { allRoles, findRole, roleDefinitionId } from './roles';
import { findScope, isWithin, ROOT } from './scope';

const actions = z.array(z.string().max(500)).max(500).nullable().optional();
const shownOnly = z.unknown().optional();
const PUT = z.strictObject({
  id: shownOnly,
  name: shownOnly,
  type: shownOnly,
  properties: z.strictObject({
    roleName: z.string().min(1).max(512),
    description: z.string().max(2048).nullable().optional(),
    type: z
      .string()
      .regex(/^CustomRole$/i)
      .optional(),
    permissions: z
      .array(
        z.strictObject({
          actions,
          notActions: actions,
          dataActions: actions,
          notDataActions: actions,
          condition: z.null().optional(),
          conditionVersion: z.null().optional(),
        }),
      )
      .length(1),
    assignableScopes: z.array(z.string()).min(1).max(2000),
    createdBy: shownOnly,
    createdOn: shownOnly,
    updatedBy: shownOnly,
    updatedOn: shownOnly,
  }),
});
const PATH = '{*scope}/providers/Microsoft.Authorization/roleDefinitions';
const ACTION = 'Microsoft.Authorization/roleDefinitions';
const BELOW = /^atScopeAndBelow\(\)$/i;

/** The built-in roles, and the custom roles of the tenant. */
export function roleDefinitions(azure: Azure, access: ArmAccess): Route[] {
  const { state } = azure.store;

  return [
    route('GET', PATH, ['api-version', '$filter'], (request) => {
      const scope = findScope(azure, request.params.scope);
      const { $filter = '' } = request.query;
      const below = BELOW.test($filter);
      const wanted = equalities(below ? undefined : $filter, ['roleName', 'type']);
      const found = allRoles(azure).filter(
        (role) => fits(wanted, 'roleName', role.name) && fits(wanted, 'type', typeOf(role)) && isAt(scope, role, below),
      );
      return ok({ value: found.map((role) => shown(azure, role)) });
    }),

    // azure-mgmt-authorization for Python, and with it the Azure CLI, sends the other option with an ID.
    route('GET', `${PATH}/:id`, ['api-version', 'disambiguation_dummy'], (request) =>
      ok(shown(azure, findRole(azure, request.params.id))),
    ),

    route('PUT', `${PATH}/:id`, ['api-version'], (request) => {
      access.need(request, `${ACTION}/write`, request.params.scope);
      const id = request.params.id.toLowerCase();
      if (!isGuid(id)) throw invalidRoleName(request.params.id);
      const { properties } = parseBody(PUT, request, badRequest);
      const { roleName: name, description, permissions } = properties;
      if (BUILT_IN_ROLES.some((role) => role.id === id)) throw roleIsBuiltIn(id);
      if (allRoles(azure).some((role) => isCalled(role, name) && role.id !== id)) throw roleNameInUse(name);
      const assignableScopes = properties.assignableScopes.map((scope) => findScope(azure, scope));
      for (const scope of assignableScopes) {
        if (scope === ROOT) throw rootNotAssignable();
        access.need(request, `${ACTION}/write`, scope);
      }
      const [allowed] = permissions;
      state.roleDefinitions[id] = {
        id,
        name,
        description: description ?? '',
        assignableScopes,
        actions: checked(allowed.actions),
        notActions: checked(allowed.notActions),
        dataActions: checked(allowed.dataActions),
        notDataActions: checked(allowed.notDataActions),
      };
      return created(shown(azure, state.roleDefinitions[id]));
    }),

    route('DELETE', `${PATH}/:id`, ['api-version'], (request) => {
      access.need(request, `${ACTION}/delete`, request.params.scope);
      const id = request.params.id.toLowerCase();
      if (BUILT_IN_ROLES.some((role) => role.id === id)) throw roleIsBuiltIn(id);
      const role = state.roleDefinitions[id];
      if (!role) return noContent();
      const whole = roleDefinitionId(azure, id);
      if (Object.values(state.roleAssignments).some((assigned) => assigned.roleDefinitionId === whole)) {
        throw roleIsAssigned();
      }
      delete state.roleDefinitions[id];
      return ok(shown(azure, role));
    }),
  ];
}

/** Azure refuses what no provider has. The local Azure has no list of all actions, and refuses what cannot be one. */
function checked(patterns: string[] | null | undefined): string[] {
  const invalid = patterns?.find((pattern) => !/^[A-Za-z0-9.*_/-]+$/.test(pattern));
  if (invalid !== undefined) throw invalidAction(invalid);
  return patterns ?? [];
}

function isAt(scope: string, { assignableScopes }: RoleDefinition, below: boolean): boolean {
  return assignableScopes.some((assignable) => isWithin(scope, assignable) || (below && isWithin(assignable, scope)));
}

const isCalled = (role: RoleDefinition, name: string): boolean => role.name.toLowerCase() === name.toLowerCase();
const typeOf = (role: RoleDefinition): string => (BUILT_IN_ROLES.includes(role) ? 'BuiltInRole' : 'CustomRole');

function shown(azure: Azure, role: RoleDefinition) {
  const { id, name, description, assignableScopes, ...permissions } = role;
  return {
    id: roleDefinitionId(azure, id),
    name: id,
    type: 'Microsoft.Authorization/roleDefinitions',
    properties: { roleName: name, type: typeOf(role), description, assignableScopes, permissions: [permissions] },
  };
}
