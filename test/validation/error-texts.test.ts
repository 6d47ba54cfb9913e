import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import { TerraformVariable } from 'cdktf';
import { type CertificateOptions, makeCertificate } from '../../checks/support/certificates';
import {
  AdtApi,
  AdtAppRegistration,
  type AdtAppRegistrationProps,
  AdtPrincipal,
  AdtRole,
  AdtRoleAssignment,
  ClientCertificate,
  ClientCredential,
  ClientSecret,
  FederatedIdentity,
  FederatedIdentityCredential,
  GitHubRepository,
  RotatingClientSecret,
  StoredClientSecret,
  type StoredClientSecretProps,
  TerraformRunPhase,
} from '../../src';
import { PROBLEM_CODES } from '../../src/validation/problem';
import { PASTED } from '../support/pasted-secrets';
import { codesOf, problems, refusal } from '../support/problems';
import { expression, GUIDS, INSTANCE_ID, instanceId, newStack, register, SUBSCRIPTION } from '../support/synth';

type Make = () => unknown;

const props = (bad: object) => () => register(bad as Partial<AdtAppRegistrationProps>);
const guids = (count: number) =>
  Array.from({ length: count }, (_, index) => GUIDS[0].replace(/...$/, `${100 + index}`));

const ANY_PROP: Make[] = [
  props({ webRedirectUris: 'https://contoso.com/' }),
  props({ webRedirectUris: [7] }),
  props({
    webRedirectUris: ['https://a.b/', ...new TerraformVariable(newStack(), 'l', { type: 'list(string)' }).listValue],
  }),
  props({ fallbackPublicClientEnabled: 'yes', grantAdminConsent: 'yes' }),
  props({ implicitGrant: 7 }),
  props({ implicitGrant: { accessTokenIssuanceEnabled: 1, idTokenIssuanceEnabled: 0 } }),
  props({ credential: 7 }),
  () => new AdtRoleAssignment(newStack(), 'x', null as never),
  () => new ClientSecret(newStack(), 'x', null as never),
  () => new RotatingClientSecret(newStack(), 'x', null as never),
  () => new ClientCertificate(newStack(), 'x', undefined as never),
  () => new FederatedIdentityCredential(newStack(), 'x', undefined as never),
  () => new StoredClientSecret(newStack(), 'x', undefined as never),
  props({ roleAssignments: 7, red: 7 }),
  props({ owners: ['00000000-0000-0000-0000-000000000000'] }),
  props({ webRedirectUris: [] }),
  props({ owners: [] }),
  props({ webRedirectUris: ['https://a.b/', 'https://A.b/'] }),
  props({ publicClientRedirectUris: ['https://a.b/'], spaRedirectUris: ['https://a.b/'] }),
  props({ owners: [GUIDS[0], GUIDS[0]] }),
  props({ owners: ['anna'] }),
  props({ displayName: '${var.name}', owners: ['%{ if true }'] }),
  props({ displayName: `$${expression('var.price')}` }),
  props({ displayName: PASTED.npm.text }),
];

const NAME: Make[] = ['', 'a'.repeat(121), "Anna's twins", ' a', 'a\u200bb'].map((displayName) =>
  props({ displayName }),
);

const web = (...webRedirectUris: string[]) => props({ webRedirectUris, publicClientRedirectUris: [] });
const REDIRECT_URIS: Make[] = [
  web(`https://contoso.com/${'a'.repeat(237)}`),
  web('https://contoso.com/a b!'),
  props({ publicClientRedirectUris: ['ms-appx-web://microsoft.aad.brokerplugin/{client_id}'] }),
  props({ clientIdRedirectUris: ['msal'] }),
  props({ spaRedirectUris: ['ms-appx-web://a/b', 'brk-multihub://contoso.com/addin'] }),
  web('https://contoso.com/*'),
  web('https://contoso.com/#a'),
  web('http://contoso.com/'),
  props({ publicClientRedirectUris: ['http://contoso.com/'] }),
  web('https:///a'),
  web('https://[::1]/'),
  web('https://me@contoso.com/'),
  web('https://contoso.com:0/'),
  web('https://contoso.com?a=b'),
  web('http://localhost:1/', 'http://localhost:2/'),
  web(...guids(257).map((id) => `https://contoso.com/${id}`)),
];

