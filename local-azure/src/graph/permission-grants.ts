import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Azure } from '../azure';
import { created, noContent, ok } from '../http/request';
import { type Route, route } from '../http/router';
import type { PermissionGrant } from '../store/model';
import type { GraphAccess } from './access';
import { complex, read } from './body';
import { alreadyExists, badRequest, invalidValue, notFound } from './errors';
import { COUNT, count, ENTITY, entity, LIST, list } from './odata/answers';
import type { Shape } from './odata/shape';
import { all as collection } from './paths';
import { findServicePrincipal } from './service-principals';
import { permissionScopesOf } from './shown-service-principal';

const id = z.guid().toLowerCase();
const CREATE = complex({
  id: z.string().optional(),
  clientId: id,
  resourceId: id,
  consentType: z.enum(['AllPrincipals', 'Principal']),
  principalId: id.nullable().default(null),
  scope: z.string(),
  // Of the type in beta, where they do nothing any more.
  startTime: z.string().nullable().optional(),
  expiryTime: z.string().nullable().optional(),
});
const UPDATE = complex({ id: z.string().optional(), scope: z.string() });

const SET = 'oauth2PermissionGrants';
const SHAPE: Shape = {
  type: 'oAuth2PermissionGrant',
  set: SET,
  properties: { id: null, clientId: null, consentType: null, principalId: null, resourceId: null, scope: null },
  filterable: {
    id: 'string',
    clientId: 'string',
    consentType: 'string',
    principalId: 'string',
    resourceId: 'string',
    scope: 'string',
  },
};
/** A grant has no client ID to be called by. */
const ONE = [`/${SET}/:id`, `/${SET}\\(':id'\\)`];

/** Delegated permissions that were consented to: what the portal shows as "Granted for …". */
export function permissionGrants(azure: Azure, access: GraphAccess): Route[] {
  const { permissionGrants: table } = azure.store.state;
  const find = (key: string) => {
    if (!table[key]) throw notFound(key);
    return table[key];
  };
  const shown = () => Object.values(table).map((grant) => ({ ...grant }));
  const change = ONE.map((path) => `/v1.0${path}`);

  return [
    route('GET', collection(SET), LIST, (request) => {
      access.toReadGrants(request);
      return list(azure, SHAPE, request, shown());
    }),

    route('GET', collection(SET, '/$count'), COUNT, (request) => {
      access.toReadGrants(request);
      return count(SHAPE, request, shown());
    }),

    route('POST', `/v1.0/${SET}`, [], (request) => {
      access.toGrant(request);
      const { clientId, resourceId, consentType, principalId, scope } = read(CREATE, request, SHAPE);
      const wanted = { clientId, resourceId, consentType, principalId, scope };
      checkPrincipals(azure, wanted);
      checkScopes(azure, resourceId, scope);
      if (Object.values(table).some((grant) => sameGrant(grant, wanted))) {
        throw alreadyExists('Permission entry already exists.');
      }
      const grant = { id: randomUUID().replaceAll('-', ''), ...wanted };
      table[grant.id] = grant;
      return created(entity(azure, SHAPE, request, grant));
    }),

    route('GET', [...change, ...ONE.map((path) => `/beta${path}`)], ENTITY, (request) => {
      access.toReadGrants(request);
      return ok(entity(azure, SHAPE, request, { ...find(request.params.id) }));
    }),

    route('PATCH', change, [], (request) => {
      access.toGrant(request);
      const grant = find(request.params.id);
      const { scope } = read(UPDATE, request, SHAPE, Object.keys(SHAPE.properties));
      checkScopes(azure, grant.resourceId, scope);
      grant.scope = scope;
      return noContent();
    }),

    route('DELETE', change, [], (request) => {
      access.toGrant(request);
      delete table[find(request.params.id).id];
      return noContent();
    }),
  ];
}

/**
 * https://learn.microsoft.com/graph/api/resources/oauth2permissiongrant: the principal is null for everyone, and required for
 * one person.
 */
function checkPrincipals(azure: Azure, { clientId, consentType, principalId }: Omit<PermissionGrant, 'id'>): void {
  findServicePrincipal(azure, { id: clientId });
  const wrong = (why: string) => invalidValue('principalId', 'OAuth2PermissionGrant', why);
  if (consentType === 'AllPrincipals') {
    if (principalId !== null) throw wrong('AllPrincipals is for everyone: leave it out.');
    return;
  }
  if (principalId === null) throw wrong('Principal is for one person: name them.');
  if (!azure.store.state.users[principalId]) throw wrong(`There is no user '${principalId}'.`);
}

function checkScopes(azure: Azure, resourceId: string, scope: string): void {
  const offered = permissionScopesOf(azure, findServicePrincipal(azure, { id: resourceId }))
    .filter(({ isEnabled }) => isEnabled)
    .map(({ value }) => value);
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
