import {
  AdtAppRegistration,
  type AdtAppRegistrationAttributes,
  AdtPrincipal,
  AdtRole,
  ClientCredential,
  FederatedIdentity,
  GitHubRepository,
  StoredClientSecret,
  TerraformRunPhase,
} from '../../src';
import { expression, GUIDS, INSTANCE_ID, newStack, register, SUBSCRIPTION } from './synth';

/** A prop that holds a text: its name in an error, and what is made with a text in it. */
export type TextProp = [prop: string, make: (text: string) => unknown];

const REPOSITORY = GitHubRepository.withNamesOnly({ owner: 'contoso', repository: 'twins' });
const VAULT = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/plant`;

const federated = (identity: FederatedIdentity, options: object = {}) =>
  register({ credential: ClientCredential.federated({ name: 'main', identity, ...options }) });
const branch = (name: string) => FederatedIdentity.githubBranch(REPOSITORY, name);
const of = (issuer: string, subject: string) => FederatedIdentity.of({ issuer, subject });

export const stored = (change: object) => {
  const [value, keyId, endDate] = ['value', 'key_id', 'end_date'].map((name) => expression(`var.${name}`));
  const { secret, ...rest } = { secret: {}, ...change };
  const props = { clientId: GUIDS[0], keyVaultId: VAULT, name: 'adt-client', ...rest };
  return new StoredClientSecret(newStack(), 'Vault', { ...props, secret: { value, keyId, endDate, ...secret } });
};

/** Those that people read, and that may be nearly anything. */
export const READ: TextProp[] = [
  ['displayName', (text) => register({ displayName: text })],
  ['credential.description', (text) => register({ credential: ClientCredential.secret({ description: text }) })],
  [
    'credential.description',
    (text) => register({ credential: ClientCredential.rotatingSecret({ description: text }) }),
  ],
  ['credential.description', (text) => federated(branch('main'), { description: text })],
  ['description', (text) => register().addClientSecret('Ci', { description: text })],
  ['description', (text) => register().addRotatingClientSecret('Ci', { description: text })],
  [
    'description',
    (text) =>
      register().addFederatedIdentityCredential('Ci', { name: 'main', identity: branch('main'), description: text }),
  ],
  ['contentType', (text) => stored({ contentType: text })],
  ['tags.team', (text) => stored({ tags: { team: text } })],
  ['secret.keyId', (text) => stored({ secret: { keyId: text } })],
];

/** Those that are compared letter by letter, and that may be nearly anything. */
export const COMPARED: TextProp[] = [
  ['credential.audience', (text) => federated(branch('main'), { audience: text })],
  ['credential.identity.subject', (text) => federated(of('https://a.b', text))],
  ['credential.identity.environment', (text) => federated(FederatedIdentity.githubEnvironment(REPOSITORY, text))],
];

const WITH_IDS = { owner: 'contoso', repository: 'twins', ownerId: '1', repositoryId: '1' };
const BY_NAME = { organization: 'a', organizationId: GUIDS[0], project: 'b', serviceConnection: 'c' };
const POD = { issuer: 'https://a.b/', namespace: 'a', serviceAccount: 'b' };
const RUN = { organization: 'a', workspace: 'b', runPhase: TerraformRunPhase.PLAN };
const attributes = (change: object) => {
  const props = { clientId: GUIDS[0], ...change } as AdtAppRegistrationAttributes;
  return AdtAppRegistration.fromAttributes(newStack(), 'x', props);
};
const adopt = (change: object) =>
  register({
    adopt: { applicationObjectId: GUIDS[0], servicePrincipalObjectId: GUIDS[1], ...change },
    roleAssignment: { instanceId: INSTANCE_ID, role: AdtRole.DATA_READER },
    grantAdminConsent: true,
  });
const certificate = (change: object) => {
  const tokens = { certificate: expression('var.certificate'), endDate: expression('var.end_date') };
  return register({ credential: ClientCredential.certificate({ ...tokens, ...change }) });
};
const access = (instanceId: string, role = AdtRole.DATA_READER) => register({ roleAssignment: { instanceId, role } });
const accessOf = (principal: AdtPrincipal) =>
  register({ roleAssignment: { instanceId: INSTANCE_ID, role: AdtRole.DATA_READER, principal } });

/** Those that have a form of their own. */
export const FORMED: TextProp[] = [
  ['publicClientRedirectUris[0]', (text) => register({ publicClientRedirectUris: [text] })],
  ['webRedirectUris[0]', (text) => register({ webRedirectUris: [text] })],
  ['spaRedirectUris[0]', (text) => register({ spaRedirectUris: [text] })],
  ['owners[0]', (text) => register({ owners: [text] })],
  [
    'apiPermissions[0].resourceAppId',
    (text) => register({ apiPermissions: [{ resourceAppId: text, scopeIds: [GUIDS[0]] }] }),
  ],
  [
    'apiPermissions[0].scopeIds[0]',
    (text) => register({ apiPermissions: [{ resourceAppId: GUIDS[0], scopeIds: [text] }] }),
  ],
  [
    'apiPermissions[0].appRoleIds[0]',
    (text) => register({ apiPermissions: [{ resourceAppId: GUIDS[0], appRoleIds: [text] }] }),
  ],
  ['roleAssignment.instanceId', (text) => access(text)],
  ['roleAssignment.principal', (text) => accessOf(AdtPrincipal.user(text))],
  ['roleAssignment.principal', (text) => accessOf(AdtPrincipal.group(text))],
  ['roleAssignment.principal', (text) => accessOf(AdtPrincipal.managedIdentity(text))],
  ['roleAssignment.principal', (text) => accessOf(AdtPrincipal.servicePrincipal(text))],
  ['usersAndGroups.operators', (text) => register({ usersAndGroups: { operators: AdtPrincipal.group(text) } })],
  ['consentForUsers.operator', (text) => register({ consentForUsers: { operator: AdtPrincipal.user(text) } })],
  ['roleAssignment.role', (text) => access(INSTANCE_ID, AdtRole.fromRoleDefinitionId(text))],
  ['credential.certificate', (text) => certificate({ certificate: text })],
  ['credential.endDate', (text) => certificate({ endDate: text })],
  ['secret.endDate', (text) => stored({ secret: { endDate: text } })],
  ...['keyVaultId', 'name', 'version'].map(
    (name): TextProp => [
      `credential.${name}`,
      (text) =>
        register({
          credential: ClientCredential.keyVaultCertificate({ keyVaultId: VAULT, name: 'adt-client', [name]: text }),
        }),
    ],
  ),
  ['adopt.applicationObjectId', (text) => adopt({ applicationObjectId: text })],
  ['adopt.servicePrincipalObjectId', (text) => adopt({ servicePrincipalObjectId: text })],
  ['adopt.roleAssignmentId', (text) => adopt({ roleAssignmentId: text })],
  ['adopt.delegatedPermissionGrantId', (text) => adopt({ delegatedPermissionGrantId: text })],
  ['adopt.signInPermissionGrantId', (text) => adopt({ signInPermissionGrantId: text })],
  ['clientId', (text) => AdtAppRegistration.fromClientId(newStack(), 'x', text)],
  ['clientId', (text) => attributes({ clientId: text })],
  ['tenantId', (text) => attributes({ tenantId: text })],
  ['applicationObjectId', (text) => attributes({ applicationObjectId: text })],
  ['servicePrincipalObjectId', (text) => attributes({ servicePrincipalObjectId: text })],
  ['clientId', (text) => stored({ clientId: text })],
  ['keyVaultId', (text) => stored({ keyVaultId: text })],
  ['name', (text) => stored({ name: text })],
  ['credential.name', (text) => federated(branch('main'), { name: text })],
  ['credential.identity.issuer', (text) => federated(of(text, 'a'))],
  ['credential.identity.branch', (text) => federated(branch(text))],
  ['credential.identity.tag', (text) => federated(FederatedIdentity.githubTag(REPOSITORY, text))],
  ...['owner', 'repository', 'ownerId', 'repositoryId', 'issuer'].map(
    (part): TextProp => [
      `credential.identity.${part}`,
      (text) => federated(FederatedIdentity.githubPullRequest(GitHubRepository.withIds({ ...WITH_IDS, [part]: text }))),
    ],
  ),
  ...['projectPath', 'issuer'].map(
    (part): TextProp => [
      `credential.identity.${part}`,
      (text) => federated(FederatedIdentity.gitlabBranch({ projectPath: 'a/b', [part]: text }, 'main')),
    ],
  ),
  ['credential.identity.branch', (text) => federated(FederatedIdentity.gitlabBranch({ projectPath: 'a/b' }, text))],
  ['credential.identity.tag', (text) => federated(FederatedIdentity.gitlabTag({ projectPath: 'a/b' }, text))],
  ...Object.keys(BY_NAME).map(
    (part): TextProp => [
      `credential.identity.${part}`,
      (text) => federated(FederatedIdentity.azureDevOpsByName({ ...BY_NAME, [part]: text })),
    ],
  ),
  ...['tenantId', 'subject'].map(
    (part): TextProp => [
      `credential.identity.${part}`,
      (text) => {
        const subject = `/e/sc/${GUIDS[0]}/${GUIDS[1]}`;
        return federated(FederatedIdentity.azureDevOps({ tenantId: GUIDS[0], subject, [part]: text }));
      },
    ],
  ),
  ...Object.keys(POD).map(
    (part): TextProp => [
      `credential.identity.${part}`,
      (text) => federated(FederatedIdentity.kubernetesServiceAccount({ ...POD, [part]: text })),
    ],
  ),
  ...['organization', 'workspace', 'project', 'issuer'].map(
    (part): TextProp => [
      `credential.identity.${part}`,
      (text) => federated(FederatedIdentity.terraformWorkspace({ ...RUN, [part]: text })),
    ],
  ),
];