const PERMISSION = { resourceAppId: GUIDS[0], scopeIds: [GUIDS[1]] };
const OWNERS_AND_PERMISSIONS: Make[] = [
  props({ owners: guids(101) }),
  props({ apiPermissions: new TerraformVariable(newStack(), 'apis', { type: 'list(string)' }).listValue }),
  props({ apiPermissions: [PERMISSION, PERMISSION] }),
  props({ apiPermissions: [{ ...PERMISSION, resourceAppId: AdtApi.CLIENT_ID }] }),
  props({ apiPermissions: [{ resourceAppId: GUIDS[0] }] }),
  props({ apiPermissions: [{ ...PERMISSION, scopeIds: guids(400) }] }),
  props({ apiPermissions: 7 }),
  props({
    apiPermissions: [
      7,
      { resourceAppId: 'a', scopeIds: 7, appRoleIds: 7 },
      { ...PERMISSION, scopeIds: ['a'], appRoleIds: ['b'] },
    ],
  }),
];

const certificate = (pem: string) => props({ credential: ClientCredential.certificate({ certificate: pem }) });
const SECRETS_AND_CERTIFICATES: Make[] = [
  props({ credential: ClientCredential.secret({ lifetimeDays: 731 }) }),
  props({ credential: ClientCredential.secret({ description: '' }) }),
  props({ credential: ClientCredential.rotatingSecret({ rotateEveryDays: 244, description: '' }) }),
  () => register().addClientSecret('x', { lifetimeDays: 0, description: '' }),
  () => register().addRotatingClientSecret('x', { rotateEveryDays: 0, description: '' }),
  () => register().addClientCertificate('x', { certificate: 'client.pem' }),
  certificate('client.pem'),
  certificate(expression('var.certificate')),
  ...['tomorrow', '2020-01-31T12:00:00Z'].map((endDate) =>
    props({ credential: ClientCredential.certificate({ certificate: expression('var.certificate'), endDate }) }),
  ),
  props({ credential: ClientCredential.keyVaultCertificate({ keyVaultId: 'plant', name: '', version: 'newest' }) }),
  certificate('PRIVATE KEY'),
  () => register().addKeyVaultClientCertificate('x', { keyVaultId: 'plant', name: 'client' }),
];
const CERTIFICATES: CertificateOptions[] = [{ bits: 1024 }, { elliptic: true }, { to: -1, from: -90 }, { from: 1 }];

const federated =
  (identity: () => unknown, name = 'main') =>
  () =>
    register({ credential: ClientCredential.federated({ name, identity: identity() as FederatedIdentity }) });
const NAMES = { owner: 'contoso', repository: 'twins' };
const REPOSITORY = GitHubRepository.withNamesOnly(NAMES);
const branch = (name: string) => FederatedIdentity.githubBranch(REPOSITORY, name);
const github = (change: object) =>
  federated(() => FederatedIdentity.githubBranch(GitHubRepository.withNamesOnly({ ...NAMES, ...change }), 'main'));
const withIds = (change: object) =>
  federated(() =>
    FederatedIdentity.githubBranch(
      GitHubRepository.withIds({ ...NAMES, ownerId: '1', repositoryId: '2', ...change }),
      'main',
    ),
  );
const connection = { organization: 'a', organizationId: 'a', project: 'b/c', serviceConnection: 'd' };
const account = { issuer: 'https://a.b/', namespace: 'twins', serviceAccount: 'client' };
const workspace = { organization: 'a', workspace: 'b', runPhase: TerraformRunPhase.PLAN };
const FEDERATED: Make[] = [
  federated(() => 'repo:contoso/twins'),
  federated(() => branch('main'), 'a'),
  github({ owner: 'contoso/twins' }),
  github({ repository: 'contoso/twins' }),
  federated(() => FederatedIdentity.githubBranch(NAMES as never, 'main')),
  withIds({ ownerId: 'a', repositoryId: 'b' }),
  withIds({ issuer: 'https://github.contoso.com/_services/token' }),
  github({ issuer: 'https://a.b/' }),
  federated(() => branch('refs/heads/main')),
  federated(() => FederatedIdentity.githubEnvironment(REPOSITORY, '*')),
  federated(() => FederatedIdentity.azureDevOps({ tenantId: 'contoso', subject: 'sc://a/b/c' })),
  federated(() => FederatedIdentity.azureDevOpsByName(connection)),
  federated(() => FederatedIdentity.gitlabBranch({ projectPath: 'twins' }, 'main')),
  federated(() =>
    FederatedIdentity.kubernetesServiceAccount({ ...account, issuer: 'https://oidc.prod-aks.azure.us/t' }),
  ),
  federated(() => FederatedIdentity.kubernetesServiceAccount({ ...account, namespace: 'Twins' })),
  federated(() => FederatedIdentity.kubernetesServiceAccount({ ...account, serviceAccount: 'Client' })),
  federated(() => FederatedIdentity.terraformWorkspace({ ...workspace, workspace: '*' })),
  federated(() => FederatedIdentity.terraformWorkspace({ ...workspace, project: '*' })),
  federated(() => FederatedIdentity.terraformWorkspace({ ...workspace, runPhase: 'destroy' as TerraformRunPhase })),
  federated(() => FederatedIdentity.of({ issuer: 'http://a.b', subject: 'c' })),
  federated(() => FederatedIdentity.of({ issuer: 'https://A:443/.well-known/openid-configuration', subject: 'c' })),
  ...[
    'https://gitlab.com/',
    'https://github.com',
    'https://vstoken.dev.azure.com/contoso',
    'https://login.microsoftonline.com/contoso',
    'https://app.terraform.io/',
    'https://accounts.google.com/',
    'https://container.googleapis.com/',
    'https://oidc.eks.eu-central-1.amazonaws.com/',
    'https://bitbucket.org/contoso',
  ].map((issuer) => federated(() => FederatedIdentity.of({ issuer, subject: 'c' }))),
  federated(() => FederatedIdentity.terraformWorkspace({ ...workspace, issuer: 'https://tfe.contoso.com/' })),
  federated(() => FederatedIdentity.of({ issuer: 'https://a.b', subject: '*' })),
  federated(() => FederatedIdentity.of({ issuer: 'https://a.b', subject: '' })),
  props({ credential: ClientCredential.federated(undefined as never) }),
  () =>
    register().addFederatedIdentityCredential('x', { name: '', identity: 7, description: '', audience: '' } as never),
  () => addFederated('one', 'one'),
  () => addFederated(...guids(21)),
];
function addFederated(...names: string[]): void {
  const registration = register();
  names.forEach((name, index) => {
    registration.addFederatedIdentityCredential(`${index}`, { name, identity: branch(`${index}`) });
  });
}

