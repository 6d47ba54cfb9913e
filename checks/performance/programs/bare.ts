import type { Application } from '@cdktf/provider-azuread/lib/application';
import type { ApplicationPasswordA } from '@cdktf/provider-azuread/lib/application-password';
import type { DataAzureadClientConfig } from '@cdktf/provider-azuread/lib/data-azuread-client-config';
import type { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import type { ServicePrincipal } from '@cdktf/provider-azuread/lib/service-principal';
import type { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import type { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { Fn, type TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { INSTANCE_ID, SUBSCRIPTION_ID } from './instance';

/** The classes that `deep.ts` and `roots.ts` import, each in its own way. */
export interface Bindings {
  readonly Application: typeof Application;
  readonly ApplicationPasswordA: typeof ApplicationPasswordA;
  readonly DataAzureadClientConfig: typeof DataAzureadClientConfig;
  readonly AzureadProvider: typeof AzureadProvider;
  readonly ServicePrincipal: typeof ServicePrincipal;
  readonly AzurermProvider: typeof AzurermProvider;
  readonly RoleAssignment: typeof RoleAssignment;
}

/** The same resources in the same tree as the library makes them, written by hand: no check, no computed value. */
export const bare = (bindings: Bindings) => (stack: TerraformStack, clients: string[]) => {
  new bindings.AzureadProvider(stack, 'azuread');
  new bindings.AzurermProvider(stack, 'azurerm', { features: [{}] });
  for (const client of clients) register(new Construct(stack, client), client, bindings);
};

function register(scope: Construct, displayName: string, bindings: Bindings): void {
  const owners = [new bindings.DataAzureadClientConfig(scope, 'Deployer', {}).objectId];
  const application = new bindings.Application(scope, 'Resource', {
    displayName,
    preventDuplicateNames: true,
    lifecycle: { ignoreChanges: ['prevent_duplicate_names'] },
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
  const principal = new bindings.ServicePrincipal(scope, 'ServicePrincipal', {
    clientId: application.clientId,
    owners,
    featureTags: [{ enterprise: true }],
    lifecycle: { ignoreChanges: ['feature_tags'] },
  });
  new bindings.ApplicationPasswordA(new Construct(scope, 'ClientSecret'), 'Resource', {
    applicationId: `/applications/${application.objectId}`,
    endDate: Fn.timeadd(Fn.plantimestamp(), '4320h'),
    rotateWhenChanged: { lifetime_days: '180' },
    lifecycle: { ignoreChanges: ['end_date'], createBeforeDestroy: true },
  });
  new bindings.RoleAssignment(new Construct(scope, 'RoleAssignment'), 'Resource', {
    scope: INSTANCE_ID,
    roleDefinitionId: `${SUBSCRIPTION_ID}/providers/Microsoft.Authorization/roleDefinitions/d57506d4-4c8d-48b1-8587-93c323f6a5a3`,
    principalId: principal.objectId,
    principalType: 'ServicePrincipal',
  });
}
