// What the local Azure remembers, in the shape in which the APIs show it. Secrets are kept as hashes, but for those in vaults.

export interface PasswordCredential {
  keyId: string;
  displayName: string | null;
  hint: string;
  startDateTime: string;
  endDateTime: string;
  /** SHA-256 of the secret: all that is needed to check one. */
  hash: string;
}

export interface KeyCredential {
  keyId: string;
  displayName: string | null;
  type: string;
  usage: string;
  customKeyIdentifier: string | null;
  startDateTime: string;
  endDateTime: string;
  /** The certificate, Base64. Never shown. */
  key: string;
}

export interface FederatedIdentityCredential {
  id: string;
  name: string;
  issuer: string;
  subject: string;
  description: string | null;
  audiences: string[];
}

export interface RequiredResourceAccess {
  resourceAppId: string;
  resourceAccess: { id: string; type: 'Scope' | 'Role' }[];
}

/** A delegated permission that an API offers. */
export interface PermissionScope {
  id: string;
  value: string;
  isEnabled: boolean;
  type: string;
  adminConsentDisplayName?: string | null;
  adminConsentDescription?: string | null;
  userConsentDisplayName?: string | null;
  userConsentDescription?: string | null;
}

/** A role that an API offers, to people or to applications. */
export interface AppRole {
  id: string;
  value: string | null;
  isEnabled: boolean;
  displayName: string;
  description: string;
  allowedMemberTypes: string[];
}

export interface OtherProperties {
  api?: {
    requestedAccessTokenVersion?: number | null;
    oauth2PermissionScopes?: PermissionScope[];
    [name: string]: unknown;
  };
  appRoles?: AppRole[];
  identifierUris?: string[];
  description?: string | null;
  info?: Record<string, unknown>;
  [name: string]: unknown;
}

export interface Application {
  id: string;
  appId: string;
  createdDateTime: string;
  displayName: string;
  signInAudience: string;
  isFallbackPublicClient: boolean | null;
  publicClient: { redirectUris: string[] };
  web: {
    homePageUrl: string | null;
    logoutUrl: string | null;
    redirectUris: string[];
    implicitGrantSettings: { enableAccessTokenIssuance: boolean; enableIdTokenIssuance: boolean };
  };
  spa: { redirectUris: string[] };
  requiredResourceAccess: RequiredResourceAccess[];
  passwordCredentials: PasswordCredential[];
  keyCredentials: KeyCredential[];
  /** What was written of the other properties. Microsoft Graph shows a default for each that was not. */
  other: OtherProperties;
  owners: string[];
  federatedIdentityCredentials: FederatedIdentityCredential[];
}

export interface ServicePrincipal {
  id: string;
  appId: string;
  displayName: string;
  accountEnabled: boolean;
  /** Those of an API that is not registered here. The others have them on their application. */
  oauth2PermissionScopes: PermissionScope[];
  /** Secrets that sign the application in here, and nowhere else. Older files have none. */
  passwordCredentials?: PasswordCredential[];
  /** Application permissions on Microsoft Graph that were granted to it. */
  graphPermissions: string[];
  other: Record<string, unknown>;
  owners: string[];
}

/** A person. */
export interface User {
  id: string;
  userPrincipalName: string;
  displayName: string;
  mailNickname: string;
  accountEnabled: boolean;
  userType: 'Member' | 'Guest';
  createdDateTime: string;
  /** What is needed to check the password, and no more. */
  passwordHash: string;
  other: Record<string, unknown>;
}

export interface Group {
  id: string;
  displayName: string;
  mailNickname: string;
  mailEnabled: boolean;
  securityEnabled: boolean;
  createdDateTime: string;
  /** Object IDs of users, groups and service principals. */
  members: string[];
  owners: string[];
  other: Record<string, unknown>;
}

export type PrincipalType = 'User' | 'Group' | 'ServicePrincipal';

/** Who has a role of an application, the default access role included: *Users and groups* of the portal. */
export interface AppRoleAssignment {
  id: string;
  createdDateTime: string;
  /** `00000000-0000-0000-0000-000000000000` is the default access role. */
  appRoleId: string;
  principalId: string;
  principalType: PrincipalType;
  /** Object ID of the service principal that offers the role. */
  resourceId: string;
}

