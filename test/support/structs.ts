import { TerraformVariable } from 'cdktf';
import {
  AdtAppRegistration,
  AdtPrincipal,
  AdtRole,
  AdtRoleAssignment,
  ClientCertificate,
  ClientCredential,
  ClientIdRedirectUri,
  ClientSecret,
  FederatedIdentity,
  FederatedIdentityCredential,
  GitHubRepository,
  KeyVaultClientCertificate,
  RotatingClientSecret,
  StoredClientSecret,
  TerraformRunPhase,
} from '../../src';
import { GUIDS, INSTANCE_ID, newStack, register, SUBSCRIPTION, TENANT } from './synth';

/** A struct that a user passes. */
export interface Struct {
  /** One with each of its props, but for providers. */
  readonly good: () => object;
  /** Passes one to what takes it, in a stack of its own, which it returns. */
  // biome-ignore lint/suspicious/noExplicitAny: a test passes what TypeScript would refuse
  readonly use: (value: any) => ReturnType<typeof newStack>;
  /** What stands before its props in an error text. */
  readonly parent?: string;
}

/** A token of another stack than the one that uses it. */
const token = (name: string) => new TerraformVariable(newStack(), name, { type: 'string' }).stringValue;

const certificate = { certificate: token('certificate'), endDate: token('expires') };
const secret = { value: token('value'), keyId: token('key_id'), endDate: token('end_date') };
const keyVaultId = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/plant`;
const kept = { keyVaultId, name: 'adt-client', version: '0123456789abcdef'.repeat(2) };
const storage = {
  keyVaultId,
  name: 'adt-client',
  contentType: 'password',
  tags: { team: 'twins' },
};
const issuer = 'https://token.actions.contoso.ghe.com';
const repository = { owner: 'contoso', repository: 'twins', ownerId: '1', repositoryId: '2', issuer };
const identity = FederatedIdentity.of({ issuer: 'https://idp.contoso.com', subject: 'c' });
const federated = { name: 'main', identity, description: 'd', audience: 'api://e' };
const access = { instanceId: INSTANCE_ID, role: AdtRole.DATA_READER, principal: AdtPrincipal.group(GUIDS[3]) };
const adopted = {
  applicationObjectId: GUIDS[0],
  servicePrincipalObjectId: GUIDS[1],
  roleAssignmentId: `${INSTANCE_ID}/providers/Microsoft.Authorization/roleAssignments/${GUIDS[2]}`,
  delegatedPermissionGrantId: 'a'.repeat(43),
  signInPermissionGrantId: 'b'.repeat(43),
};
const api = { resourceAppId: GUIDS[0], scopeIds: [GUIDS[1]], appRoleIds: [GUIDS[2]] };
const implicitGrant = { accessTokenIssuanceEnabled: true, idTokenIssuanceEnabled: true };
const turns = { description: 'ci', rotateEveryDays: 30 };
const lifetime = { description: 'ci', lifetimeDays: 90 };

/** Uses a stack, and returns it. */
const inStack = (use: (stack: ReturnType<typeof newStack>) => unknown) => {
  const stack = newStack();
  use(stack);
  return stack;
};
const inRegistration = (props: object) => inStack((stack) => register(props, stack));
const beside = (use: (registration: AdtAppRegistration, stack: ReturnType<typeof newStack>) => unknown) =>
  inStack((stack) => use(register({ credential: ClientCredential.none() }, stack), stack));
const identified = (made: FederatedIdentity) =>
  beside((registration) => registration.addFederatedIdentityCredential('main', { name: 'main', identity: made }));
const registration = () =>
  AdtAppRegistration.fromAttributes(newStack('other'), 'Shared', {
    clientId: GUIDS[4],
    applicationObjectId: GUIDS[5],
    servicePrincipalObjectId: GUIDS[6],
  });

/** All structs, by name. Those that stand in more than one place have an entry for each. */
export const STRUCTS: Record<string, Struct> = {
  AdtAppRegistrationProps: {
    good: () => ({
      displayName: 'adt-client',
      preventDuplicateNames: true,
      publicClientRedirectUris: ['http://localhost'],
      clientIdRedirectUris: [ClientIdRedirectUri.MSAL],
      webRedirectUris: ['https://contoso.com/web'],
      spaRedirectUris: ['https://contoso.com/spa'],
      fallbackPublicClientEnabled: true,
      implicitGrant,
      apiPermissions: [api],
      owners: [GUIDS[3]],
      credential: ClientCredential.secret(lifetime),
      roleAssignment: access,
      usersAndGroups: { operators: AdtPrincipal.group(GUIDS[3]) },
      grantAdminConsent: true,
      adopt: adopted,
    }),
    use: (value) => inStack((stack) => new AdtAppRegistration(stack, 'Client', value)),
  },
  'AdtAppRegistrationProps with consent for users': {
    good: () => ({
      displayName: 'adt-client',
      consentForUsers: { operator: AdtPrincipal.user(GUIDS[3]) },
    }),
    use: (value) => inStack((stack) => new AdtAppRegistration(stack, 'Client', value)),
  },
  AdoptedRegistration: {
    good: () => adopted,
    use: (value) => inRegistration({ adopt: value, roleAssignment: access, grantAdminConsent: true }),
    parent: 'adopt',
  },
  AdtAppRegistrationAttributes: {
    good: () => ({
      clientId: GUIDS[0],
      tenantId: TENANT,
      applicationObjectId: GUIDS[1],
      servicePrincipalObjectId: GUIDS[2],
    }),
    use: (value) =>
      inStack((stack) => {
        const shared = AdtAppRegistration.fromAttributes(stack, 'Shared', value);
        shared.addClientSecret('Ci');
        shared.addRoleAssignment('Plant', access);
      }),
  },
  AdtRoleAssignmentOptions: {
    good: () => access,
    use: (value) => inRegistration({ roleAssignment: value }),
    parent: 'roleAssignment',
  },
  'AdtRoleAssignmentOptions of addRoleAssignment': {
    good: () => access,
    use: (value) => beside((client) => client.addRoleAssignment('Plant', value)),
  },
  AdtRoleAssignmentProps: {
    good: () => ({ registration: registration(), ...access }),
    use: (value) => inStack((stack) => new AdtRoleAssignment(stack, 'Plant', value)),
  },
  ApiPermission: {
    good: () => api,
    use: (value) => inRegistration({ apiPermissions: [value] }),
    parent: 'apiPermissions[0]',
  },
  ImplicitGrant: {
    good: () => implicitGrant,
    use: (value) => inRegistration({ implicitGrant: value }),
    parent: 'implicitGrant',
  },
  ClientCertificateOptions: {
    good: () => certificate,
    use: (value) => inRegistration({ credential: ClientCredential.certificate(value) }),
    parent: 'credential',
  },
  'ClientCertificateOptions of addClientCertificate': {
    good: () => certificate,
    use: (value) => beside((client) => client.addClientCertificate('2027', value)),
  },
  ClientCertificateProps: {
    good: () => ({ registration: registration(), ...certificate }),
    use: (value) => inStack((stack) => new ClientCertificate(stack, 'Certificate', value)),
  },
  KeyVaultClientCertificateOptions: {
    good: () => kept,
    use: (value) => inRegistration({ credential: ClientCredential.keyVaultCertificate(value) }),
    parent: 'credential',
  },
  'KeyVaultClientCertificateOptions of addKeyVaultClientCertificate': {
    good: () => kept,
    use: (value) => beside((client) => client.addKeyVaultClientCertificate('2027', value)),
  },
  KeyVaultClientCertificateProps: {
    good: () => ({ registration: registration(), ...kept }),
    use: (value) => inStack((stack) => new KeyVaultClientCertificate(stack, 'Certificate', value)),
  },
  ClientSecretOptions: {
    good: () => lifetime,
    use: (value) => inRegistration({ credential: ClientCredential.secret(value) }),
    parent: 'credential',
  },
  'ClientSecretOptions of addClientSecret': {
    good: () => lifetime,
    use: (value) => beside((client) => client.addClientSecret('Ci', value)),
  },
  ClientSecretProps: {
    good: () => ({ registration: registration(), ...lifetime }),
    use: (value) => inStack((stack) => new ClientSecret(stack, 'Secret', value)),
  },
  RotatingClientSecretOptions: {
    good: () => turns,
    use: (value) => inRegistration({ credential: ClientCredential.rotatingSecret(value) }),
    parent: 'credential',
  },
  'RotatingClientSecretOptions of addRotatingClientSecret': {
    good: () => turns,
    use: (value) => beside((client) => client.addRotatingClientSecret('Ci', value)),
  },
  RotatingClientSecretProps: {
    good: () => ({ registration: registration(), ...turns }),
    use: (value) => inStack((stack) => new RotatingClientSecret(stack, 'Secret', value)),
  },
  FederatedIdentityCredentialOptions: {
    good: () => federated,
    use: (value) => inRegistration({ credential: ClientCredential.federated(value) }),
    parent: 'credential',
  },
  'FederatedIdentityCredentialOptions of addFederatedIdentityCredential': {
    good: () => federated,
    use: (value) => beside((client) => client.addFederatedIdentityCredential('main', value)),
  },
  FederatedIdentityCredentialProps: {
    good: () => ({ registration: registration(), ...federated }),
    use: (value) => inStack((stack) => new FederatedIdentityCredential(stack, 'Main', value)),
  },
  FederatedIdentityProps: {
    good: () => ({ issuer: 'https://idp.contoso.com', subject: 'c' }),
    use: (value) => identified(FederatedIdentity.of(value)),
    parent: 'identity',
  },
  GitHubRepositoryIds: {
    good: () => repository,
    use: (value) => identified(FederatedIdentity.githubEnvironment(GitHubRepository.withIds(value), 'production')),
    parent: 'identity',
  },
  GitHubRepositoryNames: {
    good: () => ({ owner: 'contoso', repository: 'twins', issuer }),
    use: (value) => identified(FederatedIdentity.githubTag(GitHubRepository.withNamesOnly(value), 'v1')),
    parent: 'identity',
  },
  GitLabProject: {
    good: () => ({ projectPath: 'twins/portal', issuer: 'https://gitlab.contoso.com' }),
    use: (value) => identified(FederatedIdentity.gitlabBranch(value, 'main')),
    parent: 'identity',
  },
  AzureDevOpsServiceConnection: {
    good: () => ({ tenantId: TENANT, subject: `/eid1/c/pub/t/a/sc/${GUIDS[0]}/${GUIDS[1]}` }),
    use: (value) => identified(FederatedIdentity.azureDevOps(value)),
    parent: 'identity',
  },
  AzureDevOpsNamedServiceConnection: {
    good: () => ({ organization: 'contoso', organizationId: GUIDS[0], project: 'twins', serviceConnection: 'adt' }),
    use: (value) => identified(FederatedIdentity.azureDevOpsByName(value)),
    parent: 'identity',
  },
  KubernetesServiceAccount: {
    good: () => ({ issuer: 'https://contoso.com/', namespace: 'twins', serviceAccount: 'client' }),
    use: (value) => identified(FederatedIdentity.kubernetesServiceAccount(value)),
    parent: 'identity',
  },
  TerraformWorkspace: {
    good: () => ({
      organization: 'contoso',
      project: 'twins',
      workspace: 'production',
      runPhase: TerraformRunPhase.APPLY,
      issuer: 'https://terraform.contoso.com',
    }),
    use: (value) => identified(FederatedIdentity.terraformWorkspace(value)),
    parent: 'identity',
  },
  StoredClientSecretOptions: {
    good: () => storage,
    use: (value) => inStack((stack) => register({}, stack).clientSecret.storeInKeyVault('V', value)),
  },
  'StoredClientSecretOptions of a rotating secret': {
    good: () => storage,
    use: (value) =>
      inStack((stack) =>
        register({ credential: ClientCredential.rotatingSecret() }, stack).rotatingClientSecret.storeInKeyVault(
          'V',
          value,
        ),
      ),
  },
  StoredClientSecretProps: {
    good: () => ({ clientId: GUIDS[0], secret, ...storage }),
    use: (value) => inStack((stack) => new StoredClientSecret(stack, 'Vault', value)),
  },
  ClientSecretVersion: {
    good: () => secret,
    use: (value) =>
      inStack((stack) => new StoredClientSecret(stack, 'Vault', { clientId: GUIDS[0], ...storage, secret: value })),
    parent: 'secret',
  },
};
