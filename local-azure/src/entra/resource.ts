import type { Azure } from '../azure';
import { servicePrincipalNames } from '../graph/service-principal-names';
import type { ServicePrincipal } from '../store/model';
import { ARM_API, GRAPH_API, VAULT_API, VAULT_AUDIENCES } from './audiences';
import { missingScope, resourceDisabled, resourceNotFound, scopeWithoutDefault, severalResources } from './errors';

/** An API that tokens are for. */
export interface Resource {
  readonly audience: string;
  readonly version: '1.0' | '2.0';
  /** The service principals that stand for it. Microsoft Graph and Azure Resource Manager share a host here. */
  readonly principals: readonly ServicePrincipal[];
}

const DEFAULT = '/.default';
/** MSAL for Go asks for them in every flow. Without a person they mean nothing, and are no scope by themselves. */
export const OF_PEOPLE = ['openid', 'profile', 'email', 'offline_access'];

/** The API that a scope names. An application cannot ask for less than all that it was granted on one API. */
export function resourceOf(azure: Azure, scope: string): Resource {
  if (scope === '') throw missingScope();
  const scopes = scope.split(' ').filter((one) => one !== '' && !OF_PEOPLE.includes(one));
  if (scopes.length === 0 || !scopes.every((one) => one.endsWith(DEFAULT))) throw scopeWithoutDefault(scope);
  const [name, ...others] = new Set(scopes.map((one) => one.slice(0, -DEFAULT.length)));
  if (others.length > 0) throw severalResources(scope);
  return findResource(azure, name);
}

/** The API that a client calls by one of its names. */
export function findResource(azure: Azure, name: string): Resource {
  const { servicePrincipals } = azure.store.state;
  const known = sharedNames(azure).find(({ names }) => names.includes(name));
  if (!known) return registered(azure, name);
  const principals = Object.values(servicePrincipals).filter(({ appId }) => known.appIds.includes(appId));
  return { audience: name, version: '1.0', principals };
}

/** What no service principal has among its names. */
const sharedNames = ({ origin }: Azure) => [
  { names: [origin, `${origin}/`], appIds: [GRAPH_API, ARM_API] },
  { names: [GRAPH_API], appIds: [GRAPH_API] },
  { names: [ARM_API], appIds: [ARM_API] },
  { names: VAULT_AUDIENCES, appIds: [VAULT_API] },
];

/** The audience of a token of version 2.0 is the application ID, of one of 1.0 what the client called the API. */
function registered(azure: Azure, name: string): Resource {
  const { tenantId, servicePrincipals, applications } = azure.store.state;
  const principal = Object.values(servicePrincipals).find((one) => isCalled(servicePrincipalNames(azure, one), name));
  if (!principal) throw resourceNotFound(name, tenantId);
  if (!principal.accountEnabled) throw resourceDisabled(name);
  const application = Object.values(applications).find(({ appId }) => appId === principal.appId);
  const isV2 = application?.other.api?.requestedAccessTokenVersion === 2;
  const isById = name.toLowerCase() === principal.appId;
  return {
    audience: isV2 || isById ? principal.appId : name,
    version: isV2 ? '2.0' : '1.0',
    principals: [principal],
  };
}

/** Application IDs have no letter case, and URIs do. */
const isCalled = ([appId, ...uris]: string[], name: string) => name.toLowerCase() === appId || uris.includes(name);
