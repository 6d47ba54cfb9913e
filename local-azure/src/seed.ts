import { randomUUID } from 'node:crypto';
import { BUILT_IN_ROLES } from './arm/built-in-roles';
import { roleDefinitionId } from './arm/roles';
import type { Azure } from './azure';
import { hashSecret, makeSecret } from './entra/secret';
import { blankApplication } from './graph/blank-application';

export const ADT_API = '0b07f429-9f4b-4714-9392-cc5e8e80c8b0';
export const READ_WRITE = '4589bd03-58cb-4e6c-b17f-b580e39652f8';

/** An identity that can sign in. The secret is known here and nowhere else. */
export interface Identity {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly objectId: string;
}

/** What every tenant has that uses Azure Digital Twins: Microsoft's service principal for the API. */
export function seedTenant({ store }: Azure): void {
  const principals = Object.values(store.state.servicePrincipals);
  if (principals.some(({ appId }) => appId === ADT_API)) return;
  const id = randomUUID();
  store.state.servicePrincipals[id] = {
    id,
    appId: ADT_API,
    displayName: 'Azure Digital Twins',
    accountEnabled: true,
    oauth2PermissionScopes: [{ id: READ_WRITE, value: 'Read.Write', isEnabled: true, type: 'User' }],
    graphPermissions: [],
    other: {},
    owners: [],
  };
}

/**
 * Makes an identity with permissions on Microsoft Graph and a role in Azure.
 *
 * @param scope where the role is assigned; the subscription if left out
 */
export function makeIdentity(
  azure: Azure,
  name: string,
  graphPermissions: string[],
  roleName?: string,
  scope = `/subscriptions/${azure.store.state.subscriptionId}`,
): Identity {
  const { state } = azure.store;
  const clientSecret = makeSecret();
  const objectId = randomUUID();
  const clientId = randomUUID();
  const now = Date.now();
  const application = blankApplication();
  state.applications[application.id] = {
    ...application,
    appId: clientId,
    displayName: name,
    passwordCredentials: [
      {
        keyId: randomUUID(),
        displayName: 'made by the emulator',
        hint: clientSecret.slice(0, 3),
        startDateTime: new Date(now).toISOString(),
        endDateTime: new Date(now + 24 * 60 * 60 * 1000).toISOString(),
        hash: hashSecret(clientSecret),
      },
    ],
  };
  state.servicePrincipals[objectId] = {
    id: objectId,
    appId: clientId,
    displayName: name,
    accountEnabled: true,
    oauth2PermissionScopes: [],
    graphPermissions,
    other: {},
    owners: [],
  };
  if (roleName) assignRole(azure, objectId, roleName, scope);
  return { clientId, clientSecret, objectId };
}

/** Assigns a built-in role by hand. */
export function assignRole(azure: Azure, principalId: string, roleName: string, scope: string): void {
  const role = BUILT_IN_ROLES.find(({ name }) => name === roleName);
  if (!role) throw new Error(`No built-in role is called ${roleName}.`);
  const name = randomUUID();
  const id = `${scope}/providers/Microsoft.Authorization/roleAssignments/${name}`;
  azure.store.state.roleAssignments[id.toLowerCase()] = {
    id,
    name,
    scope,
    roleDefinitionId: roleDefinitionId(azure, role.id),
    principalId,
    principalType: 'ServicePrincipal',
    description: null,
    createdOn: new Date().toISOString(),
  };
}
