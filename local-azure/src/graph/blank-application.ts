import { randomUUID } from 'node:crypto';
import type { Application } from '../store/model';

/** An application as Entra ID makes it when nothing is said. */
export function blankApplication(): Application {
  return {
    id: randomUUID(),
    appId: randomUUID(),
    createdDateTime: new Date().toISOString(),
    displayName: '',
    signInAudience: 'AzureADMyOrg',
    isFallbackPublicClient: null,
    publicClient: { redirectUris: [] },
    web: {
      homePageUrl: null,
      logoutUrl: null,
      redirectUris: [],
      implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: false },
    },
    spa: { redirectUris: [] },
    requiredResourceAccess: [],
    passwordCredentials: [],
    keyCredentials: [],
    other: {},
    owners: [],
    federatedIdentityCredentials: [],
  };
}
