import type { Azure } from '../azure';
import { ok } from '../http/request';
import { ANY_QUERY, type Route, route } from '../http/router';
import type { Application, ServicePrincipal } from '../store/model';
import { checkAssertion } from './client-assertion';
import { checkSecret } from './client-secret-check';
import {
  applicationNotFound,
  clientDisabled,
  missingCredential,
  missingParameter,
  notImplemented,
  onlyPost,
  servicePrincipalMissing,
  singleTenant,
  tenantNotFound,
  unsupportedGrant,
} from './errors';
import { resourceOf } from './resource';
import { ALIASES, isTenant } from './tenant';
import { readTokenRequest, type TokenRequest } from './token-request';

const TOKEN = '/:tenant/oauth2/v2.0/token';
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** What Entra ID has for people, for APIs that act for people, and for SAML. */
const ABSENT_GRANTS = [
  'authorization_code',
  'refresh_token',
  'password',
  'device_code',
  'urn:ietf:params:oauth:grant-type:device_code',
  'urn:ietf:params:oauth:grant-type:jwt-bearer',
  'urn:ietf:params:oauth:grant-type:saml1_1-bearer',
  'urn:ietf:params:oauth:grant-type:saml2-bearer',
];

/** Client credentials: with a secret, or with an assertion instead. RFC 6749 says to ignore unknown parameters. */
export function tokenEndpoint(azure: Azure): Route[] {
  return [
    route('GET', TOKEN, ANY_QUERY, () => {
      throw onlyPost();
    }),

    route('POST', TOKEN, ANY_QUERY, async (request) => {
      const { tenant } = request.params;
      const isAlias = ALIASES.includes(tenant.toLowerCase());
      if (!isAlias && !isTenant(azure, tenant)) throw tenantNotFound(tenant);
      const asked = readTokenRequest(request);
      if (ABSENT_GRANTS.includes(asked.grantType)) throw notImplemented(`the grant type '${asked.grantType}'`);
      if (asked.grantType !== 'client_credentials') throw unsupportedGrant(asked.grantType);
      const application = findApplication(azure, asked.clientId);
      if (isAlias) throw refusedAlias(application, tenant.toLowerCase());
      const principal = findServicePrincipal(azure, application);
      await checkCredential(azure, application, principal, asked);
      const { audience, version } = resourceOf(azure, asked.scope);
      const signedIn = signsIn(azure, application, principal);
      const { token, expiresIn } = await azure.tokens.sign({
        oid: signedIn.id,
        appId: application.appId,
        audience,
        version,
        origin: azure.origin,
        credential: asked.assertion === '' ? '1' : '2',
      });
      return ok({ token_type: 'Bearer', expires_in: expiresIn, ext_expires_in: expiresIn, access_token: token });
    }),
  ];
}

/** Where an application of several organizations signs in without saying which is not documented. */
function refusedAlias(application: Application, alias: string): Error {
  const isSingle = application.signInAudience === 'AzureADMyOrg';
  return isSingle ? singleTenant(application, alias) : notImplemented(`client credentials at /${alias}`);
}

function findApplication({ store }: Azure, clientId: string): Application {
  const { applications, tenantId } = store.state;
  const application = Object.values(applications).find(({ appId }) => appId === clientId.toLowerCase());
  if (application) return application;
  throw applicationNotFound(clientId, tenantId);
}

function findServicePrincipal({ store }: Azure, { appId }: Application): ServicePrincipal | undefined {
  return Object.values(store.state.servicePrincipals).find((principal) => principal.appId === appId);
}

async function checkCredential(
  azure: Azure,
  application: Application,
  principal: ServicePrincipal | undefined,
  { secret, assertion, assertionType }: TokenRequest,
): Promise<void> {
  const { appId, passwordCredentials } = application;
  if (secret) return checkSecret(appId, [...passwordCredentials, ...(principal?.passwordCredentials ?? [])], secret);
  if (!assertion) throw missingCredential();
  if (assertionType !== ASSERTION_TYPE) throw missingParameter('client_assertion_type');
  return checkAssertion(azure, application, assertion);
}

/** In which order Entra ID looks at all this is not documented. */
function signsIn(
  { store }: Azure,
  application: Application,
  principal: ServicePrincipal | undefined,
): ServicePrincipal {
  if (!principal) throw servicePrincipalMissing(application.appId, store.state.tenantId);
  if (!principal.accountEnabled) throw clientDisabled(application);
  return principal;
}
