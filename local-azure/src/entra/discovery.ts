import type { Azure } from '../azure';
import { ok } from '../http/request';
import { ANY_QUERY, type Route, route } from '../http/router';

/** Where things are: what MSAL reads before they sign in. Needs no token. */
export function discovery({ origin, store, tokens }: Azure): Route[] {
  const { tenantId } = store.state;

  return [
    route('GET', '/:tenant/v2.0/.well-known/openid-configuration', ANY_QUERY, () =>
      ok({
        issuer: `${origin}/${tenantId}/v2.0`,
        authorization_endpoint: `${origin}/${tenantId}/oauth2/v2.0/authorize`,
        token_endpoint: `${origin}/${tenantId}/oauth2/v2.0/token`,
        jwks_uri: `${origin}/${tenantId}/discovery/v2.0/keys`,
        response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
        subject_types_supported: ['pairwise'],
        id_token_signing_alg_values_supported: ['RS256'],
        token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
      }),
    ),

    route('GET', '/:tenant/discovery/v2.0/keys', ANY_QUERY, () => ok({ keys: [tokens.jwk] })),
  ];
}
