import type { LocalAzure } from 'adt-local-azure';
import { AzureClient } from './azure-client';
import { ADT_API, READ_WRITE } from './quickstart';

const GRAPH_API = '00000003-0000-0000-c000-000000000000';
const DEFAULT_ACCESS = '00000000-0000-0000-0000-000000000000';

/** Makes the application of the example `people`, without Terraform: a group and one person may sign in to it, after consent for all. */
export async function deployPeople(azure: LocalAzure): Promise<void> {
  const client = new AzureClient(azure);
  const application = await client.succeed('POST', '/v1.0/applications', {
    displayName: 'adt-people-client',
    isFallbackPublicClient: true,
    publicClient: { redirectUris: ['http://localhost'] },
    requiredResourceAccess: [{ resourceAppId: ADT_API, resourceAccess: [{ id: READ_WRITE, type: 'Scope' }] }],
  });
  const { id } = await client.succeed('POST', '/v1.0/servicePrincipals', {
    appId: application.appId,
    appRoleAssignmentRequired: true,
  });
  const writer = azure.seed.user('writer').objectId;
  for (const principalId of [azure.seed.securityGroup('readers'), writer]) {
    const assignment = { appRoleId: DEFAULT_ACCESS, principalId, resourceId: id };
    await client.succeed('POST', `/v1.0/servicePrincipals/${id}/appRoleAssignedTo`, assignment);
  }
  await consentForEveryone(client, id);
}

/** Consents to Azure Digital Twins, and to the sign-in itself, as `grantAdminConsent` does. */
export async function consentForEveryone(client: AzureClient, clientId: string): Promise<void> {
  const scopes = [
    [ADT_API, 'Read.Write'],
    [GRAPH_API, 'openid profile offline_access'],
  ];
  for (const [api, scope] of scopes) {
    const found = Object.values(client.azure.state.servicePrincipals).find(({ appId }) => appId === api);
    const grant = { clientId, consentType: 'AllPrincipals', resourceId: found?.id, scope };
    await client.succeed('POST', '/v1.0/oauth2PermissionGrants', grant);
  }
}
