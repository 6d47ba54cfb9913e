import type { Azure } from '../azure';
import { refuse } from '../transport/problem';
import { allowQuery, ok } from '../transport/request';
import type { Router } from '../transport/router';
import { badRequest } from './access';
import { BUILT_IN_ROLES, type BuiltInRole } from './built-in-roles';

const PATH = '*scope/providers/Microsoft.Authorization/roleDefinitions';

/** The built-in roles. */
export function roleDefinitions(router: Router, azure: Azure): void {
  const shown = (role: BuiltInRole) => ({
    id: roleDefinitionId(azure, role.id),
    name: role.id,
    type: 'Microsoft.Authorization/roleDefinitions',
    properties: {
      roleName: role.name,
      type: 'BuiltInRole',
      description: role.name,
      assignableScopes: ['/'],
      permissions: [
        {
          actions: role.actions,
          notActions: role.notActions ?? [],
          dataActions: role.dataActions ?? [],
          notDataActions: [],
        },
      ],
    },
  });

  router.on('GET', PATH, (request) => {
    allowQuery(request, ['api-version', '$filter'], badRequest);
    const { $filter } = request.query;
    const name = $filter === undefined ? undefined : /^roleName eq '([^']*)'$/.exec($filter)?.[1];
    if ($filter !== undefined && name === undefined)
      throw badRequest(`The emulator does not implement the filter ${$filter}`);
    return ok({ value: BUILT_IN_ROLES.filter((role) => name === undefined || role.name === name).map(shown) });
  });

  router.on('GET', `${PATH}/:id`, (request) => {
    allowQuery(request, ['api-version'], badRequest);
    return ok(shown(findRole(request.params.id)));
  });
}

export function findRole(id: string): BuiltInRole {
  const role = BUILT_IN_ROLES.find((candidate) => candidate.id === id.toLowerCase());
  if (role) return role;
  throw refuse(404, 'RoleDefinitionDoesNotExist', `The specified role definition with ID '${id}' does not exist.`);
}

/** Azure gives the ID back with the subscription in it, whatever it was given as. */
export function roleDefinitionId({ store }: Azure, id: string): string {
  return `/subscriptions/${store.state.subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${id}`;
}
