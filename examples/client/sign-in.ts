import {
  DefaultAzureCredential,
  DeviceCodeCredential,
  InteractiveBrowserCredential,
  type TokenCredential,
} from '@azure/identity';

/** What an access token for Azure Digital Twins is asked for with: `tokenScope` of the registration. */
export const SCOPE = 'https://digitaltwins.azure.net/.default';

/** Who signs in: the application as itself, or a user, here or on another device. */
export type Way = 'itself' | 'browser' | 'device code';

/** Reads AZURE_CLIENT_ID and AZURE_TENANT_ID; for the application itself, AZURE_CLIENT_SECRET and what else Azure's SDKs read. */
export function signIn(way: Way): TokenCredential {
  const { AZURE_CLIENT_ID: clientId, AZURE_TENANT_ID: tenantId, AZURE_AUTHORITY_HOST: authorityHost } = process.env;
  // Microsoft knows its own sign-in hosts only, so another one, such as the local Azure's, is not looked up there.
  const options = { clientId, tenantId, authorityHost, disableInstanceDiscovery: authorityHost !== undefined };
  // Without them @azure/identity signs in through the Azure CLI's application.
  if (way !== 'itself' && !(clientId && tenantId)) throw new Error('AZURE_CLIENT_ID or AZURE_TENANT_ID is not set.');
  if (way === 'browser') {
    console.error('Sign in in the browser. Where it shows an error and does not come back, end this with Ctrl-C:');
    console.error('docs/troubleshooting.md explains the code that begins with AADSTS.');
    return new InteractiveBrowserCredential({ ...options, redirectUri: 'http://localhost' });
  }
  if (way === 'device code') {
    return new DeviceCodeCredential({ ...options, userPromptCallback: ({ message }) => console.error(message) });
  }
  return new DefaultAzureCredential({ disableInstanceDiscovery: options.disableInstanceDiscovery });
}
