import type { Azure } from '../azure';
import type { Application } from '../store/model';
import { allowQuery, created, noContent, ok, parseBody } from '../transport/request';
import type { Router } from '../transport/router';
import { badRequest, type GraphAccess, notFound } from './access';
import { CREATE, checkApplication, type Editable, UPDATE } from './application-rules';
import { blankApplication } from './blank-application';
import { mergedKeys } from './key-credentials';
import { equality, referenced, select } from './odata';
import { deleteServicePrincipal } from './service-principals';

export function applications(router: Router, azure: Azure, access: GraphAccess): void {
  const { applications: all } = azure.store.state;

  router.on('GET', '/:version/applications', (request) => {
    allowQuery(request, ['$filter'], badRequest);
    access.toRead(request);
    const { property, value } = equality(request.query.$filter ?? '', ['appId', 'displayName', 'id']);
    const found = Object.values(all).filter((application) => application[property as 'appId'] === value);
    return ok({ value: found.map(shown) });
  });

  router.on('POST', '/v1.0/applications', (request) => {
    allowQuery(request, [], badRequest);
    access.toCreateApplication(request);
    const { 'owners@odata.bind': owners = [], ...properties } = parseBody(CREATE, request, badRequest);
    const application = merged(blankApplication(), properties);
    // Without owners Entra ID makes the caller the owner.
    application.owners = owners.length > 0 ? [...new Set(owners.map(referenced))] : [request.caller.oid];
    checkApplication(application);
    all[application.id] = application;
    return created(shown(application));
  });

  router.on('GET', '/:version/applications/:id', (request) => {
    allowQuery(request, ['$select'], badRequest);
    access.toRead(request);
    return ok(select(shown(findApplication(azure, request.params.id)), request.query.$select));
  });

  router.on('PATCH', '/v1.0/applications/:id', (request) => {
    allowQuery(request, [], badRequest);
    const application = findApplication(azure, request.params.id);
    access.toWrite(request, application);
    const changed = merged(structuredClone(application), parseBody(UPDATE, request, badRequest));
    checkApplication(changed);
    all[application.id] = changed;
    for (const principal of Object.values(azure.store.state.servicePrincipals)) {
      if (principal.appId === changed.appId) principal.displayName = changed.displayName;
    }
    return noContent();
  });

  router.on('DELETE', '/v1.0/applications/:id', (request) => {
    const application = findApplication(azure, request.params.id);
    access.toWrite(request, application);
    delete all[application.id];
    for (const principal of Object.values(azure.store.state.servicePrincipals)) {
      if (principal.appId === application.appId) deleteServicePrincipal(azure, principal.id);
    }
    return noContent();
  });
}

export function findApplication({ store }: Azure, id: string): Application {
  const application = store.state.applications[id];
  if (!application) throw notFound(id);
  return application;
}

/** A PATCH replaces arrays and merges objects. */
function merged(application: Application, properties: Editable): Application {
  const { '@odata.type': _, id: __, publicClient, web, spa, requiredResourceAccess, ...rest } = properties;
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
    owners: _,
    federatedIdentityCredentials: __,
    other,
    passwordCredentials,
    keyCredentials,
    ...own
  } = application;
  return {
    ...other,
    ...own,
    publisherDomain: 'contoso.onmicrosoft.com',
    passwordCredentials: passwordCredentials.map(({ hash: ___, ...credential }) => ({
      ...credential,
      secretText: null,
    })),
    keyCredentials: keyCredentials.map((credential) => ({ ...credential, key: null })),
  };
}
