import { Application } from '@cdktf/provider-azuread/lib/application';
import { ApplicationPasswordA } from '@cdktf/provider-azuread/lib/application-password';
import { DataAzureadClientConfig } from '@cdktf/provider-azuread/lib/data-azuread-client-config';
import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import { ServicePrincipal } from '@cdktf/provider-azuread/lib/service-principal';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { Fn, type TerraformStack } from 'cdktf';
import { INSTANCE_ID, SUBSCRIPTION_ID } from './instance';

/** The same registrations by bindings alone: no construct but the resources, no check, and everything known before. */
export function define(stack: TerraformStack, clients: string[]): void {
  new AzureadProvider(stack, 'azuread');
  new AzurermProvider(stack, 'azurerm', { features: [{}] });
  for (const client of clients) register(stack, client);
}

function register(stack: TerraformStack, client: string): void {
  const owners = [new DataAzureadClientConfig(stack, `${client}-deployer`, {}).objectId];
  const application = new Application(stack, `${client}-application`, {
    displayName: client,
    preventDuplicateNames: true,
    signInAudience: 'AzureADMyOrg',
    owners,
    publicClient: { redirectUris: ['http://localhost'] },
    web: { implicitGrant: { accessTokenIssuanceEnabled: false, idTokenIssuanceEnabled: false } },
    fallbackPublicClientEnabled: false,
    requiredResourceAccess: [
      {
        resourceAppId: '0b07f429-9f4b-4714-9392-cc5e8e80c8b0',
        resourceAccess: [{ id: '4589bd03-58cb-4e6c-b17f-b580e39652f8', type: 'Scope' }],
      },
    ],
  });
  const principal = new ServicePrincipal(stack, `${client}-principal`, { clientId: application.clientId, owners });
  new ApplicationPasswordA(stack, `${client}-secret`, {
    applicationId: `/applications/${application.objectId}`,
    endDate: Fn.timeadd(Fn.plantimestamp(), '4320h'),
    rotateWhenChanged: { lifetime_days: '180' },
    lifecycle: { ignoreChanges: ['end_date'], createBeforeDestroy: true },
  });
  new RoleAssignment(stack, `${client}-assignment`, {
    scope: INSTANCE_ID,
    roleDefinitionId: `${SUBSCRIPTION_ID}/providers/Microsoft.Authorization/roleDefinitions/d57506d4-4c8d-48b1-8587-93c323f6a5a3`,
    principalId: principal.objectId,
    principalType: 'ServicePrincipal',
  });
}
