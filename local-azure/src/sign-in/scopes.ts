import type { Azure } from '../azure';
import { resourceNotFound, severalResources } from '../entra/errors';
import { findResource, OF_PEOPLE, type Resource } from '../entra/resource';
import { permissionScopesOf } from '../graph/shown-service-principal';
import type { Application, PermissionScope, ServicePrincipal } from '../store/model';
import { mixedScopes, unknownScope } from './errors';

const DEFAULT = '.default';

/** A permission, with the API that offers it. */
export interface Permission {
  readonly api: ServicePrincipal;
  readonly scope: PermissionScope;
}

/** What a client asks for on one API. */
export interface AskedResource extends Resource {
  /** As the client called it; empty for Microsoft Graph, which needs no name. */
  readonly name: string;
  /** Without any, it asks for `.default`: all that it was granted. */
  readonly permissions: readonly Permission[];
}

/** What a client asks a person for. */
export interface AskedScopes {
  /** Each scope as the client wrote it. */
  readonly written: readonly string[];
  /** Those of OpenID Connect, in lower case. */
  readonly ofPeople: readonly string[];
  /** The access token is for the first. */
  readonly resources: readonly AskedResource[];
}

/** What Microsoft Graph and each API offer of a text of scopes. Letter case does not matter in a permission. */
export function readScopes(azure: Azure, application: Application, text: string): AskedScopes {
  const written = text.split(' ').filter((one) => one !== '');
  const ofPeople = written.map((one) => one.toLowerCase()).filter((one) => OF_PEOPLE.includes(one));
  const byName = new Map<string, string[]>();
  for (const one of written.filter((scope) => !OF_PEOPLE.includes(scope.toLowerCase()))) {
    const slash = one.lastIndexOf('/');
    const name = one.slice(0, Math.max(slash, 0));
    byName.set(name, [...(byName.get(name) ?? []), one.slice(slash + 1)]);
  }
  const resources = [...byName].map(([name, values]) => readResource(azure, application, name, values));
  // https://learn.microsoft.com/entra/identity-platform/scopes-oidc: static and dynamic consent cannot be combined.
  const defaults = resources.filter(({ permissions }) => permissions.length === 0);
  if (defaults.length > 0 && defaults.length < resources.length) throw mixedScopes(text);
  return { written, ofPeople, resources };
}

/** The only API that is asked for. */
export function onlyResource(asked: AskedScopes): void {
  if (new Set(asked.resources.map(({ audience }) => audience)).size > 1)
    throw severalResources(asked.written.join(' '));
}

/** The API that an access token is for: Microsoft Graph, if the client names none. */
export function firstResource(azure: Azure, { resources }: AskedScopes): AskedResource {
  return resources[0] ?? { ...findResource(azure, azure.origin), name: '', permissions: [] };
}

function readResource(azure: Azure, application: Application, name: string, values: string[]): AskedResource {
  const resource = findResource(azure, name === '' ? azure.origin : name);
  const { principals } = resource;
  if (principals.length === 0) throw resourceNotFound(name, azure.store.state.tenantId);
  const isDefault = values.includes(DEFAULT);
  if (isDefault && values.length > 1) throw mixedScopes(values.map((value) => `${name}/${value}`).join(' '));
  if (isDefault) return { ...resource, name, permissions: [] };
  const offered = principals.flatMap((api) => offeredBy(azure, api));
  const permissions = values.map((value) => {
    const found = offered.find(({ scope }) => scope.value.toLowerCase() === value.toLowerCase());
    if (!found) throw unknownScope(application, value, principals[0]);
    return found;
  });
  return { ...resource, name, permissions };
}

/** The permissions that an API offers today. */
export function offeredBy(azure: Azure, api: ServicePrincipal): Permission[] {
  return permissionScopesOf(azure, api)
    .filter(({ isEnabled }) => isEnabled)
    .map((scope) => ({ api, scope }));
}
