import type { Azure } from '../azure';
import { created, noContent, ok, parseBody } from '../http/request';
import { ANY_QUERY, type Route, route } from '../http/router';
import type { Application } from '../store/model';
import type { GraphAccess } from './access';
import { CREATE, checkApplication, type Editable, UPDATE } from './application-rules';
import { blankApplication } from './blank-application';
import { badRequest, notFound } from './errors';
import { mergedKeys } from './key-credentials';
import { equality, referenced, select } from './odata';
import { deleteServicePrincipal } from './service-principals';

export function applications(azure: Azure, access: GraphAccess): Route[] {
  const { applications: all } = azure.store.state;

  return [
    route('GET', '/:version/applications', ['$filter'], (request) => {
      access.toRead(request);
      const { property, value } = equality(request.query.$filter ?? '', ['appId', 'displayName', 'id']);
      const found = Object.values(all).filter((application) => application[property as 'appId'] === value);
      return ok({ value: found.map(shown) });
    }),

    route('POST', '/v1.0/applications', [], (request) => {
      access.toCreateApplication(request);
      const { 'owners@odata.bind': owners = [], ...properties } = parseBody(CREATE, request, badRequest);
      const application = merged(blankApplication(), properties);
      // Without owners Entra ID makes the caller the owner.
      application.owners = owners.length > 0 ? [...new Set(owners.map(referenced))] : [request.caller.oid];
      checkApplication(application);
      all[application.id] = application;
      return created(shown(application));
    }),

    route('GET', '/:version/applications/:id', ['$select'], (request) => {
      access.toRead(request);
      return ok(select(shown(findApplication(azure, request.params.id)), request.query.$select));
    }),

    route('PATCH', '/v1.0/applications/:id', [], (request) => {
      const application = findApplication(azure, request.params.id);
      access.toWrite(request, application);
      const changed = merged(structuredClone(application), parseBody(UPDATE, request, badRequest));
      checkApplication(changed);
      all[application.id] = changed;
      for (const principal of Object.values(azure.store.state.servicePrincipals)) {
        if (principal.appId === changed.appId) principal.displayName = changed.displayName;
      }
      return noContent();
    }),

    route('DELETE', '/v1.0/applications/:id', ANY_QUERY, (request) => {
      const application = findApplication(azure, request.params.id);
      access.toWrite(request, application);
      delete all[application.id];
      for (const principal of Object.values(azure.store.state.servicePrincipals)) {
        if (principal.appId === application.appId) deleteServicePrincipal(azure, principal.id);
      }
      return noContent();
    }),
  ];
}

export function findApplication({ store }: Azure, id: string): Application {
  const application = store.state.applications[id];
  if (!application) throw notFound(id);
  return application;
}

/** A PATCH replaces arrays and merges objects. */
function merged(application: Application, properties: Editable): Application {
  const { '@odata.type': _type, id: _id, publicClient, web, spa, requiredResourceAccess, ...rest } = properties;
  const { displayName, signInAudience, isFallbackPublicClient, keyCredentials, ...other } = rest;
  if (keyCredentials) application.keyCredentials = mergedKeys(application.keyCredentials, keyCredentials);
  Object.assign(application.publicClient, publicClient);
  Object.assign(application.spa, spa);
  const { implicitGrantSettings, ...webRest } = web ?? {};
  Object.assign(application.web, webRest);
  Object.assign(application.web.implicitGrantSettings, implicitGrantSettings);
  Object.assign(application.other, other);
  application.displayName = displayName ?? application.displayName;
  application.signInAudience = signInAudience ?? application.signInAudience;
  application.isFallbackPublicClient = isFallbackPublicClient ?? application.isFallbackPublicClient;
  application.requiredResourceAccess = requiredResourceAccess ?? application.requiredResourceAccess;
  return application;
}

/** As Microsoft Graph shows it: secrets and keys never come back, owners and federated credentials have routes. */
export function shown(application: Application): Record<string, unknown> {
  const {
    owners: _owners,
    federatedIdentityCredentials: _federated,
    other,
    passwordCredentials,
    keyCredentials,
    ...own
  } = application;
  return {
    ...other,
    ...own,
    publisherDomain: 'contoso.onmicrosoft.com',
    passwordCredentials: passwordCredentials.map(({ hash: _hash, ...credential }) => ({
      ...credential,
      secretText: null,
    })),
    keyCredentials: keyCredentials.map((credential) => ({ ...credential, key: null })),
  };
}
