import type { Azure } from '../azure';
import { created, noContent, ok } from '../http/request';
import { type Route, route } from '../http/router';
import type { Application } from '../store/model';
import type { GraphAccess } from './access';
import { checkApplication, checkRemoved } from './application-rules';
import { CREATE, type Editable, SET_BY_ENTRA, UPDATE } from './application-schema';
import { blankApplication } from './blank-application';
import { read } from './body';
import { notFound } from './errors';
import { mergedKeys } from './key-credentials';
import { COUNT, count, ENTITY, entity, LIST, list } from './odata/answers';
import { all, changed, one } from './paths';
import { type Key, ownersOf } from './references';
import { deleteServicePrincipal } from './service-principals';
import { APPLICATION, shownApplication } from './shown-application';

const SET = 'applications';

export function applications(azure: Azure, access: GraphAccess): Route[] {
  const { applications: table, servicePrincipals } = azure.store.state;
  const shown = () => Object.values(table).map(shownApplication);

  return [
    route('GET', all(SET), LIST, (request) => {
      access.toRead(request);
      return list(azure, APPLICATION, request, shown());
    }),

    route('GET', all(SET, '/$count'), COUNT, (request) => {
      access.toRead(request);
      return count(APPLICATION, request, shown());
    }),

    route('POST', '/v1.0/applications', [], (request) => {
      access.toCreateApplication(request);
      const { 'owners@odata.bind': owners = [], ...properties } = read(CREATE, request, APPLICATION, SET_BY_ENTRA);
      const application = merged(blankApplication(), properties);
      application.owners = ownersOf(azure, owners, request.caller);
      checkApplication(azure, application);
      table[application.id] = application;
      return created(entity(azure, APPLICATION, request, shownApplication(application)));
    }),

    route('GET', one(SET), ENTITY, (request) => {
      access.toRead(request);
      return ok(entity(azure, APPLICATION, request, shownApplication(findApplication(azure, request.params))));
    }),

    route('PATCH', changed(SET), [], (request) => {
      const application = findApplication(azure, request.params);
      access.toWrite(request, application);
      const properties = read(UPDATE, request, APPLICATION, SET_BY_ENTRA);
      const after = merged(structuredClone(application), properties);
      checkApplication(azure, after);
      checkRemoved(application, after);
      table[application.id] = after;
      for (const principal of Object.values(servicePrincipals)) {
        if (principal.appId === after.appId) principal.displayName = after.displayName;
      }
      return noContent();
    }),

    route('DELETE', changed(SET), [], (request) => {
      const application = findApplication(azure, request.params);
      access.toWrite(request, application);
      delete table[application.id];
      for (const principal of Object.values(servicePrincipals)) {
        if (principal.appId === application.appId) deleteServicePrincipal(azure, principal.id);
      }
      return noContent();
    }),
  ];
}

/** By its object ID, or by its client ID. IDs have no letter case. */
export function findApplication({ store }: Azure, { id = '', appId = '' }: Key): Application {
  const { applications: table } = store.state;
  const application =
    appId === '' ? table[id.toLowerCase()] : Object.values(table).find((one) => one.appId === appId.toLowerCase());
  if (!application) throw notFound(appId || id);
  return application;
}

/** A PATCH replaces arrays and merges objects. */
function merged(application: Application, properties: Editable): Application {
  const { '@odata.type': _type, id: _id, publicClient, web, spa, requiredResourceAccess, ...rest } = properties;
  const { displayName, signInAudience, isFallbackPublicClient, keyCredentials, api, info, ...other } = rest;
  if (keyCredentials) application.keyCredentials = mergedKeys(application.keyCredentials, keyCredentials);
  Object.assign(application.publicClient, publicClient);
  Object.assign(application.spa, spa);
  const { implicitGrantSettings, redirectUriSettings: _settings, ...webRest } = web ?? {};
  Object.assign(application.web, webRest);
  Object.assign(application.web.implicitGrantSettings, implicitGrantSettings);
  Object.assign(application.other, other);
  if (api) application.other.api = { ...application.other.api, ...api };
  if (info) application.other.info = { ...application.other.info, ...info };
  application.displayName = displayName ?? application.displayName;
  application.signInAudience = signInAudience ?? application.signInAudience;
  if (isFallbackPublicClient !== undefined) application.isFallbackPublicClient = isFallbackPublicClient;
  application.requiredResourceAccess = requiredResourceAccess ?? application.requiredResourceAccess;
  return application;
}
