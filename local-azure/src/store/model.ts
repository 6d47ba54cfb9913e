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

export interface Application {
  id: string;
  appId: string;
  createdDateTime: string;
  displayName: string;
  signInAudience: string;
  isFallbackPublicClient: boolean;
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
  /** Properties that are kept and shown, and that no rule looks at. */
  other: Record<string, unknown>;
  owners: string[];
  federatedIdentityCredentials: FederatedIdentityCredential[];
}

export interface ServicePrincipal {
  id: string;
  appId: string;
  displayName: string;
  accountEnabled: boolean;
  /** Scopes that the API offers. */
  oauth2PermissionScopes: { id: string; value: string; isEnabled: boolean; type: string }[];
  /** Application permissions on Microsoft Graph that were granted to it. */
  graphPermissions: string[];
  other: Record<string, unknown>;
  owners: string[];
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
}

export interface DigitalTwinsInstance {
  id: string;
  name: string;
  location: string;
  tags: Record<string, string>;
  createdTime: string;
}

export interface KeyVault {
  id: string;
  name: string;
  location: string;
  tags: Record<string, string>;
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
  principalType: string;
  description: string | null;
  createdOn: string;
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
  applications: Record<string, Application>;
  servicePrincipals: Record<string, ServicePrincipal>;
  permissionGrants: Record<string, PermissionGrant>;
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
