import { randomUUID } from 'node:crypto';
import { type AdoptedRegistration, AdtApi, AdtRole, ClientCredential } from 'cdktf-adt-app-registration';
import { AzureClient } from '../../support/azure-client';
import { clientStack } from './client-stack';
import type { Tenant } from './tenant';

/** A registration that was made by hand, as the how-to says. */
export interface MadeByHand {
  readonly clientId: string;
  /** What it consists of, for `adopt`. */
  readonly ids: Required<Omit<AdoptedRegistration, 'signInPermissionGrantId'>>;
  /** The variables of the example `adopt`. */
  readonly variables: string[];
  readonly secret: { readonly value: string; readonly keyId: string };
  /** Removes the secret, as `az ad app credential delete` does. */
  retireSecret(): Promise<void>;
}

/** The deployer's permissions to change what is owned by another. */
export const EVERYTHING = ['Application.ReadWrite.All', 'DelegatedPermissionGrant.ReadWrite.All'];

/** The stack that takes over all that was made by hand. */
export const adoptionOf = (instanceId: string, ids: AdoptedRegistration) =>
  clientStack({
    displayName: 'adt-by-hand',
    credential: ClientCredential.none(),
    roleAssignment: { instanceId, role: AdtRole.DATA_OWNER },
    grantAdminConsent: true,
    adopt: ids,
  });

/** An application that a person made with `az ad app create`, which makes no service principal. */
export function applicationOf(tenant: Tenant, displayName: string): Promise<{ id: string; appId: string }> {
  const person = new AzureClient(tenant.emulator, tenant.identity(EVERYTHING));
  return person.succeed('POST', '/v1.0/applications', { displayName, publicClient: { redirectUris: [] } });
}

/** The calls that the article's own commands make, by a person who owns what comes of them. */
export async function followTheHowTo(tenant: Tenant, instanceId: string, displayName: string): Promise<MadeByHand> {
  const person = new AzureClient(tenant.emulator, tenant.identity(EVERYTHING, 'Owner'));
  const call = (method: string, path: string, body: object) => person.succeed(method, path, body);

  // az ad app create … --is-fallback-public-client --required-resource-accesses @manifest.json
  const application = await call('POST', '/v1.0/applications', {
    displayName,
    signInAudience: 'AzureADMyOrg',
    isFallbackPublicClient: true,
    publicClient: { redirectUris: ['http://localhost'] },
    requiredResourceAccess: [
      { resourceAppId: AdtApi.CLIENT_ID, resourceAccess: [{ id: AdtApi.READ_WRITE_SCOPE_ID, type: 'Scope' }] },
    ],
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
      roleDefinitionId: `/subscriptions/${tenant.emulator.subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${AdtRole.DATA_OWNER.roleDefinitionId}`,
      principalId: principal.id,
    },
  });
  // az ad app permission grant --scope Read.Write
  const api = Object.values(tenant.state.servicePrincipals).find(({ appId }) => appId === AdtApi.CLIENT_ID);
  const grant = await call('POST', '/v1.0/oauth2PermissionGrants', {
    clientId: principal.id,
    resourceId: api?.id,
    consentType: 'AllPrincipals',
    scope: AdtApi.READ_WRITE_SCOPE,
  });
  return {
    clientId: application.appId,
    ids: {
      applicationObjectId: application.id,
      servicePrincipalObjectId: principal.id,
      roleAssignmentId,
      delegatedPermissionGrantId: grant.id,
    },
    variables: [
      `-var=instance_id=${instanceId}`,
      `-var=display_name=${displayName}`,
      `-var=application_object_id=${application.id}`,
      `-var=service_principal_object_id=${principal.id}`,
      `-var=role_assignment_id=${roleAssignmentId}`,
    ],
    secret: { value: secretText, keyId },
    retireSecret: () => call('POST', `/v1.0/applications/${application.id}/removePassword`, { keyId }),
  };
}
