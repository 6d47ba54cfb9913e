import { randomUUID } from 'node:crypto';
import { BUILT_IN_ROLES } from './arm/built-in-roles';
import { blankInstance } from './arm/instance';
import { roleDefinitionId } from './arm/roles';
import { blankVault } from './arm/vault';
import type { Azure } from './azure';
import { ADT_API } from './entra/audiences';
import { MICROSOFT_APIS, READ_WRITE } from './entra/microsoft-apis';
import { hashPassword, makePassword } from './entra/password';
import { findUser, principalType } from './entra/principals';
import { hashSecret, makeSecret } from './entra/secret';
import { TENANT_DOMAIN } from './entra/tenant';
import { blankApplication } from './graph/blank-application';
import { microsoftsServicePrincipal } from './graph/microsofts-service-principal';
import { seconds } from './key-vault/secret-bundle';
import type { Application, RoleDefinition } from './store/model';
import { emptyGraph } from './store/store';

export { ADT_API, READ_WRITE };

const LOCATION = 'westeurope';
/** The secret is replaced at each start, so it expires long after the process that has it. */
const LIFETIME_MS = 180 * 24 * 60 * 60 * 1000;
const MADE_HERE = 'made by the local Azure';
const DEPLOYER: IdentityOptions = {
  graphPermissions: [
    'Application.ReadWrite.OwnedBy',
    'Application.Read.All',
    'DelegatedPermissionGrant.ReadWrite.All',
    'AppRoleAssignment.ReadWrite.All',
    'User.Read.All',
    'Group.Read.All',
  ],
  role: 'Owner',
};

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

/** A person who can sign in. The password is known here and nowhere else. */
export interface Person {
  readonly userPrincipalName: string;
  readonly password: string;
  /** Object ID of the user. */
  readonly objectId: string;
}

/** Makes what a test needs to be there, without a request. */
export class Seed {
  public constructor(private readonly azure: Azure) {}

  /** An application with its service principal and one secret. */
  public identity(displayName: string, options: IdentityOptions = {}): Identity {
    const { state } = this.azure.store;
    const { graphPermissions = [], role, scope = `/subscriptions/${state.subscriptionId}` } = options;
    if (role) builtInRole(role); // before anything is made
    const [clientId, objectId] = [randomUUID(), randomUUID()];
    const application = blankApplication();
    state.applications[application.id] = { ...application, appId: clientId, displayName };
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
    const clientSecret = addSecret(state.applications[application.id]);
    if (role) this.roleAssignment(objectId, role, scope);
    this.azure.store.save();
    return { clientId, clientSecret, objectId };
  }

  /**
   * A person. One who is there already stays the same, with a new password in place of the previous one.
   *
   * @param name what stands before the domain in the user principal name: letters, digits, `.`, `-` and `_`
   */
  public user(name: string): Person {
    const userPrincipalName = `${name}@${TENANT_DOMAIN}`;
    const password = makePassword();
    const before = findUser(this.azure, userPrincipalName);
    const objectId = before?.id ?? randomUUID();
    this.azure.store.state.users[objectId] = {
      id: objectId,
      userPrincipalName,
      displayName: name,
      mailNickname: name,
      accountEnabled: true,
      userType: 'Member',
      createdDateTime: new Date().toISOString(),
      other: {},
      ...before,
      passwordHash: hashPassword(password),
    };
    this.azure.store.save();
    return { userPrincipalName, password, objectId };
  }

  /**
   * A security group; its object ID.
   *
   * @param members object IDs of users, groups and service principals
   */
  public securityGroup(displayName: string, members: string[] = []): string {
    const id = randomUUID();
    this.azure.store.state.groups[id] = {
      id,
      displayName,
      mailNickname: displayName.replace(/[^\w.-]/g, ''),
      mailEnabled: false,
      securityEnabled: true,
      createdDateTime: new Date().toISOString(),
      members,
      owners: [],
      other: {},
    };
    this.azure.store.save();
    return id;
  }

  /** Puts a user, a group or a service principal into a group, by their object IDs. */
  public member(groupId: string, memberId: string): void {
    const { members } = this.azure.store.state.groups[groupId];
    if (!members.includes(memberId)) members.push(memberId);
    this.azure.store.save();
  }

  /**
   * The identity that deploys. It stays the same over restarts, so that what it owns and was granted stays its own; only its
   * secret is replaced.
   */
  public deployer(): Identity {
    const { state } = this.azure.store;
    const { applications, servicePrincipals, deployer } = state;
    const application = Object.values(applications).find(({ appId }) => appId === deployer);
    const principal = Object.values(servicePrincipals).find(({ appId }) => appId === deployer);
    if (!application || !principal) {
      const identity = this.identity('deployer', DEPLOYER);
      state.deployer = identity.clientId;
      this.azure.store.save();
      return identity;
    }
    const kept = application.passwordCredentials.filter(({ displayName }) => displayName !== MADE_HERE);
    application.passwordCredentials = kept;
    const clientSecret = addSecret(application);
    this.azure.store.save();
    return { clientId: application.appId, clientSecret, objectId: principal.id };
  }

  /**
   * Assigns a built-in role.
   *
   * @param principalId the object ID of a user, a group or a service principal
   * @param roleName the name of the role, such as `Azure Digital Twins Data Owner`
   * @param scope the resource ID of what the role is on
   */
  public roleAssignment(principalId: string, roleName: string, scope: string): void {
    const role = builtInRole(roleName);
    const name = randomUUID();
    const id = `${scope}/providers/Microsoft.Authorization/roleAssignments/${name}`;
    this.azure.store.state.roleAssignments[id.toLowerCase()] = {
      id,
      name,
      scope,
      roleDefinitionId: roleDefinitionId(this.azure, role.id),
      principalId,
      principalType: principalType(this.azure, principalId) ?? 'ServicePrincipal',
      description: null,
      createdOn: new Date().toISOString(),
    };
    this.azure.store.save();
  }

  /** An instance of Azure Digital Twins without data, in the group `rg`, in place of one of that name; its resource ID. */
  public instance(name: string): string {
    const { instances, graphs } = this.azure.store.state;
    const id = `${this.group()}/providers/Microsoft.DigitalTwins/digitalTwinsInstances/${name}`;
    delete instances[id.toLowerCase()];
    instances[id.toLowerCase()] = blankInstance(this.azure, id, name, LOCATION);
    graphs[id.toLowerCase()] = emptyGraph();
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

function builtInRole(roleName: string): RoleDefinition {
  const role = BUILT_IN_ROLES.find(({ name }) => name === roleName);
  if (role) return role;
  throw new Error(`No built-in role is called ${roleName}.`);
}

function addSecret({ passwordCredentials }: Application): string {
  const clientSecret = makeSecret();
  const now = Date.now();
  passwordCredentials.push({
    keyId: randomUUID(),
    displayName: MADE_HERE,
    hint: clientSecret.slice(0, 3),
    startDateTime: new Date(now).toISOString(),
    endDateTime: new Date(now + LIFETIME_MS).toISOString(),
    hash: hashSecret(clientSecret),
  });
  return clientSecret;
}

/** What every tenant has that uses Azure Digital Twins: Microsoft's service principals for the APIs. */
export function seedTenant({ store }: Azure): void {
  const { servicePrincipals } = store.state;
  const known = Object.values(servicePrincipals).map(({ appId }) => appId);
  for (const api of MICROSOFT_APIS.filter(({ appId }) => !known.includes(appId))) {
    const principal = microsoftsServicePrincipal(api);
    servicePrincipals[principal.id] = principal;
  }
  store.save();
}