const VAULT = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/plant`;
const SECRET = { value: expression('var.value'), keyId: expression('var.key_id'), endDate: expression('var.end_date') };
const stored = (change: object) => () => {
  const good = { clientId: GUIDS[0], secret: SECRET, keyVaultId: VAULT, name: 'adt-client' };
  return new StoredClientSecret(newStack(), 'Vault', { ...good, ...change } as StoredClientSecretProps);
};
const STORED: Make[] = [
  stored({ secret: { ...SECRET, value: 'hush' } }),
  stored({ clientId: 7, secret: 7, keyVaultId: 7, name: 7, contentType: 7, tags: 7 }),
  stored({ secret: { ...SECRET, keyId: 7, endDate: 7 }, tags: { team: 7 } }),
  stored({ secret: { ...SECRET, endDate: 'tomorrow' } }),
  stored({ keyVaultId: 'plant' }),
  stored({ keyVaultId: VAULT.replace('/rg/', '/rg./') }),
  stored({ name: '' }),
  stored({ contentType: '' }),
  stored({ tags: Object.fromEntries(guids(14).map((name) => [name, 'a'])) }),
];

const access = (id: string, role = AdtRole.DATA_READER) => props({ roleAssignment: { instanceId: id, role } });
const ACCESS: Make[] = [
  access(INSTANCE_ID, '' as unknown as AdtRole),
  access('plant'),
  access(instanceId('i')),
  access(`${INSTANCE_ID}/`),
  access(`/subscriptions/${SUBSCRIPTION}/resourceGroups/rg`),
  access(`/subscriptions/${SUBSCRIPTION}`),
  access('/providers/Microsoft.Management/managementGroups/root'),
  access(INSTANCE_ID.toLowerCase()),
  access(INSTANCE_ID, AdtRole.fromRoleDefinitionId('Owner')),
  access(INSTANCE_ID, AdtRole.fromRoleDefinitionId('/providers/Microsoft.Authorization/roleDefinitions/Owner')),
  () => {
    const assignment = { instanceId: INSTANCE_ID, role: AdtRole.DATA_READER };
    register({ roleAssignment: assignment }).addRoleAssignment('Again', assignment);
  },
];

const operators = AdtPrincipal.group(GUIDS[3]);
const SIGN_IN: Make[] = [
  () => new AdtRoleAssignment(newStack(), 'x', { instanceId: INSTANCE_ID, role: AdtRole.DATA_READER }),
  props({ roleAssignment: { instanceId: INSTANCE_ID, role: AdtRole.DATA_READER, principal: GUIDS[0] } }),
  props({
    roleAssignment: { instanceId: INSTANCE_ID, role: AdtRole.DATA_READER, principal: AdtPrincipal.user('anna') },
  }),
  () => {
    const shared = AdtAppRegistration.fromAttributes(newStack(), 'shared', { clientId: GUIDS[0] });
    const principal = AdtPrincipal.servicePrincipal(GUIDS[0]);
    shared.addRoleAssignment('x', { instanceId: INSTANCE_ID, role: AdtRole.DATA_READER, principal });
  },
  props({ usersAndGroups: 7, consentForUsers: {} }),
  props({ usersAndGroups: {}, consentForUsers: 7 }),
  props({ usersAndGroups: { ' ': operators, a: GUIDS[0], b: AdtPrincipal.servicePrincipal(GUIDS[1]) } }),
  props({ usersAndGroups: { a: operators, b: AdtPrincipal.group(GUIDS[3]) } }),
  props({ usersAndGroups: { [expression('var.name')]: operators } }),
  props({ consentForUsers: { a: operators } }),
  props({ consentForUsers: { a: AdtPrincipal.user(GUIDS[0]) }, grantAdminConsent: true }),
  () => AdtRole.DATA_READER.roleDefinitionIdAt('plant'),
];

const adopt = (change: object, rest: object) =>
  props({ adopt: { applicationObjectId: GUIDS[0], servicePrincipalObjectId: GUIDS[1], ...change }, ...rest });
const ASSIGNED = { roleAssignment: { instanceId: INSTANCE_ID, role: AdtRole.DATA_READER } };
const assignmentOn = (id: string) => `${id}/providers/Microsoft.Authorization/roleAssignments/${GUIDS[2]}`;
const ADOPTED: Make[] = [
  props({ adopt: 7 }),
  adopt({ applicationObjectId: 'a', servicePrincipalObjectId: 'b' }, {}),
  adopt({ servicePrincipalObjectId: GUIDS[0] }, {}),
  adopt({ roleAssignmentId: 7, delegatedPermissionGrantId: 7 }, { ...ASSIGNED, grantAdminConsent: true }),
  adopt({ roleAssignmentId: assignmentOn(INSTANCE_ID) }, {}),
  adopt({ roleAssignmentId: GUIDS[2] }, ASSIGNED),
  adopt({ roleAssignmentId: INSTANCE_ID }, ASSIGNED),
  adopt({ roleAssignmentId: assignmentOn(instanceId('other')) }, ASSIGNED),
  adopt({ delegatedPermissionGrantId: 'a'.repeat(30) }, {}),
  adopt({ delegatedPermissionGrantId: 'a' }, { grantAdminConsent: true }),
  adopt(
    { delegatedPermissionGrantId: 'a'.repeat(30), signInPermissionGrantId: 'a'.repeat(30) },
    { grantAdminConsent: true },
  ),
];

const PROVIDERS: Make[] = [
  props({ azureadProvider: 'azuread.other', azurermProvider: null }),
  props({ azureadProvider: new AzureadProvider(newStack('other'), 'azuread') }),
  () => {
    const stack = newStack();
    const registration = register({ azureadProvider: new AzureadProvider(stack, 'azuread') }, stack);
    return new ClientSecret(newStack('ci'), 'x', { registration });
  },
];

const UNREADABLE: Make[] = [
  () => register().grantDataAccess('x', operators, AdtRole.DATA_READER),
  () => register({ credential: ClientCredential.none() }).clientSecret,
  () => AdtAppRegistration.fromAttributes(newStack(), 'x', { clientId: GUIDS[0] }).tenantId,
  () => AdtAppRegistration.fromAttributes(newStack(), 'x', { clientId: GUIDS[0], tenantId: GUIDS[0] }),
];

describe('each problem', () => {
  let all: Make[];

  beforeAll(async () => {
    const made = await Promise.all(
      CERTIFICATES.map(async (options) => certificate((await makeCertificate(options)).pem)),
    );
    all = [
      ANY_PROP,
      NAME,
      REDIRECT_URIS,
      OWNERS_AND_PERMISSIONS,
      SECRETS_AND_CERTIFICATES,
      made,
      FEDERATED,
      STORED,
      ACCESS,
      SIGN_IN,
      ADOPTED,
      PROVIDERS,
      UNREADABLE,
    ].flat();
  });

  test('is told in these words', () => {
    const told = all.flatMap(problems).map((text) => text.replace(/(?<= on )\d{4}-\d\d-\d\d/, '<date>'));
    expect(told.join('\n')).toMatchSnapshot();
  });

  test('stands below what cannot be made or read', () => {
    const heads = all.map((make) => refusal(make).message.replace(/: \d+ problem.*/s, ''));
    expect([...new Set(heads)].sort().join('\n')).toMatchSnapshot();
  });

  test('is among them', () => {
    expect([...new Set(all.flatMap(codesOf))].sort()).toEqual([...PROBLEM_CODES].sort());
  });
});
