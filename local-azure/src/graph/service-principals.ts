import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Azure } from '../azure';
import { created, noContent, ok, parseBody } from '../http/request';
import { ANY_QUERY, type Route, route } from '../http/router';
import type { ServicePrincipal } from '../store/model';
import type { GraphAccess } from './access';
import { alreadyExists, badRequest, notFound } from './errors';
import { equality, referenced, select } from './odata';

const EDITABLE = z.strictObject({
  '@odata.type': z.string().optional(),
  id: z.guid().optional(),
  accountEnabled: z.boolean().optional(),
  alternativeNames: z.array(z.string()).optional(),
  appRoleAssignmentRequired: z.boolean().optional(),
  description: z.string().nullable().optional(),
  loginUrl: z.string().nullable().optional(),
  notes: z.string().nullable().optional(),
  notificationEmailAddresses: z.array(z.string()).optional(),
  preferredSingleSignOnMode: z.string().nullable().optional(),
  samlSingleSignOnSettings: z.record(z.string(), z.unknown()).nullable().optional(),
  tags: z.array(z.string()).optional(),
});
const CREATE = EDITABLE.extend({ appId: z.guid(), 'owners@odata.bind': z.array(z.string()).optional() });

export function servicePrincipals(azure: Azure, access: GraphAccess): Route[] {
  const { servicePrincipals: all } = azure.store.state;

  return [
    route('GET', '/:version/servicePrincipals', ['$filter', '$select'], (request) => {
      access.toRead(request);
      const { property, value } = equality(request.query.$filter ?? '', ['appId', 'displayName', 'id']);
      const found = Object.values(all).filter((principal) => principal[property as 'appId'] === value);
      return ok({ value: found.map((principal) => select(shown(azure, principal), request.query.$select)) });
    }),

    route('POST', '/v1.0/servicePrincipals', [], (request) => {
      const { appId, 'owners@odata.bind': owners = [], ...properties } = parseBody(CREATE, request, badRequest);
      const application = Object.values(azure.store.state.applications).find((candidate) => candidate.appId === appId);
      if (!application) {
        throw badRequest(
          `The appId '${appId}' of the service principal does not reference a valid application object.`,
        );
      }
      access.toWrite(request, application);
      if (Object.values(all).some((principal) => principal.appId === appId)) {
        throw alreadyExists(
          `The service principal cannot be created, updated, or restored because the service principal name ${appId} is already in use.`,
        );
      }
      const { accountEnabled = true, '@odata.type': _type, id: _id, ...other } = properties;
      const principal: ServicePrincipal = {
        id: randomUUID(),
        appId,
        displayName: application.displayName,
        accountEnabled,
        oauth2PermissionScopes: [],
        graphPermissions: [],
        other,
        owners: owners.length > 0 ? [...new Set(owners.map(referenced))] : [request.caller.oid],
      };
      all[principal.id] = principal;
      return created(shown(azure, principal));
    }),

    route('GET', '/:version/servicePrincipals/:id', ['$select'], (request) => {
      access.toRead(request);
      return ok(select(shown(azure, findServicePrincipal(azure, request.params.id)), request.query.$select));
    }),

    route('PATCH', '/v1.0/servicePrincipals/:id', ANY_QUERY, (request) => {
      const principal = findServicePrincipal(azure, request.params.id);
      access.toWrite(request, principal);
      const {
        accountEnabled = principal.accountEnabled,
        '@odata.type': _type,
        id: _id,
        ...other
      } = parseBody(EDITABLE, request, badRequest);
      principal.accountEnabled = accountEnabled;
      Object.assign(principal.other, other);
      return noContent();
    }),

    route('DELETE', '/v1.0/servicePrincipals/:id', ANY_QUERY, (request) => {
      const principal = findServicePrincipal(azure, request.params.id);
      access.toWrite(request, principal);
      deleteServicePrincipal(azure, principal.id);
      return noContent();
    }),
  ];
}

export function findServicePrincipal({ store }: Azure, id: string): ServicePrincipal {
  const principal = store.state.servicePrincipals[id];
  if (!principal) throw notFound(id);
  return principal;
}

/** What was granted to a service principal is deleted with it. Its role assignments stay behind in Azure, without a principal. */
export function deleteServicePrincipal({ store }: Azure, id: string): void {
  delete store.state.servicePrincipals[id];
  for (const grant of Object.values(store.state.permissionGrants)) {
    if (grant.clientId === id || grant.resourceId === id) delete store.state.permissionGrants[grant.id];
  }
}

function shown({ store }: Azure, principal: ServicePrincipal): Record<string, unknown> {
  const { owners: _owners, graphPermissions: _permissions, other, ...own } = principal;
  const application = Object.values(store.state.applications).find(({ appId }) => appId === principal.appId);
  return {
    ...other,
    ...own,
    appOwnerOrganizationId: application ? store.state.tenantId : 'f8cdef31-a31e-4b4a-93e4-5f571e91255a',
    appRoles: [],
    servicePrincipalNames: [principal.appId],
    servicePrincipalType: 'Application',
    signInAudience: application?.signInAudience ?? 'AzureADMultipleOrgs',
  };
}
