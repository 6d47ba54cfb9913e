import { z } from 'zod';
import type { Azure } from '../azure';
import { created, noContent, ok, parseBody } from '../http/request';
import { type Route, route } from '../http/router';
import type { RoleDefinition } from '../store/model';
import type { ArmAccess } from './access';
import { BUILT_IN_ROLES } from './built-in-roles';
import { badRequest, roleIsAssigned, roleIsBuiltIn, roleNameInUse } from './errors';
import { allRoles, findRole, roleDefinitionId } from './roles';

const actions = z.array(z.string()).nullable().optional();
const PUT = z.strictObject({
  id: z.string().optional(),
  name: z.string().optional(),
  type: z.string().optional(),
  properties: z.strictObject({
    roleName: z.string().min(1).max(512),
    description: z.string().max(2048).optional(),
    type: z.literal('CustomRole').optional(),
    permissions: z
      .array(z.strictObject({ actions, notActions: actions, dataActions: actions, notDataActions: actions }))
      .length(1),
    assignableScopes: z.array(z.string()).min(1),
  }),
});
const PATH = '{*scope}/providers/Microsoft.Authorization/roleDefinitions';
const ACTION = 'Microsoft.Authorization/roleDefinitions';

/** The built-in roles, and the custom roles of the tenant. */
export function roleDefinitions(azure: Azure, access: ArmAccess): Route[] {
  const { state } = azure.store;

  return [
    route('GET', PATH, ['api-version', '$filter'], (request) => {
      const { $filter } = request.query;
      const name = $filter === undefined ? undefined : /^roleName eq '([^']*)'$/.exec($filter)?.[1];
      if ($filter !== undefined && name === undefined)
        throw badRequest(`The local Azure does not implement the filter ${$filter}`);
      const found = allRoles(azure).filter((role) => name === undefined || role.name === name);
      return ok({ value: found.map((role) => shown(azure, role)) });
    }),

    route('GET', `${PATH}/:id`, ['api-version'], (request) => {
      return ok(shown(azure, findRole(azure, request.params.id)));
    }),

    route('PUT', `${PATH}/:id`, ['api-version'], (request) => {
      access.need(request, `${ACTION}/write`, request.params.scope);
      const { properties } = parseBody(PUT, request, badRequest);
      const id = request.params.id.toLowerCase();
      const { roleName: name, description = '', assignableScopes } = properties;
      if (BUILT_IN_ROLES.some((role) => role.id === id)) throw roleIsBuiltIn(id);
      if (allRoles(azure).some((role) => role.name === name && role.id !== id)) throw roleNameInUse(name);
      const [permissions] = properties.permissions;
      state.roleDefinitions[id] = {
        id,
        name,
        description,
        assignableScopes,
        actions: permissions.actions ?? [],
        notActions: permissions.notActions ?? [],
        dataActions: permissions.dataActions ?? [],
        notDataActions: permissions.notDataActions ?? [],
      };
      return created(shown(azure, state.roleDefinitions[id]));
    }),

    route('DELETE', `${PATH}/:id`, ['api-version'], (request) => {
      access.need(request, `${ACTION}/delete`, request.params.scope);
      const role = state.roleDefinitions[request.params.id.toLowerCase()];
      if (!role) return noContent();
      const assigned = Object.values(state.roleAssignments).some(({ roleDefinitionId: id }) => id.endsWith(role.id));
      if (assigned) throw roleIsAssigned();
      delete state.roleDefinitions[role.id];
      return ok(shown(azure, role));
    }),
  ];
}

function shown(azure: Azure, { id, name, description, assignableScopes, ...permissions }: RoleDefinition) {
  return {
    id: roleDefinitionId(azure, id),
    name: id,
    type: 'Microsoft.Authorization/roleDefinitions',
    properties: {
      roleName: name,
      type: id in azure.store.state.roleDefinitions ? 'CustomRole' : 'BuiltInRole',
      description,
      assignableScopes,
      permissions: [permissions],
    },
  };
}
