import type { Application, ApplicationRequiredResourceAccess } from '@cdktf/provider-azuread/lib/application';
import { Token } from 'cdktf';
import type { ApiPermission } from '../../adt-app-registration-props';

/** The permissions on one API, as far as their number is known at synthesis. */
export function knownResourceAccess(permission: ApiPermission): ApplicationRequiredResourceAccess {
  return {
    resourceAppId: permission.resourceAppId,
    resourceAccess: byType(permission).flatMap(({ type, ids }) =>
      Token.isUnresolved(ids) ? [] : ids.map((id) => ({ id, type })),
    ),
  };
}

/**
 * Adds the permissions whose list is a token, one dynamic block for each list.
 *
 * An override, because cdktf knows dynamic blocks at the top of a resource only, not inside another block.
 */
export function addTokenResourceAccess(application: Application, permissions: ApiPermission[]): void {
  permissions.forEach((permission, index) => {
    const blocks = byType(permission)
      .filter(({ ids }) => Token.isUnresolved(ids))
      .map(({ type, ids }) => ({ for_each: ids, content: { id: '${resource_access.value}', type } }));
    if (blocks.length > 0) {
      application.addOverride(`required_resource_access.${index}.dynamic.resource_access`, blocks);
    }
  });
}

function byType({ scopeIds = [], roleIds = [] }: ApiPermission): { type: 'Scope' | 'Role'; ids: string[] }[] {
  return [
    { type: 'Scope', ids: scopeIds },
    { type: 'Role', ids: roleIds },
  ];
}