export interface PermissionGrant {
  id: string;
  clientId: string;
  resourceId: string;
  consentType: 'AllPrincipals' | 'Principal';
  principalId: string | null;
  scope: string;
}

export interface ResourceGroup {
  id: string;
  name: string;
  location: string;
  tags: Record<string, string>;
  managedBy?: string;
}

/** An identity that Azure makes for a resource, and deletes with it. */
export interface SystemAssignedIdentity {
  type: 'SystemAssigned';
  /** Object ID of its service principal. */
  principalId: string;
  tenantId: string;
}

export interface DigitalTwinsInstance {
  id: string;
  name: string;
  location: string;
  tags: Record<string, string>;
  createdTime: string;
  lastUpdatedTime: string;
  /** Ends the address of its data plane. No two instances share it, in whatever letter case. */
  host: string;
  publicNetworkAccess: 'Enabled' | 'Disabled';
  identity: SystemAssignedIdentity | null;
}

export interface KeyVault {
  id: string;
  name: string;
  location: string;
  tags: Record<string, string>;
  createdTime?: string;
  sku: 'standard' | 'premium';
  enabledForDeployment: boolean;
  enabledForDiskEncryption: boolean;
  enabledForTemplateDeployment: boolean;
  purgeProtection: boolean;
  softDeleteRetentionInDays: number;
}

/** A vault that can still be recovered. */
export interface DeletedVault extends KeyVault {
  deletionDate: string;
}

/** One value that a secret in a vault had. Times are seconds since 1970. */
export interface SecretVersion {
  version: string;
  value: string;
  contentType?: string | null;
  tags: Record<string, string>;
  enabled: boolean;
  nbf?: number;
  exp?: number;
  created: number;
  updated: number;
}

export interface VaultSecret {
  name: string;
  /** The newest last. */
  versions: SecretVersion[];
  /** When it was deleted, while it can still be recovered. */
  deletedDate?: number;
}

/** One version of a certificate in a vault. */
export interface CertificateVersion {
  version: string;
  pem: string;
  /** Seconds since 1970. */
  created: number;
}

export interface VaultCertificate {
  name: string;
  /** The newest last. */
  versions: CertificateVersion[];
}

export interface RoleDefinition {
  /** Its GUID. */
  id: string;
  name: string;
  description: string;
  assignableScopes: string[];
  actions: string[];
  notActions: string[];
  dataActions: string[];
  notDataActions: string[];
}

export interface RoleAssignment {
  id: string;
  name: string;
  scope: string;
  roleDefinitionId: string;
  principalId: string;
  principalType: PrincipalType;
  description: string | null;
  createdOn: string;
  /** Object ID of who did. */
  createdBy?: string;
  updatedOn?: string;
  updatedBy?: string;
}

/** The data in one instance. */
export interface Graph {
  models: Record<string, { id: string; model: Record<string, unknown>; uploadTime: string; decommissioned: boolean }>;
  twins: Record<string, Record<string, unknown>>;
  relationships: Record<string, Record<string, unknown>>;
}

export interface State {
  version: 1;
  tenantId: string;
  subscriptionId: string;
  /** Client ID of the identity that deploys, once there was a start. */
  deployer?: string;
  applications: Record<string, Application>;
  servicePrincipals: Record<string, ServicePrincipal>;
  permissionGrants: Record<string, PermissionGrant>;
  users: Record<string, User>;
  groups: Record<string, Group>;
  appRoleAssignments: Record<string, AppRoleAssignment>;
  /** By lower-case resource ID, as all of ARM. */
  resourceGroups: Record<string, ResourceGroup>;
  instances: Record<string, DigitalTwinsInstance>;
  keyVaults: Record<string, KeyVault>;
  deletedVaults: Record<string, DeletedVault>;
  roleAssignments: Record<string, RoleAssignment>;
  /** The custom ones, by GUID. */
  roleDefinitions: Record<string, RoleDefinition>;
  registeredProviders: string[];
  graphs: Record<string, Graph>;
}
