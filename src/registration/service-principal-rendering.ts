import type { ServicePrincipalConfig } from '@cdktf/provider-azuread/lib/service-principal';

export function renderServicePrincipal(clientId: string, owners: string[]): ServicePrincipalConfig {
  return {
    clientId,
    owners,
    // A tag, which the portal gives to what it makes, and without which it hides a service principal in its list.
    featureTags: [{ enterprise: true }],
    // Only when it is made: to set this tag later, the provider would remove all others, of an adopted one too.
    lifecycle: { ignoreChanges: ['feature_tags'] },
  };
}
