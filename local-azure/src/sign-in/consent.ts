import { randomUUID } from 'node:crypto';
import type { Azure } from '../azure';
import { GRAPH_API } from '../entra/audiences';
import { isPreauthorized } from '../entra/microsoft-clients';
import type { Application, ServicePrincipal, User } from '../store/model';
import { resourceNotRequested } from './errors';
import { type AskedResource, type AskedScopes, offeredBy, type Permission } from './scopes';

/** A client, and the person that it asks. */
export interface Asking {
  readonly application: Application;
  readonly principal: ServicePrincipal;
  readonly user: User;
}

/** What the person, or an administrator for everyone, has granted to the client on an API; or Microsoft, for every tenant. */
export function grantedOn(azure: Azure, { principal, user }: Asking, api: ServicePrincipal): string[] {
  if (isPreauthorized(principal.appId, api.appId)) return offeredBy(azure, api).map(({ scope }) => scope.value);
  const scopes = Object.values(azure.store.state.permissionGrants)
    .filter(({ clientId, resourceId }) => clientId === principal.id && resourceId === api.id)
    .filter(({ consentType, principalId }) => consentType === 'AllPrincipals' || principalId === user.id)
    .flatMap(({ scope }) => scope.split(' '));
  return [...new Set(scopes.filter((scope) => scope !== ''))];
}

/**
 * What is asked for and not granted. With `isForced`, all that is asked for.
 *
 * The scopes of OpenID Connect are permissions on Microsoft Graph, so that a grant on another API does not cover them.
 * `.default` asks only while nothing is granted on the API, and then for everything in the registration:
 * https://learn.microsoft.com/entra/identity-platform/scopes-oidc#the-default-scope
 */
export function toConsent(azure: Azure, asking: Asking, asked: AskedScopes, isForced: boolean): Permission[] {
  const isOpen = ({ api, scope }: Permission) => isForced || !grantedOn(azure, asking, api).includes(scope.value);
  const ofPeople = signInPermissions(azure).filter(({ scope }) => asked.ofPeople.includes(scope.value));
  const ofApis = asked.resources.flatMap((resource) =>
    resource.permissions.length > 0 ? resource.permissions : registeredFor(azure, asking, resource, isForced),
  );
  return unique([...ofApis, ...ofPeople].filter(isOpen));
}

/** Grants permissions to the client, for this person only. */
export function consent({ store }: Azure, { principal, user }: Asking, permissions: readonly Permission[]): void {
  const { permissionGrants } = store.state;
  for (const { api, scope } of permissions) {
    const wanted = {
      clientId: principal.id,
      consentType: 'Principal',
      principalId: user.id,
      resourceId: api.id,
    } as const;
    const existing = Object.values(permissionGrants).find((grant) =>
      Object.entries(wanted).every(([name, value]) => grant[name as keyof typeof wanted] === value),
    );
    const scopes = new Set((existing?.scope ?? '').split(' ').filter((one) => one !== ''));
    const id = existing?.id ?? randomUUID().replaceAll('-', '');
    permissionGrants[id] = { id, ...wanted, scope: [...scopes.add(scope.value)].join(' ') };
  }
  store.save();
}

/** Whether a person may consent to them for themselves. An administrator must, for an application that needs assignment. */
export function needAdmin(principal: ServicePrincipal, permissions: readonly Permission[]): Permission[] {
  // https://learn.microsoft.com/entra/identity/enterprise-apps/assign-user-or-group-access-portal
  if (principal.other.appRoleAssignmentRequired === true) return [...permissions];
  return permissions.filter(({ scope }) => scope.type !== 'User');
}

/** Microsoft Graph hosts the scopes of OpenID Connect. */
export function signInPermissions(azure: Azure): Permission[] {
  const graph = Object.values(azure.store.state.servicePrincipals).find(({ appId }) => appId === GRAPH_API);
  return graph ? offeredBy(azure, graph) : [];
}

/** What `.default` asks for: nothing if there is a grant, otherwise all that is in the registration, for all APIs. */
function registeredFor(azure: Azure, asking: Asking, { principals, name }: AskedResource, isForced: boolean) {
  const hasGrant = principals.some((api) => grantedOn(azure, asking, api).length > 0);
  if (hasGrant && !isForced) return [];
  const { requiredResourceAccess } = asking.application;
  const apis = Object.values(azure.store.state.servicePrincipals);
  const registered = requiredResourceAccess.flatMap(({ resourceAppId, resourceAccess }) => {
    const ids = resourceAccess.filter(({ type }) => type === 'Scope').map(({ id }) => id);
    return apis
      .filter(({ appId }) => appId === resourceAppId)
      .flatMap((api) => offeredBy(azure, api).filter(({ scope }) => ids.includes(scope.id)));
  });
  if (!hasGrant && !registered.some(({ api }) => principals.includes(api))) {
    throw resourceNotRequested(asking.application, name);
  }
  return registered;
}

function unique(permissions: readonly Permission[]): Permission[] {
  return permissions.filter(
    ({ api, scope }, index) =>
      permissions.findIndex((other) => other.api.id === api.id && other.scope.value === scope.value) === index,
  );
}
