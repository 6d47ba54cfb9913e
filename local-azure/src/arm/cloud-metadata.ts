import type { Azure } from '../azure';
import { ok } from '../http/request';
import { type Route, route } from '../http/router';
import { VAULT_SUFFIX } from '../key-vault/host';

/** These versions describe one cloud, the others list all that there are. */
const ONE_CLOUD = ['2015-01-01', '2022-09-01'];

/** Where the endpoints of this cloud are: what the providers and the Azure CLI read before they sign in. Needs no token. */
export function cloudMetadata({ origin }: Azure): Route[] {
  // The name and the identity provider make azurerm take this for Azure, and not for Azure Stack.
  const cloud = {
    name: 'Local Azure',
    portal: origin,
    resourceManager: origin,
    microsoftGraphResourceId: origin,
    graph: origin,
    graphAudience: origin,
    authentication: { loginEndpoint: origin, audiences: [origin], tenant: 'common', identityProvider: 'AAD' },
    suffixes: { keyVaultDns: VAULT_SUFFIX, storage: 'storage.localhost' },
  };

  return [
    route('GET', '/metadata/endpoints', ['api-version'], ({ query }) =>
      ok(ONE_CLOUD.includes(query['api-version']) ? cloud : [cloud]),
    ),
  ];
}
