import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Azure } from '../azure';
import { created, noContent, ok, parseBody } from '../http/request';
import { ANY_QUERY, type Route, route } from '../http/router';
import type { PermissionGrant } from '../store/model';
import type { GraphAccess } from './access';
import { alreadyExists, badRequest, notFound } from './errors';
import { findServicePrincipal } from './service-principals';

const CREATE = z.strictObject({
  '@odata.type': z.string().optional(),
  clientId: z.guid(),
  resourceId: z.guid(),
  consentType: z.enum(['AllPrincipals', 'Principal']),
  principalId: z.guid().nullable().optional(),
  scope: z.string(),
});
const UPDATE = z.strictObject({ '@odata.type': z.string().optional(), id: z.string().optional(), scope: z.string() });

/** Delegated permissions that were consented to: what the portal shows as "Granted for …". */
export function permissionGrants(azure: Azure, access: GraphAccess): Route[] {
  const { permissionGrants: all } = azure.store.state;
  const find = (id: string) => {
    if (!all[id]) throw notFound(id);
    return all[id];
  };

  return [
    route('POST', '/v1.0/oauth2PermissionGrants', ANY_QUERY, (request) => {
      access.toGrant(request);
      const { '@odata.type': _type, principalId = null, ...wanted } = parseBody(CREATE, request, badRequest);
      findServicePrincipal(azure, wanted.clientId);
      checkScopes(azure, wanted.resourceId, wanted.scope);
      if (Object.values(all).some((grant) => sameGrant(grant, { ...wanted, principalId }))) {
        throw alreadyExists('Permission entry already exists.');
      }
      const grant = { id: randomUUID().replaceAll('-', ''), ...wanted, principalId };
      all[grant.id] = grant;
      return created(grant);
    }),

    route('GET', '/v1.0/oauth2PermissionGrants/:id', ANY_QUERY, (request) => {
      access.toGrant(request);
      return ok(find(request.params.id));
    }),

    route('PATCH', '/v1.0/oauth2PermissionGrants/:id', ANY_QUERY, (request) => {
      access.toGrant(request);
      const grant = find(request.params.id);
      const { scope } = parseBody(UPDATE, request, badRequest);
      checkScopes(azure, grant.resourceId, scope);
      grant.scope = scope;
      return noContent();
    }),

    route('DELETE', '/v1.0/oauth2PermissionGrants/:id', ANY_QUERY, (request) => {
      access.toGrant(request);
      delete all[find(request.params.id).id];
      return noContent();
    }),
  ];
}

function checkScopes(azure: Azure, resourceId: string, scope: string): void {
  const offered = findServicePrincipal(azure, resourceId).oauth2PermissionScopes.map(({ value }) => value);
  const unknown = scope.split(' ').filter((value) => value !== '' && !offered.includes(value));
  if (unknown.length > 0) throw badRequest(`The resource does not offer the scope '${unknown.join(' ')}'.`);
}

function sameGrant(a: PermissionGrant, b: Omit<PermissionGrant, 'id'>): boolean {
  return (
    a.clientId === b.clientId &&
    a.resourceId === b.resourceId &&
    a.consentType === b.consentType &&
    a.principalId === b.principalId
  );
}
