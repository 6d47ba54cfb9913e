import { z } from 'zod';
import type { Azure } from '../azure';
import type { RoleDefinition } from '../store/model';
import { refuse } from '../transport/problem';
import { allowQuery, created, noContent, ok, parseBody } from '../transport/request';
import type { Router } from '../transport/router';
import { type ArmAccess, badRequest } from './access';
import { BUILT_IN_ROLES } from './built-in-roles';
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
const PATH = '*scope/providers/Microsoft.Authorization/roleDefinitions';
const ACTION = 'Microsoft.Authorization/roleDefinitions';

/** The built-in roles, and the custom roles of the tenant. */
export function roleDefinitions(router: Router, azure: Azure, access: ArmAccess): void {
  const { state } = azure.store;

  router.on('GET', PATH, (request) => {
    allowQuery(request, ['api-version', '$filter'], badRequest);
    const { $filter } = request.query;
    const name = $filter === undefined ? undefined : /^roleName eq '([^']*)'$/.exec($filter)?.[1];
    if ($filter !== undefined && name === undefined)
      throw badRequest(`The emulator does not implement the filter ${$filter}`);
    const found = allRoles(azure).filter((role) => name === undefined || role.name === name);
    return ok({ value: found.map((role) => shown(azure, role)) });
  });

  router.on('GET', `${PATH}/:id`, (request) => {
    allowQuery(request, ['api-version'], badRequest);
    return ok(shown(azure, findRole(azure, request.params.id)));
  });

  router.on('PUT', `${PATH}/:id`, (request) => {
    allowQuery(request, ['api-version'], badRequest);
    access.need(request, `${ACTION}/write`, request.params.scope);
    const { properties } = parseBody(PUT, request, badRequest);
    const id = request.params.id.toLowerCase();
    const { roleName: name, description = '', assignableScopes } = properties;
    if (BUILT_IN_ROLES.some((role) => role.id === id)) {
      throw refuse(409, 'RoleDefinitionUpdateNotAllowed', `The built-in role '${id}' cannot be changed.`);
    }
    if (allRoles(azure).some((role) => role.name === name && role.id !== id)) {
      throw refuse(
        409,
        'RoleDefinitionWithSameNameExists',
        `A custom role with the same name '${name}' already exists.`,
      );
    }
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
  });

  router.on('DELETE', `${PATH}/:id`, (request) => {
    allowQuery(request, ['api-version'], badRequest);
    access.need(request, `${ACTION}/delete`, request.params.scope);
    const role = state.roleDefinitions[request.params.id.toLowerCase()];
    if (!role) return noContent();
    const assigned = Object.values(state.roleAssignments).some(({ roleDefinitionId: id }) => id.endsWith(role.id));
    if (assigned) {
      throw refuse(400, 'RoleDefinitionHasAssignments', 'There are existing role assignments referencing the role.');
    }
    delete state.roleDefinitions[role.id];
    return ok(shown(azure, role));
  });
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
