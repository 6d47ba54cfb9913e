import { randomUUID } from 'node:crypto';
import type { LocalAzure } from 'adt-local-azure';
import { AzureClient } from './azure-client';

export const ADT_API = '0b07f429-9f4b-4714-9392-cc5e8e80c8b0';
export const READ_WRITE = '4589bd03-58cb-4e6c-b17f-b580e39652f8';
export const DATA_OWNER = 'bcd981a7-7f74-457b-83e1-cceb9e632ffe';

const LIFETIME_MS = 180 * 24 * 60 * 60 * 1000;

/** Makes what the example `quickstart` makes, without Terraform. */
export async function deployQuickstart(azure: LocalAzure): Promise<void> {
  const client = new AzureClient(azure);
  const subscription = `/subscriptions/${azure.subscriptionId}`;
  const group = `${subscription}/resourceGroups/rg-adt-quickstart`;
  const instance = `${group}/providers/Microsoft.DigitalTwins/digitalTwinsInstances/adt-quickstart-475e0f5f`;
  const assignment = `${instance}/providers/Microsoft.Authorization/roleAssignments/${randomUUID()}`;
  const location = 'westeurope';

  await client.succeed('POST', `${subscription}/providers/Microsoft.DigitalTwins/register?api-version=2022-09-01`);
  await client.succeed('PUT', `${group}?api-version=2023-07-01`, { location });
  await client.succeed('PUT', `${instance}?api-version=2023-01-31`, { location });
  const application = await client.succeed('POST', '/v1.0/applications', {
    displayName: 'adt-quickstart-client',
    api: { acceptMappedClaims: false, knownClientApplications: [], requestedAccessTokenVersion: 1 },
    publicClient: { redirectUris: ['http://localhost'] },
    requiredResourceAccess: [{ resourceAppId: ADT_API, resourceAccess: [{ id: READ_WRITE, type: 'Scope' }] }],
  });
  const principal = await client.succeed('POST', '/v1.0/servicePrincipals', { appId: application.appId });
  await client.succeed('POST', `/v1.0/applications/${application.id}/addPassword`, {
    passwordCredential: { endDateTime: new Date(Date.now() + LIFETIME_MS).toISOString() },
  });
  await client.succeed('PUT', `${assignment}?api-version=2022-04-01`, {
    properties: {
      roleDefinitionId: `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${DATA_OWNER}`,
      principalId: principal.id,
    },
  });
}
