import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Bench } from '../../../local-azure/test/support';
import type { Tenant } from './tenant';

const DATA_OWNER = 'bcd981a7-7f74-457b-83e1-cceb9e632ffe';
const ADT_API = '0b07f429-9f4b-4714-9392-cc5e8e80c8b0';
const READ_WRITE = '4589bd03-58cb-4e6c-b17f-b580e39652f8';

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
  const person = Bench.of(tenant.emulator, tenant.identity(permissions, 'Owner'));
  const call = async (method: string, path: string, body: object) => {
    const answer = await person.call(method, path, body);
    assert.ok(answer.status < 300, JSON.stringify(answer.body));
    return answer.body;
  };

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
      roleDefinitionId: `${person.subscription}/providers/Microsoft.Authorization/roleDefinitions/${DATA_OWNER}`,
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
