import type { Azure } from '../azure';
import { originAudiences } from '../entra/audiences';
import { enabledPrincipal, findApplication } from '../entra/client';
import { missingParameter, singleTenant, tenantNotFound } from '../entra/errors';
import { ALIASES, isTenant, TENANT_DOMAIN } from '../entra/tenant';
import { readForm } from '../entra/token-request';
import { unauthenticated } from '../http/api-error';
import { type ApiRequest, type ApiResponse, hasScope, ok } from '../http/request';
import { ANY_QUERY, type Route, route } from '../http/router';
import { DEVICE_CODE_SECONDS, POLL_SECONDS } from './device-codes';
import type { Memory } from './memory';
import { signedOutPage } from './pages';
import { address, isRegistered } from './redirect-uri';
import { onlyResource, readScopes } from './scopes';
import { subjectFor } from './user-tokens';

const LOGOUT = '/:tenant/oauth2/v2.0/logout';
const USER_INFO = '/oidc/userinfo';
const USER_REALM = '/common/userrealm/:username';

/** What clients call for people, beside the token endpoint. */
export function protocolRoutes(azure: Azure, memory: Memory): Route[] {
  const userInfo = (request: ApiRequest) => aboutUser(azure, request);
  return [
    route('POST', '/:tenant/oauth2/v2.0/devicecode', ANY_QUERY, (request) => beginDevice(azure, memory, request)),
    route('GET', LOGOUT, ANY_QUERY, (request) => signOut(azure, memory, request, request.query)),
    route('POST', LOGOUT, ANY_QUERY, (request) =>
      signOut(azure, memory, request, Object.fromEntries(readForm(request))),
    ),
    route('GET', USER_REALM, ANY_QUERY, userRealm),
    route('GET', USER_INFO, ANY_QUERY, userInfo),
    route('POST', USER_INFO, ANY_QUERY, userInfo),
  ];
}

/** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code#device-authorization-request */
function beginDevice(azure: Azure, { deviceCodes }: Memory, request: ApiRequest): ApiResponse {
  const { tenant } = request.params;
  const alias = tenant.toLowerCase();
  if (!ALIASES.includes(alias) && !isTenant(azure, tenant)) throw tenantNotFound(tenant);
  const form = readForm(request);
  const [clientId, scope] = [form.get('client_id') ?? '', form.get('scope') ?? ''];
  if (clientId === '') throw missingParameter('client_id');
  const application = findApplication(azure, clientId);
  if (ALIASES.includes(alias) && application.signInAudience === 'AzureADMyOrg') throw singleTenant(application, alias);
  enabledPrincipal(azure, application);
  if (scope === '') throw missingParameter('scope');
  onlyResource(readScopes(azure, application, scope));
  const { deviceCode, userCode } = deviceCodes.begin({ clientId: application.appId, scope });
  const page = `${azure.origin}/common/oauth2/deviceauth`;
  return ok({
    user_code: userCode,
    device_code: deviceCode,
    verification_uri: page,
    expires_in: DEVICE_CODE_SECONDS,
    interval: POLL_SECONDS,
    message: `To sign in, use a web browser to open the page ${page} and enter the code ${userCode} to authenticate.`,
  });
}

/** Leads back only to a redirect URI: https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc#send-a-sign-out-request */
async function signOut(
  { store }: Azure,
  { sessions }: Memory,
  { headers }: ApiRequest,
  asked: Record<string, string>,
): Promise<ApiResponse> {
  const { post_logout_redirect_uri: uri = '', state } = asked;
  sessions.end(sessions.of(headers.cookie));
  const gone = { 'Set-Cookie': sessions.removeCookie };
  const isKnown = Object.values(store.state.applications).some((application) => isRegistered(application, uri));
  if (!isKnown) {
    const page = await signedOutPage();
    return { ...page, headers: { ...page.headers, ...gone } };
  }
  const to = address({ uri });
  const query = state === undefined ? '' : `${to.includes('?') ? '&' : '?'}${new URLSearchParams({ state })}`;
  return { status: 302, headers: { Location: to + query, ...gone } };
}

/** MSAL for Go and for Python ask for it before they send a password, in case another server has to check that. */
function userRealm({ params }: ApiRequest): ApiResponse {
  const domain = params.username.replace(/^.*@/, '').toLowerCase();
  return ok({
    ver: '1.0',
    account_type: domain === TENANT_DOMAIN ? 'Managed' : 'Unknown',
    domain_name: domain,
    cloud_instance_name: 'microsoftonline.com',
    cloud_audience_urn: 'urn:federation:MicrosoftOnline',
  });
}

/** https://learn.microsoft.com/entra/identity-platform/userinfo */
async function aboutUser(azure: Azure, { headers }: ApiRequest): Promise<ApiResponse> {
  const caller = await azure.tokens.check(headers.authorization, originAudiences(azure));
  const user = azure.store.state.users[caller.oid];
  if (!user || !hasScope(caller, 'openid'))
    throw unauthenticated('The token is for no person, or has no scope openid.');
  const { mail } = user.other;
  return ok({
    sub: subjectFor(caller.appId, user),
    ...(hasScope(caller, 'profile') && { name: user.displayName, preferred_username: user.userPrincipalName }),
    ...(hasScope(caller, 'email') && typeof mail === 'string' && { email: mail }),
  });
}
