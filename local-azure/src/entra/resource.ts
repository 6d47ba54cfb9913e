import type { Azure } from '../azure';
import { servicePrincipalNames } from '../graph/service-principal-names';
import { originAudiences, VAULT_AUDIENCES } from './audiences';
import { missingScope, resourceDisabled, resourceNotFound, scopeWithoutDefault, severalResources } from './errors';

/** An API that tokens are for. */
interface Resource {
  readonly audience: string;
  readonly version: '1.0' | '2.0';
}

const DEFAULT = '/.default';
/** MSAL for Go asks for them in every flow. Without a person they mean nothing, and are no scope by themselves. */
const OF_PEOPLE = ['openid', 'profile', 'email', 'offline_access'];

/** The API that a scope names. An application cannot ask for less than all that it was granted on one API. */
export function resourceOf(azure: Azure, scope: string): Resource {
  if (scope === '') throw missingScope();
  const scopes = scope.split(' ').filter((one) => one !== '' && !OF_PEOPLE.includes(one));
  if (scopes.length === 0 || !scopes.every((one) => one.endsWith(DEFAULT))) throw scopeWithoutDefault(scope);
  const [name, ...others] = new Set(scopes.map((one) => one.slice(0, -DEFAULT.length)));
  if (others.length > 0) throw severalResources(scope);
  if ([...originAudiences(azure), ...VAULT_AUDIENCES].includes(name)) return { audience: name, version: '1.0' };
  return registered(azure, name);
}

/** The audience of a token of version 2.0 is the application ID, of one of 1.0 what the client called the API. */
function registered(azure: Azure, name: string): Resource {
  const { tenantId, servicePrincipals, applications } = azure.store.state;
  const principal = Object.values(servicePrincipals).find((one) => isCalled(servicePrincipalNames(azure, one), name));
  if (!principal) throw resourceNotFound(name, tenantId);
  if (!principal.accountEnabled) throw resourceDisabled(name);
  const application = Object.values(applications).find(({ appId }) => appId === principal.appId);
  const isV2 = application?.other.api?.requestedAccessTokenVersion === 2;
  const isById = name.toLowerCase() === principal.appId;
  return { audience: isV2 || isById ? principal.appId : name, version: isV2 ? '2.0' : '1.0' };
}

/** Application IDs have no letter case, and URIs do. */
const isCalled = ([appId, ...uris]: string[], name: string) => name.toLowerCase() === appId || uris.includes(name);
