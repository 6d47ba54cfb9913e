import type { ApplicationRequiredResourceAccess } from '@cdktf/provider-azuread/lib/application';
import { isToken } from '../validation/token';
import type { ApiPermission } from './api-permission';

/** The permissions on one API, as far as their number is known at synthesis. */
export function literalResourceAccess(permission: ApiPermission): ApplicationRequiredResourceAccess {
  return {
    resourceAppId: permission.resourceAppId,
    resourceAccess: byType(permission).flatMap(({ type, ids }) =>
      isToken(ids) ? [] : ids.map((id) => ({ id, type })),
    ),
  };
}

/** Where in the application a dynamic block belongs, and what is in it. */
export interface Override {
  readonly path: string;
  readonly blocks: object[];
}

/**
 * The permissions whose list is a token, one dynamic block for each list.
 *
 * Overrides, because cdktf supports dynamic blocks at the top of a resource only, not inside another block.
 */
export function tokenResourceAccess(permissions: ApiPermission[]): Override[] {
  return permissions.flatMap((permission, index) => {
    const blocks = byType(permission)
      .filter(({ ids }) => isToken(ids))
      .map(({ type, ids }) => ({ for_each: ids, content: { id: '${resource_access.value}', type } }));
    return blocks.length > 0 ? [{ path: `required_resource_access.${index}.dynamic.resource_access`, blocks }] : [];
  });
}

function byType({ scopeIds = [], appRoleIds = [] }: ApiPermission): { type: 'Scope' | 'Role'; ids: string[] }[] {
  return [
    { type: 'Scope', ids: scopeIds },
    { type: 'Role', ids: appRoleIds },
  ];
}
