import { randomUUID } from 'node:crypto';
import { BUILT_IN_ROLES } from './arm/built-in-roles';
import { blankVault } from './arm/key-vaults';
import { roleDefinitionId } from './arm/roles';
import type { Azure } from './azure';
import { hashSecret, makeSecret } from './entra/secret';
import { blankApplication } from './graph/blank-application';
import { seconds } from './key-vault/secret-bundle';

export const ADT_API = '0b07f429-9f4b-4714-9392-cc5e8e80c8b0';
export const READ_WRITE = '4589bd03-58cb-4e6c-b17f-b580e39652f8';
const LOCATION = 'westeurope';

/** An identity that can sign in. The secret is known here and nowhere else. */
export interface Identity {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Object ID of the service principal. */
  readonly objectId: string;
}

export interface IdentityOptions {
  /**
   * Application permissions on Microsoft Graph, such as `Application.ReadWrite.OwnedBy`.
   *
   * @default - none
   */
  readonly graphPermissions?: string[];

  /**
   * A built-in role by its name, such as `Owner`.
   *
   * @default - none
   */
  readonly role?: string;

  /**
   * The resource ID of what the role is on.
   *
   * @default - the subscription
   */
  readonly scope?: string;
}

/** Makes what a test needs to be there, without a request. */
export class Seed {
  public constructor(private readonly azure: Azure) {}

  /** An application with its service principal and one secret. */
  public identity(displayName: string, options: IdentityOptions = {}): Identity {
    const { state } = this.azure.store;
    const { graphPermissions = [], role, scope = `/subscriptions/${state.subscriptionId}` } = options;
    const clientSecret = makeSecret();
    const [clientId, objectId] = [randomUUID(), randomUUID()];
    const now = Date.now();
    const application = blankApplication();
    state.applications[application.id] = {
      ...application,
      appId: clientId,
      displayName,
      passwordCredentials: [
        {
          keyId: randomUUID(),
          displayName: 'made by the local Azure',
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
      displayName,
      accountEnabled: true,
      oauth2PermissionScopes: [],
      graphPermissions,
      other: {},
      owners: [],
    };
    if (role) this.roleAssignment(objectId, role, scope);
    this.azure.store.save();
    return { clientId, clientSecret, objectId };
  }

  /**
   * Assigns a built-in role.
   *
   * @param principalId the object ID of a service principal
   * @param roleName the name of the role, such as `Azure Digital Twins Data Owner`
   * @param scope the resource ID of what the role is on
   */
  public roleAssignment(principalId: string, roleName: string, scope: string): void {
    const role = BUILT_IN_ROLES.find(({ name }) => name === roleName);
    if (!role) throw new Error(`No built-in role is called ${roleName}.`);
    const name = randomUUID();
    const id = `${scope}/providers/Microsoft.Authorization/roleAssignments/${name}`;
    this.azure.store.state.roleAssignments[id.toLowerCase()] = {
      id,
      name,
      scope,
      roleDefinitionId: roleDefinitionId(this.azure, role.id),
      principalId,
      principalType: 'ServicePrincipal',
      description: null,
      createdOn: new Date().toISOString(),
    };
    this.azure.store.save();
  }

  /** An instance of Azure Digital Twins without data, in the group `rg`; its resource ID. */
  public instance(name: string): string {
    const { instances, graphs } = this.azure.store.state;
    const id = `${this.group()}/providers/Microsoft.DigitalTwins/digitalTwinsInstances/${name}`;
    instances[id.toLowerCase()] = { id, name, location: LOCATION, tags: {}, createdTime: new Date().toISOString() };
    graphs[id.toLowerCase()] = { models: {}, twins: {}, relationships: {} };
    this.azure.store.save();
    return id;
  }

  /** An empty vault, in the group `rg`; its resource ID. */
  public vault(name: string): string {
    const id = `${this.group()}/providers/Microsoft.KeyVault/vaults/${name}`;
    this.azure.store.state.keyVaults[id.toLowerCase()] = blankVault(id, name, LOCATION);
    this.azure.store.save();
    return id;
  }

  /**
   * A new version of a certificate in a vault; the version.
   *
   * @param vaultId the resource ID of the vault
   * @param name the name of the certificate
   * @param pem the certificate, without its key
   */
  public certificate(vaultId: string, name: string, pem: string): string {
    const certificates = this.azure.store.certificatesOf(this.azure.store.state.keyVaults[vaultId.toLowerCase()]);
    certificates[name.toLowerCase()] ??= { name, versions: [] };
    const version = randomUUID().replaceAll('-', '');
    certificates[name.toLowerCase()].versions.push({ version, pem, created: seconds() });
    return version;
  }

  private group(): string {
    const { subscriptionId, resourceGroups } = this.azure.store.state;
    const id = `/subscriptions/${subscriptionId}/resourceGroups/rg`;
    resourceGroups[id.toLowerCase()] ??= { id, name: 'rg', location: LOCATION, tags: {} };
    return id;
  }
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
  store.save();
}
