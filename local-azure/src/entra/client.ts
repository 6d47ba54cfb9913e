import type { Azure } from '../azure';
import type { Application, ServicePrincipal } from '../store/model';
import { checkAssertion } from './client-assertion';
import { checkSecret } from './client-secret-check';
import {
  applicationNotFound,
  clientDisabled,
  missingCredential,
  missingParameter,
  servicePrincipalMissing,
} from './errors';
import { AZURE_CLI } from './microsoft-clients';
import type { TokenRequest } from './token-request';

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export function findApplication({ store }: Azure, clientId: string): Application {
  const { applications, tenantId } = store.state;
  const known = [...Object.values(applications), AZURE_CLI];
  const application = known.find(({ appId }) => appId === clientId.toLowerCase());
  if (application) return application;
  throw applicationNotFound(clientId, tenantId);
}

export function findPrincipal({ store }: Azure, { appId }: Application): ServicePrincipal | undefined {
  return Object.values(store.state.servicePrincipals).find((principal) => principal.appId === appId);
}

/** In which order Entra ID looks at all this is not documented. */
export function enabledPrincipal(azure: Azure, application: Application): ServicePrincipal {
  const principal = findPrincipal(azure, application);
  if (!principal) throw servicePrincipalMissing(application.appId, azure.store.state.tenantId);
  if (!principal.accountEnabled) throw clientDisabled(application);
  return principal;
}

export async function checkCredential(
  azure: Azure,
  application: Application,
  { secret, assertion, assertionType }: TokenRequest,
): Promise<void> {
  const { appId, passwordCredentials } = application;
  const own = findPrincipal(azure, application)?.passwordCredentials ?? [];
  if (secret) return checkSecret(appId, [...passwordCredentials, ...own], secret);
  if (!assertion) throw missingCredential();
  if (assertionType !== ASSERTION_TYPE) throw missingParameter('client_assertion_type');
  return checkAssertion(azure, application, assertion);
}
