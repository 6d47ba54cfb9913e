import { randomUUID } from 'node:crypto';
import type { Azure } from '../azure';
import { MICROSOFT_APPLICATIONS } from '../entra/microsoft-applications';
import { created, noContent, ok } from '../http/request';
import { type Route, route } from '../http/router';
import type { Application, ServicePrincipal } from '../store/model';
import type { GraphAccess } from './access';
import { read } from './body';
import { alreadyExists, badRequest, notFound } from './errors';
import { forgetPrincipal } from './forget-principal';
import { microsoftsServicePrincipal } from './microsofts-service-principal';
import { COUNT, count, ENTITY, entity, LIST, list } from './odata/answers';
import { all, changed, one } from './paths';
import { type Key, ownersOf } from './references';
import { CREATE, SET_BY_ENTRA, UPDATE } from './service-principal-schema';
import { SERVICE_PRINCIPAL, shownServicePrincipal } from './shown-service-principal';

const SET = 'servicePrincipals';

export function servicePrincipals(azure: Azure, access: GraphAccess): Route[] {
  const { applications, servicePrincipals: table } = azure.store.state;
  const shown = () => Object.values(table).map((principal) => shownServicePrincipal(azure, principal));

  return [
    route('GET', all(SET), LIST, (request) => {
      access.toRead(request);
      return list(azure, SERVICE_PRINCIPAL, request, shown());
    }),

    route('GET', all(SET, '/$count'), COUNT, (request) => {
      access.toRead(request);
      return count(SERVICE_PRINCIPAL, request, shown());
    }),

    route('POST', '/v1.0/servicePrincipals', [], (request) => {
      const { owners: references, ...wanted } = wantedPrincipal(request);
      const application = Object.values(applications).find(({ appId }) => appId === wanted.appId);
      // Microsoft's own applications are in another tenant.
      access.toWrite(request, application ?? { owners: [request.caller.oid] });
      if (Object.values(table).some(({ appId }) => appId === wanted.appId)) {
        throw alreadyExists(
          `The service principal cannot be created, updated, or restored because the service principal name ${wanted.appId} is already in use.`,
        );
      }
      const microsofts = MICROSOFT_APPLICATIONS.find(({ appId }) => appId === wanted.appId);
      const blank = microsofts ? microsoftsServicePrincipal(microsofts) : application && blankPrincipal(application);
      if (!blank) {
        throw badRequest(
          `The appId '${wanted.appId}' of the service principal does not reference a valid application object.`,
        );
      }
      const principal: ServicePrincipal = { ...blank, owners: ownersOf(azure, references, request.caller), ...wanted };
      table[principal.id] = principal;
      return created(entity(azure, SERVICE_PRINCIPAL, request, shownServicePrincipal(azure, principal)));
    }),

    route('GET', one(SET), ENTITY, (request) => {
      access.toRead(request);
      const principal = findServicePrincipal(azure, request.params);
      return ok(entity(azure, SERVICE_PRINCIPAL, request, shownServicePrincipal(azure, principal)));
    }),

    route('PATCH', changed(SET), [], (request) => {
      const principal = findServicePrincipal(azure, request.params);
      access.toWrite(request, principal);
      const {
        accountEnabled = principal.accountEnabled,
        '@odata.type': _type,
        id: _id,
        ...other
      } = read(UPDATE, request, SERVICE_PRINCIPAL, SET_BY_ENTRA);
      principal.accountEnabled = accountEnabled;
      Object.assign(principal.other, other);
      return noContent();
    }),

    route('DELETE', changed(SET), [], (request) => {
      const principal = findServicePrincipal(azure, request.params);
      access.toWrite(request, principal);
      deleteServicePrincipal(azure, principal.id);
      return noContent();
    }),
  ];
}

function wantedPrincipal(request: Parameters<typeof read>[1]) {
  const {
    '@odata.type': _type,
    id: _id,
    appId,
    accountEnabled = true,
    'owners@odata.bind': owners = [],
    ...other
  } = read(CREATE, request, SERVICE_PRINCIPAL, SET_BY_ENTRA);
  return { appId: appId.toLowerCase(), accountEnabled, other, owners };
}

/** By its object ID, or by the client ID of its application. IDs have no letter case. */
export function findServicePrincipal({ store }: Azure, { id = '', appId = '' }: Key): ServicePrincipal {
  const { servicePrincipals: table } = store.state;
  const principal =
    appId === '' ? table[id.toLowerCase()] : Object.values(table).find((one) => one.appId === appId.toLowerCase());
  if (!principal) throw notFound(appId || id);
  return principal;
}

/** Its role assignments stay behind in Azure, without a principal. */
export function deleteServicePrincipal(azure: Azure, id: string): void {
  delete azure.store.state.servicePrincipals[id];
  forgetPrincipal(azure, id);
}

function blankPrincipal({ displayName }: Application) {
  return { id: randomUUID(), displayName, oauth2PermissionScopes: [], graphPermissions: [] };
}
