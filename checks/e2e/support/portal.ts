import { randomUUID } from 'node:crypto';
import { AzureClient } from '../../support/azure-client';
import { ADT_API, DATA_OWNER, READ_WRITE } from '../../support/quickstart';
import type { Tenant } from './tenant';

/** What somebody made who followed the how-to by hand. */
export interface MadeByHand {
  readonly clientId: string;
  readonly applicationObjectId: string;
  readonly servicePrincipalObjectId: string;
  readonly roleAssignmentId: string;
  readonly delegatedPermissionGrantId: string;
  readonly secret: { readonly value: string; readonly keyId: string };
  /** Removes the secret, as `az ad app credential delete` does. */
  retireSecret(): Promise<void>;
}

/** The calls that the article's own commands make, by a person who owns what comes of them. */
export async function followTheHowTo(tenant: Tenant, instanceId: string, displayName: string): Promise<MadeByHand> {
  const permissions = ['Application.ReadWrite.All', 'DelegatedPermissionGrant.ReadWrite.All'];
  const person = new AzureClient(tenant.emulator, tenant.identity(permissions, 'Owner'));
  const call = (method: string, path: string, body: object) => person.succeed(method, path, body);

  // az ad app create … --is-fallback-public-client --required-resource-accesses @manifest.json
  const application = await call('POST', '/v1.0/applications', {
    displayName,
    signInAudience: 'AzureADMyOrg',
    isFallbackPublicClient: true,
    publicClient: { redirectUris: ['http://localhost'] },
    requiredResourceAccess: [{ resourceAppId: ADT_API, resourceAccess: [{ id: READ_WRITE, type: 'Scope' }] }],
  });
  // az ad sp create --id …
  const principal = await call('POST', '/v1.0/servicePrincipals', { appId: application.appId });
  // az ad app credential reset --id … --append
  const { secretText, keyId } = await call('POST', `/v1.0/applications/${application.id}/addPassword`, {
    passwordCredential: { displayName: 'made by hand' },
  });
  // az dt role-assignment create --role "Azure Digital Twins Data Owner"
  const roleAssignmentId = `${instanceId}/providers/Microsoft.Authorization/roleAssignments/${randomUUID()}`;
  await call('PUT', `${roleAssignmentId}?api-version=2022-04-01`, {
    properties: {
      roleDefinitionId: `/subscriptions/${tenant.emulator.subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${DATA_OWNER}`,
      principalId: principal.id,
    },
  });
  // az ad app permission grant --scope Read.Write
  const api = Object.values(tenant.state.servicePrincipals).find(({ appId }) => appId === ADT_API);
  const grant = await call('POST', '/v1.0/oauth2PermissionGrants', {
    clientId: principal.id,
    resourceId: api?.id,
    consentType: 'AllPrincipals',
    scope: 'Read.Write',
  });
  return {
    clientId: application.appId,
    applicationObjectId: application.id,
    servicePrincipalObjectId: principal.id,
    roleAssignmentId,
    delegatedPermissionGrantId: grant.id,
    secret: { value: secretText, keyId },
    retireSecret: () => call('POST', `/v1.0/applications/${application.id}/removePassword`, { keyId }),
  };
}
