import type { Azure } from '../azure';
import { type ApiRequest, type ApiResponse, ok } from '../http/request';
import { ANY_QUERY, type Route, route } from '../http/router';
import { corsFor, preflight, refusePages, withHeaders } from '../sign-in/cross-origin';
import type { Memory } from '../sign-in/memory';
import { USER_GRANTS } from '../sign-in/user-grants';
import type { Application } from '../store/model';
import { checkCredential, enabledPrincipal, findApplication } from './client';
import { notImplemented, onlyPost, singleTenant, tenantNotFound, unsupportedGrant } from './errors';
import { resourceOf } from './resource';
import { ALIASES, isTenant } from './tenant';
import { readTokenRequest, type TokenRequest } from './token-request';

const TOKEN = '/:tenant/oauth2/v2.0/token';
const CLIENT_CREDENTIALS = 'client_credentials';

/** What Entra ID has for APIs that act for people, and for SAML. */
const ABSENT_GRANTS = [
  'urn:ietf:params:oauth:grant-type:jwt-bearer',
  'urn:ietf:params:oauth:grant-type:saml1_1-bearer',
  'urn:ietf:params:oauth:grant-type:saml2-bearer',
];

/** For clients that act as themselves, and for those that act for a person. RFC 6749 says to ignore unknown parameters. */
export function tokenEndpoint(azure: Azure, memory: Memory): Route[] {
  return [
    route('GET', TOKEN, ANY_QUERY, () => {
      throw onlyPost();
    }),

    route('OPTIONS', TOKEN, ANY_QUERY, (request) => preflight(azure, request)),

    route('POST', TOKEN, ANY_QUERY, (request) =>
      withHeaders(corsFor(azure, request), () => answer(azure, memory, request)),
    ),
  ];
}

async function answer(azure: Azure, memory: Memory, request: ApiRequest): Promise<ApiResponse> {
  const { tenant } = request.params;
  const isAlias = ALIASES.includes(tenant.toLowerCase());
  if (!isAlias && !isTenant(azure, tenant)) throw tenantNotFound(tenant);
  const asked = readTokenRequest(request);
  const { grantType } = asked;
  const userGrant = USER_GRANTS.get(grantType);
  if (ABSENT_GRANTS.includes(grantType)) throw notImplemented(`the grant type '${grantType}'`);
  if (!userGrant && grantType !== CLIENT_CREDENTIALS) throw unsupportedGrant(grantType);
  const application = findApplication(azure, asked.clientId);
  if (isAlias) checkAlias(application, tenant.toLowerCase(), grantType);
  return ok(
    await (userGrant ? userGrant(azure, memory, application, asked) : clientCredentials(azure, application, asked)),
  );
}

async function clientCredentials(azure: Azure, application: Application, asked: TokenRequest) {
  // https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow: no secret is used within a browser.
  refusePages(asked);
  await checkCredential(azure, application, asked);
  const { audience, version } = resourceOf(azure, asked.scope);
  const { token, expiresIn } = await azure.tokens.sign({
    oid: enabledPrincipal(azure, application).id,
    appId: application.appId,
    audience,
    version,
    origin: azure.origin,
    credential: asked.assertion === '' ? '1' : '2',
  });
  return { token_type: 'Bearer', expires_in: expiresIn, ext_expires_in: expiresIn, access_token: token };
}

/** Where an application of several organizations signs in as itself without saying which is not documented. */
function checkAlias(application: Application, alias: string, grantType: string): void {
  if (application.signInAudience === 'AzureADMyOrg') throw singleTenant(application, alias);
  if (grantType === CLIENT_CREDENTIALS) throw notImplemented(`client credentials at /${alias}`);
}
