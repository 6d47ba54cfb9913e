import type { Azure } from '../azure';
import { ok } from '../http/request';
import { ANY_QUERY, type Route, route } from '../http/router';
import { missingParameter, tenantNotDiscovered, unknownInstance } from './errors';
import { ALIASES, isTenant } from './tenant';

/** MSAL in a page reads it as well, and there is nothing to hide. */
const FOR_PAGES = { 'Access-Control-Allow-Origin': '*' };

/** Where things are: what MSAL reads before they sign in. Needs no token. */
export function discovery(azure: Azure): Route[] {
  const { origin, store, tokens } = azure;
  const { tenantId } = store.state;
  const { host } = new URL(origin);

  return [
    route('GET', '/:tenant/v2.0/.well-known/openid-configuration', ANY_QUERY, ({ params }) => {
      const isAlias = ALIASES.includes(params.tenant.toLowerCase());
      if (!isAlias && !isTenant(azure, params.tenant)) throw tenantNotDiscovered(params.tenant);
      // An alias stays in the addresses, and its issuer is a pattern.
      const [tenant, issuer] = isAlias ? [params.tenant.toLowerCase(), '{tenantid}'] : [tenantId, tenantId];
      return ok(configuration(origin, tenant, issuer), FOR_PAGES);
    }),

    route('GET', '/:tenant/discovery/v2.0/keys', ANY_QUERY, ({ params }) => {
      const isKnown = ALIASES.includes(params.tenant.toLowerCase()) || isTenant(azure, params.tenant);
      if (!isKnown) throw tenantNotDiscovered(params.tenant);
      return ok({ keys: [tokens.jwk] }, FOR_PAGES);
    }),

    // MSAL asks the first authority that it does not know whether there is such a cloud.
    route('GET', '/common/discovery/instance', ANY_QUERY, ({ query }) => {
      const { authorization_endpoint: endpoint = '' } = query;
      if (endpoint === '') throw missingParameter('authorization_endpoint');
      const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
      const [, tenant] = url?.pathname.split('/') ?? [];
      if (url?.origin !== origin || !tenant) throw unknownInstance();
      const document = {
        tenant_discovery_endpoint: `${origin}/${tenant}/v2.0/.well-known/openid-configuration`,
        'api-version': '1.1',
        metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
      };
      return ok(document, FOR_PAGES);
    }),
  ];
}

/** With the names that Entra ID's document had in July 2026. What it points to and is not here answers 501. */
function configuration(origin: string, tenant: string, issuer: string) {
  const { host } = new URL(origin);
  const oauth = `${origin}/${tenant}/oauth2/v2.0`;
  return {
    issuer: `${origin}/${issuer}/v2.0`,
    authorization_endpoint: `${oauth}/authorize`,
    token_endpoint: `${oauth}/token`,
    device_authorization_endpoint: `${oauth}/devicecode`,
    end_session_endpoint: `${oauth}/logout`,
    userinfo_endpoint: `${origin}/oidc/userinfo`,
    jwks_uri: `${origin}/${tenant}/discovery/v2.0/keys`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    claims_supported: CLAIMS,
    request_uri_parameter_supported: false,
    http_logout_supported: true,
    frontchannel_logout_supported: true,
    tenant_region_scope: null,
    cloud_instance_name: host,
    cloud_graph_host_name: host,
    msgraph_host: host,
    rbac_url: origin,
  };
}

const CLAIMS = [
  ...['sub', 'iss', 'cloud_instance_name', 'cloud_instance_host_name', 'cloud_graph_host_name', 'msgraph_host'],
  ...[
    'aud',
    'exp',
    'iat',
    'auth_time',
    'acr',
    'nonce',
    'preferred_username',
    'name',
    'tid',
    'ver',
    'at_hash',
    'c_hash',
  ],
  'email',
];
