import { blankApplication } from '../graph/blank-application';
import type { Application } from '../store/model';
import { AZURE_CLI_ID, MICROSOFT_APPLICATIONS } from './microsoft-applications';

/** The Azure CLI as a client. It is no registration of this tenant, so that Microsoft Graph shows its service principal only. */
export const AZURE_CLI: Application = {
  ...blankApplication(),
  appId: AZURE_CLI_ID,
  displayName: 'Microsoft Azure CLI',
  signInAudience: 'AzureADMultipleOrgs',
  isFallbackPublicClient: true,
  publicClient: { redirectUris: ['http://localhost'] },
};

/** Whether Microsoft has consented, for every tenant: its own client may do what its own APIs offer. */
export const isPreauthorized = (clientId: string, apiId: string): boolean =>
  clientId === AZURE_CLI_ID && MICROSOFT_APPLICATIONS.some(({ appId }) => appId === apiId);
