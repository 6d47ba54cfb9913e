import { readFileSync } from 'node:fs';
import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, Fn, TerraformLocal, TerraformStack, TerraformVariable, Token } from 'cdktf';
import { makeCertificate } from '../../checks/support/certificates';
import {
  AdtAppRegistration,
  type AdtAppRegistrationProps,
  AdtPrincipal,
  AdtRole,
  AdtRoleAssignment,
  type AdtRoleAssignmentProps,
  ClientCredential,
  ClientIdRedirectUri,
  ClientSecret,
  FederatedIdentity,
  GitHubRepository,
  type GitHubRepositoryIds,
  StoredClientSecret,
  TerraformRunPhase,
} from '../../src';
import { KNOWN_ISSUERS } from '../../src/credentials/federated/issuers/known-issuers';
import { codesOf, problems } from '../support/problems';
import { GUIDS, INSTANCE_ID, instanceId, newStack, register, SUBSCRIPTION } from '../support/synth';

// A fix is done here as the text says it. Then the problem must be gone, and no other may come.

type Make = () => unknown;

/** What a fix says, a use that is told so, and uses in which it is done: one for each thing that it offers. */
type Row = [says: string, told: Make, ...done: Make[]];

const props = (given: object) => () => register(given as Partial<AdtAppRegistrationProps>);
const web = (...webRedirectUris: unknown[]) => props({ webRedirectUris, publicClientRedirectUris: [] });
const spa = (...spaRedirectUris: unknown[]) => props({ spaRedirectUris, publicClientRedirectUris: [] });
const publicClient = (...publicClientRedirectUris: unknown[]) => props({ publicClientRedirectUris });
const owners = (...list: unknown[]) => props({ owners: list });
const named = (displayName: unknown) => props({ displayName });
const secret = (options: object) => props({ credential: ClientCredential.secret(options) });
const turns = (options: object) => props({ credential: ClientCredential.rotatingSecret(options) });

const variables = newStack();
const token = new TerraformVariable(variables, 'text', { type: 'string' });
const list = new TerraformVariable(variables, 'list', { type: 'list(string)' });

const ACCESS = { instanceId: INSTANCE_ID, role: AdtRole.DATA_READER };
const access = (change: object) => props({ roleAssignment: { ...ACCESS, ...change } });
const ADOPTED = { applicationObjectId: GUIDS[0], servicePrincipalObjectId: GUIDS[1] };
const ASSIGNMENT_ID = `${INSTANCE_ID}/providers/Microsoft.Authorization/roleAssignments/${GUIDS[2]}`;
const GRANT_ID = 'a'.repeat(43);
const adopt = (change: object, rest: object = {}) => props({ adopt: { ...ADOPTED, ...change }, ...rest });

const API = { resourceAppId: GUIDS[0], scopeIds: [GUIDS[1]] };
const apis = (...apiPermissions: unknown[]) => props({ apiPermissions });

const VAULT_ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/plant`;
const stored = (change: object) => () => {
  const version = { value: token.stringValue, keyId: token.stringValue, endDate: token.stringValue };
  const good = { clientId: GUIDS[0], secret: version, keyVaultId: VAULT_ID, name: 'adt-client' };
  return new StoredClientSecret(newStack(), 'Vault', { ...good, ...change });
};
const valued = (value: unknown) => stored({ secret: { value, keyId: token.stringValue, endDate: token.stringValue } });
const ending = (endDate: string) => stored({ secret: { value: token.stringValue, keyId: token.stringValue, endDate } });

const federated =
  (identity: () => unknown, rest: object = {}) =>
  () => {
    const options = { name: 'main', identity: identity() as FederatedIdentity, ...rest };
    return register({ credential: ClientCredential.federated(options) });
  };
const NAMES = { owner: 'contoso', repository: 'twins' };
const IDS = { ...NAMES, ownerId: '1', repositoryId: '2' };
const branch = (repository: unknown, name = 'main') =>
  federated(() => FederatedIdentity.githubBranch(repository as GitHubRepository, name));
const withNames = (change: object) => branch(GitHubRepository.withNamesOnly({ ...NAMES, ...change }));
const withIds = (change: object) => branch(GitHubRepository.withIds({ ...IDS, ...change } as GitHubRepositoryIds));
const issuer = (iss: string) => federated(() => FederatedIdentity.of({ issuer: iss, subject: 'a' }));
const gitlab = (change: object) =>
  federated(() => FederatedIdentity.gitlabBranch({ projectPath: 'twins/plants/portal', ...change }, 'main'));
const kubernetes = (change: object) =>
  federated(() =>
    FederatedIdentity.kubernetesServiceAccount({
      issuer: 'https://contoso.com/',
      namespace: 'twins',
      serviceAccount: 'client',
      ...change,
    }),
  );
const workspace = (change: object) =>
  federated(() =>
    FederatedIdentity.terraformWorkspace({
      organization: 'contoso',
      workspace: 'twins',
      runPhase: TerraformRunPhase.PLAN,
      ...change,
    }),
  );
const devOps = (subject: string) => federated(() => FederatedIdentity.azureDevOps({ tenantId: GUIDS[0], subject }));
const devOpsByName = (change: object) =>
  federated(() =>
    FederatedIdentity.azureDevOpsByName({
      organization: 'contoso',
      organizationId: GUIDS[0],
      project: 'twins',
      serviceConnection: 'adt',
      ...change,
    }),
  );
const addFederated = (...names: string[]) => {
  const registration = register();
  for (const [index, name] of names.entries()) {
    const identity = FederatedIdentity.githubBranch(GitHubRepository.withNamesOnly(NAMES), `${index}`);
    registration.addFederatedIdentityCredential(`${index}`, { name, identity });
  }
};

const certificate = (pem: unknown, endDate?: string) => () =>
  register({ credential: ClientCredential.certificate({ certificate: pem as string, endDate }) });
const LATER = `${new Date().getFullYear() + 5}-01-31T12:00:00Z`;
const kept = (change: object) => () => {
  const options = { keyVaultId: VAULT_ID, name: 'adt-client', ...change };
  return register({ credential: ClientCredential.keyVaultCertificate(options) });
};
const pem: { good?: string; weak?: string; ended?: string } = {};
beforeAll(async () => {
  pem.good = (await makeCertificate()).pem;
  pem.weak = (await makeCertificate({ bits: 1024 })).pem;
  pem.ended = (await makeCertificate({ from: -90, to: -1 })).pem;
});

const attributes = (given: object) =>
  AdtAppRegistration.fromAttributes(newStack(), 'Shared', { clientId: GUIDS[0], ...given });
const unlike = (change: object) => () => attributes({ applicationObjectId: GUIDS[1], ...change });

/** A secret in one stack, of a registration that `in` makes for that stack, beside one in another stack. */
const secretOf = (make: (app: App, stack: TerraformStack) => AdtAppRegistration) => () => {
  const app = new App();
  const stack = new TerraformStack(app, 'ci');
  return new ClientSecret(stack, 'Secret', { registration: make(app, stack) });
};
const inOther = (app: App) => {
  const stack = new TerraformStack(app, 'other');
  return register({ azureadProvider: new AzureadProvider(stack, 'azuread', { alias: 'a' }) }, stack);
};

const TYPES: Row[] = [
  ['see its type in API.md', props({ implicitGrant: 7 }), props({ implicitGrant: {} })],
  ['pass one', named(undefined), named('adt')],
  ["write '7'", named(7), named('7')],
  [
    'pass one of them, or leave it out',
    props({ grantAdminConsent: 'yes' }),
    props({ grantAdminConsent: true }),
    props({}),
  ],
  ['remove the quotes', props({ grantAdminConsent: 'true' }), props({ grantAdminConsent: true })],
  ['remove the quotes', secret({ lifetimeDays: '90' }), secret({ lifetimeDays: 90 })],
  [
    'pass Token.asNumber() of it',
    secret({ lifetimeDays: token.stringValue }),
    secret({ lifetimeDays: Token.asNumber(token.stringValue) }),
  ],
  ['pass a list, or leave it out', props({ owners: 7 }), owners(GUIDS[0]), props({})],
  ['put the value into square brackets', props({ owners: GUIDS[0] }), owners(GUIDS[0])],
  ['put the value into square brackets', props({ apiPermissions: API }), apis(API)],
  [
    'put the value into square brackets, or pass Token.asList() of it where it is a list',
    props({ owners: `a${token.stringValue}` }),
    owners(`a${token.stringValue}`),
    props({ owners: Token.asList(`a${token.stringValue}`) }),
  ],
  [
    'pass Array.from() of it',
    props({ owners: new Set([GUIDS[0]]) }),
    props({ owners: Array.from(new Set([GUIDS[0]])) }),
  ],
  [
    'join whole lists, as in Token.asList(Fn.concat([list, ["one more"]]))',
    owners(...list.listValue, GUIDS[0]),
    props({ owners: Token.asList(Fn.concat([list.listValue, [GUIDS[0]]])) }),
  ],
  ['pass one string', named(list.listValue), named('adt')],
  ['pass its .stringValue', named(token), named(token.stringValue)],
  ['pass its .listValue', props({ owners: list }), props({ owners: list.listValue })],
  [
    'pass a list; the IDs in it may be tokens',
    props({ apiPermissions: list.listValue }),
    apis({ ...API, scopeIds: list.listValue }),
  ],
  [
    'pass a list of ClientIdRedirectUri',
    props({ clientIdRedirectUris: list.listValue }),
    props({ clientIdRedirectUris: [ClientIdRedirectUri.MSAL] }),
  ],
  [
    'call it, and pass what it returns',
    props({ credential: ClientCredential.secret }),
    props({ credential: ClientCredential.secret() }),
  ],
  [
    'pass ClientCredential.secret(), or another of its kind',
    props({ credential: 7 }),
    props({ credential: ClientCredential.secret() }),
  ],
  [
    'pass AdtRole.DATA_READER or AdtRole.DATA_OWNER',
    access({ role: 7 }),
    access({ role: AdtRole.DATA_READER }),
    access({ role: AdtRole.DATA_OWNER }),
  ],
  [
    'pass FederatedIdentity.githubEnvironment(…), or another of its kind',
    federated(() => 7),
    federated(() => FederatedIdentity.githubEnvironment(GitHubRepository.withIds(IDS), 'production')),
  ],
  [
    'pass TerraformRunPhase.PLAN or TerraformRunPhase.APPLY',
    workspace({ runPhase: 'destroy' }),
    workspace({ runPhase: TerraformRunPhase.PLAN }),
    workspace({ runPhase: TerraformRunPhase.APPLY }),
  ],
  [
    'pass ClientIdRedirectUri.WINDOWS_BROKER or ClientIdRedirectUri.MSAL',
    props({ clientIdRedirectUris: [7] }),
    props({ clientIdRedirectUris: [ClientIdRedirectUri.WINDOWS_BROKER] }),
    props({ clientIdRedirectUris: [ClientIdRedirectUri.MSAL] }),
  ],
  [
    'pass an AdtAppRegistration, or what fromClientId() or fromAttributes() returns',
    () => new ClientSecret(newStack(), 'Secret', { registration: 7 as never }),
    () => new ClientSecret(newStack(), 'Secret', { registration: register() }),
    () =>
      new ClientSecret(newStack(), 'Secret', {
        registration: AdtAppRegistration.fromClientId(newStack(), 'Shared', GUIDS[0]),
      }),
    () => new ClientSecret(newStack(), 'Secret', { registration: attributes({ applicationObjectId: GUIDS[1] }) }),
  ],
  [
    'pass an AzureadProvider, or leave it out',
    props({ azureadProvider: 7 }),
    () => {
      const stack = newStack();
      return register({ azureadProvider: new AzureadProvider(stack, 'azuread') }, stack);
    },
    props({}),
  ],
  [
    'pass an AzurermProvider, or leave it out',
    props({ azurermProvider: 7 }),
    () => {
      const stack = newStack();
      return register({ azurermProvider: new AzurermProvider(stack, 'azurerm', { features: [{}] }) }, stack);
    },
    props({}),
  ],
  [
    'pass one of that stack',
    () => register({ azureadProvider: new AzureadProvider(newStack('other'), 'azuread') }),
    () => {
      const stack = newStack();
      return register({ azureadProvider: new AzureadProvider(stack, 'azuread') }, stack);
    },
  ],
  [
    'pass what AdtAppRegistration.fromAttributes() returns in that stack, with a provider of its own',
    secretOf(inOther),
    secretOf((app, stack) => {
      const { clientId, applicationObjectId } = inOther(app);
      const azureadProvider = new AzureadProvider(stack, 'azuread', { alias: 'b' });
      const shared = { clientId, applicationObjectId, azureadProvider };
      return AdtAppRegistration.fromAttributes(stack, 'Shared', shared) as AdtAppRegistration;
    }),
  ],
  ['did you mean roleAssignment?', props({ roleAssignments: ACCESS }), props({ roleAssignment: ACCESS })],
  [
    'remove it',
    props({ implicitGrant: { accessTokenIssuanceEnabled: true, idTokenIssuanceEnabled: true, red: true } }),
    props({ implicitGrant: { accessTokenIssuanceEnabled: true, idTokenIssuanceEnabled: true } }),
  ],
  [
    'remove it, or write one of accessTokenIssuanceEnabled, idTokenIssuanceEnabled',
    props({ implicitGrant: { enabled: true } }),
    props({ implicitGrant: {} }),
    props({ implicitGrant: { accessTokenIssuanceEnabled: true } }),
    props({ implicitGrant: { idTokenIssuanceEnabled: true } }),
  ],
  ['leave it out', web(), props({})],
];

const NAMES_AND_IDS: Row[] = [
  ['copy the ID, not the name, from the portal', owners('anna'), owners(GUIDS[0])],
  ['name each once', owners(GUIDS[0], GUIDS[0]), owners(GUIDS[0])],
  [
    'remove some',
    owners(...Array.from({ length: 101 }, (_, index) => GUIDS[0].replace(/...$/, `${100 + index}`))),
    owners(GUIDS[0]),
  ],
  [
    'leave it out to make the deployer the owner: without any, a deployer can lose its own application',
    owners(),
    props({}),
  ],
  [
    'az ad sp show --id <client ID> --query id prints it, and az ad app show --id <client ID> --query id prints applicationObjectId',
    unlike({ servicePrincipalObjectId: GUIDS[1] }),
    unlike({ servicePrincipalObjectId: GUIDS[2] }),
  ],
  [
    'az account show --query tenantId prints it, and az ad app list --display-name <name> --query "[].appId" prints clientId',
    unlike({ tenantId: GUIDS[0] }),
    unlike({ tenantId: GUIDS[3] }),
  ],
  ['shorten it', named('a'.repeat(121)), named('a'.repeat(120))],
  [
    "remove it, or set preventDuplicateNames: false: the provider's search for an application of the same name fails on it",
    named("Anna's"),
    named('Annas'),
    props({ displayName: "Anna's", preventDuplicateNames: false }),
  ],
  [
    'remove it: Read.Write on Azure Digital Twins is always requested',
    apis(API, { ...API, resourceAppId: '0b07f429-9f4b-4714-9392-cc5e8e80c8b0' }),
    apis(API),
  ],
  [
    'add scopeIds or appRoleIds',
    apis({ resourceAppId: GUIDS[0] }),
    apis({ ...API }),
    apis({ resourceAppId: GUIDS[0], appRoleIds: [GUIDS[1]] }),
  ],
];

const REDIRECT_URIS: Row[] = [
  ["write 'https://contoso.com/'", web('http://contoso.com'), web('https://contoso.com/')],
  ["write 'https://contoso.com/?a=b'", web('https://contoso.com?a=b'), web('https://contoso.com/?a=b')],
  ["write 'https://localhost/'", web('https://[::1]/'), web('https://localhost/')],
  ["write 'brk-multihub://contoso.com/'", spa('brk-multihub://contoso.com/a'), spa('brk-multihub://contoso.com/')],
  ["write 'myapp://auth'", publicClient('MyApp://auth'), publicClient('myapp://auth')],
  [
    "percent-encode ' ' or 'é', as in %20 for a space",
    web('https://contoso.com/a é'),
    web('https://contoso.com/a%20%C3%A9'),
  ],
  ["percent-encode '%', as in %20 for a space", web('https://contoso.com/a%2'), web('https://contoso.com/a%252')],
  ["choose a path and query without '!'", web('https://contoso.com/a!'), web('https://contoso.com/a')],
  ['write the host name in Punycode', web('https://münchen.de/'), web('https://xn--mnchen-3ya.de/')],
  ["remove ' ' or '!' from the host name", web('https://cont oso!.com/'), web('https://contoso.com/')],
  [
    "write the host name in Punycode; remove '!' from the host name; choose a path and query without '!'",
    web('https://mün!chen.de/!'),
    web('https://xn--mnchen-3ya.de/'),
  ],
  [
    'for the client ID of the application itself, use clientIdRedirectUris',
    publicClient('msal{client_id}://auth'),
    props({ clientIdRedirectUris: [ClientIdRedirectUri.MSAL] }),
  ],
  ['move it to publicClientRedirectUris', spa('ms-appx-web://a/b'), publicClient('ms-appx-web://a/b')],
  [
    'use https, or move it to publicClientRedirectUris',
    web('myapp://auth/'),
    web('https://auth/'),
    publicClient('myapp://auth/'),
  ],
  ['use https', web('ftp://contoso.com/'), web('https://contoso.com/')],
  ['write a / after the host', web('https://contoso.com*'), web('https://contoso.com/')],
  ['remove what stands before the @', web('https://me@contoso.com/'), web('https://contoso.com/')],
  ['remove the # and what follows', web('https://contoso.com/#a'), web('https://contoso.com/')],
  [
    'keep one, or give each a path of its own, because Entra ID ignores the port of localhost',
    web('http://localhost:1/', 'http://localhost:2/'),
    web('http://localhost:1/'),
    web('http://localhost:1/a', 'http://localhost:2/b'),
  ],
  [
    'keep one, or give each a path of its own, because Entra ID ignores the port of localhost; publicClientRedirectUris: [] removes the default',
    props({ webRedirectUris: ['http://localhost:1/'] }),
    props({}),
    props({ webRedirectUris: ['http://localhost:1/a'] }),
    web('http://localhost:1/'),
  ],
  [
    'keep one: Entra ID takes a redirect URI once per application',
    web('https://a.b/', 'https://a.b/'),
    web('https://a.b/'),
  ],
  [
    "choose a path and query without '!'; percent-encode ' ', as in %20 for a space",
    web('https://contoso.com/a b!'),
    web('https://contoso.com/a%20b'),
  ],
];

const CREDENTIALS: Row[] = [
  ['choose 180 or less where you can', secret({ lifetimeDays: 731 }), secret({ lifetimeDays: 180 })],
  [
    'choose 60 or less where you can: a secret lives 3 times as long',
    turns({ rotateEveryDays: 244 }),
    turns({ rotateEveryDays: 60 }),
  ],
  ['write one, or leave it out', secret({ description: ' ' }), secret({ description: 'ci' }), secret({})],
  [
    'pass one block from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----',
    certificate('client.pem'),
    () => certificate(pem.good)(),
  ],
  [
    'pass the certificate alone, and treat the key as known to others if it was committed',
    certificate('PRIVATE KEY'),
    () => certificate(pem.good)(),
  ],
  [
    'pass when the certificate expires, as YYYY-MM-DDThh:mm:ssZ or as a token such as its attribute expires',
    certificate(token.stringValue),
    certificate(token.stringValue, LATER),
    certificate(token.stringValue, token.stringValue),
  ],
  [
    'write it as YYYY-MM-DDThh:mm:ssZ',
    certificate(token.stringValue, '2027-01-31T13:00:00+01:00'),
    certificate(token.stringValue, LATER),
  ],
  [
    'write it as YYYY-MM-DDThh:mm:ssZ, or pass the endDate of a client secret',
    ending('2027-01-31T13:00:00+01:00'),
    ending(LATER),
    () => ending(register().clientSecret.endDate)(),
  ],
  [
    'write when the certificate expires',
    certificate(token.stringValue, '2020-01-31T12:00:00Z'),
    certificate(token.stringValue, LATER),
  ],
  ['leave it out', () => certificate(pem.good, '9999-01-31T12:00:00Z')(), () => certificate(pem.good)()],
  ['make a certificate with such a key', () => certificate(pem.weak)(), () => certificate(pem.good)()],
  ['renew it', () => certificate(pem.ended)(), () => certificate(pem.good)()],
  [
    'pass credential: ClientCredential.certificate(…), or use what addClientCertificate() returns',
    () => register().clientCertificate,
    () => register({ credential: ClientCredential.certificate({ certificate: pem.good as string }) }).clientCertificate,
    () => register().addClientCertificate('2027', { certificate: pem.good as string }).keyId,
  ],
  [
    'pass the value of a client secret, or the .stringValue of a sensitive variable',
    valued('hush'),
    valued(register().clientSecret.value),
    valued(token.stringValue),
  ],
  ['pass its .stringValue', valued(token), valued(token.stringValue)],
  ['pass its .value', valued(register().clientSecret), valued(register().clientSecret.value)],
  ['shorten it, or leave it out', stored({ contentType: 'a'.repeat(256) }), stored({ contentType: 'a' }), stored({})],
  ['choose another', stored({ name: '' }), stored({ name: 'adt' })],
  ['choose another', kept({ name: 'adt client' }), kept({ name: 'adt-client' })],
  [
    'copy it from the vault, or leave it out for the newest',
    kept({ version: '1' }),
    kept({ version: '0123456789abcdef'.repeat(2) }),
    kept({}),
  ],
];

const FEDERATED: Row[] = [
  [
    'choose another',
    federated(() => FederatedIdentity.of({ issuer: 'https://a.b', subject: 'c' }), { name: 'a' }),
    branch(GitHubRepository.withIds(IDS)),
  ],
  [
    'pass GitHubRepository.withIds() if gh api repos/<owner>/<repository>/actions/oidc/customization/sub --jq .sub_claim_prefix ' +
      'prints IDs, as for each repository made after 15 July 2026, else GitHubRepository.withNamesOnly()',
    branch(NAMES),
    withIds({}),
    withNames({}),
  ],
  ["run gh api repos/<owner>/<repository> --jq '.owner.id, .id'", withIds({ ownerId: 'a' }), withIds({})],
  [
    'write it without the repository, as GitHub spells it',
    withNames({ owner: 'contoso/twins' }),
    withNames({ owner: 'contoso' }),
  ],
  [
    'write it without the owner and without .git',
    withNames({ repository: 'contoso/twins.git' }),
    withNames({ repository: 'twins' }),
  ],
  [
    'leave it out for github.com; write https://token.actions.<subdomain>.ghe.com or https://<host>/_services/token for an enterprise',
    withNames({ issuer: 'https://a.b' }),
    withNames({}),
    withNames({ issuer: 'https://token.actions.contoso.ghe.com' }),
    withNames({ issuer: 'https://github.contoso.com/_services/token' }),
  ],
  [
    'leave it out for github.com; write https://token.actions.<subdomain>.ghe.com for an enterprise',
    withIds({ issuer: 'https://a.b' }),
    withIds({}),
    withIds({ issuer: 'https://token.actions.contoso.ghe.com' }),
  ],
  [
    'use GitHubRepository.withNamesOnly()',
    withIds({ issuer: 'https://github.contoso.com/_services/token' }),
    withNames({ issuer: 'https://github.contoso.com/_services/token' }),
  ],
  [
    'leave out refs/heads/ and refs/tags/; there are no wildcards',
    branch(GitHubRepository.withIds(IDS), 'refs/heads/main'),
    branch(GitHubRepository.withIds(IDS), 'main'),
  ],
  [
    'write it as in the URL of the project, such as twins/plants/portal, without a slash at its ends',
    gitlab({ projectPath: '/twins/' }),
    gitlab({ projectPath: 'twins/plants/portal' }),
  ],
  [
    'remove each slash at its end',
    gitlab({ issuer: 'https://gitlab.contoso.com//' }),
    gitlab({ issuer: 'https://gitlab.contoso.com' }),
  ],
  [
    'copy the Subject identifier from the page of the connection; for sc://… there is azureDevOpsByName()',
    devOps('sc://contoso/twins/adt'),
    devOps(`/eid1/c/pub/t/a/sc/${GUIDS[0]}/${GUIDS[1]}`),
    devOpsByName({}),
  ],
  [
    'make a credential for each subject: this kind is compared letter by letter',
    federated(() => FederatedIdentity.of({ issuer: 'https://a.b', subject: '*' })),
    issuer('https://a.b'),
  ],
  [
    'copy what az aks show --query oidcIssuerProfile.issuerUrl prints, with the slash at its end',
    kubernetes({ issuer: `https://weu.oic.prod-aks.azure.com/${GUIDS[0]}/${GUIDS[1]}` }),
    kubernetes({ issuer: `https://weu.oic.prod-aks.azure.com/${GUIDS[0]}/${GUIDS[1]}/` }),
  ],
  [
    'Entra ID allows 20: give the rest a registration of their own',
    () => addFederated(...Array.from({ length: 21 }, (_, index) => `n${index}00`)),
    () => addFederated('one', 'two'),
  ],
  [
    'write it as GitHub spells it; there are no wildcards',
    federated(() => FederatedIdentity.githubEnvironment(GitHubRepository.withIds(IDS), '*')),
    federated(() => FederatedIdentity.githubEnvironment(GitHubRepository.withIds(IDS), 'production')),
  ],
  [
    'write it as Azure DevOps spells it, without slashes',
    devOpsByName({ project: 'twins/adt' }),
    devOpsByName({ project: 'twins' }),
  ],
];

const ACCESS_AND_ADOPTION: Row[] = [
  [
    'write /subscriptions/<GUID>/resourceGroups/<name>/providers/Microsoft.DigitalTwins/digitalTwinsInstances/<name>, or pass the id of an azurerm_digital_twins_instance',
    access({ instanceId: 'plant' }),
    access({ instanceId: INSTANCE_ID }),
    access({ instanceId: token.stringValue }),
  ],
  [`write '${INSTANCE_ID}'`, access({ instanceId: `https://management.azure.com${INSTANCE_ID}/` }), access({})],
  [
    `write '${INSTANCE_ID}': Terraform would replace the assignment at each apply`,
    access({ instanceId: INSTANCE_ID.replace('resourceGroups', 'resourcegroups') }),
    access({}),
  ],
  [
    'copy the ID that az dt show --dt-name <name> --query id prints',
    access({ instanceId: instanceId('i') }),
    access({}),
  ],
  [
    'pass the ID of each instance: a wider scope gives access to every instance in it',
    access({ instanceId: `/subscriptions/${SUBSCRIPTION}` }),
    access({}),
  ],
  [
    'copy the ID, not the name: az role definition list --name "<role>" --query "[].name"',
    access({ role: AdtRole.fromRoleDefinitionId('Owner') }),
    access({ role: AdtRole.fromRoleDefinitionId(GUIDS[0]) }),
  ],
  [
    'write /subscriptions/<GUID>/resourceGroups/<name>/providers/Microsoft.KeyVault/vaults/<name>, or pass the id of an azurerm_key_vault',
    stored({ keyVaultId: 'plant' }),
    stored({}),
    stored({ keyVaultId: token.stringValue }),
  ],
  [`write '${VAULT_ID}'`, stored({ keyVaultId: `${VAULT_ID}/secrets/a` }), stored({})],
  [
    'copy the ID that az keyvault show --name <name> --query id prints',
    stored({ keyVaultId: VAULT_ID.replace('plant', 'kv') }),
    stored({}),
  ],
  [
    'set roleAssignment',
    adopt({ roleAssignmentId: ASSIGNMENT_ID }),
    adopt({ roleAssignmentId: ASSIGNMENT_ID }, { roleAssignment: ACCESS }),
  ],
  [
    'set grantAdminConsent',
    adopt({ delegatedPermissionGrantId: GRANT_ID }),
    adopt({ delegatedPermissionGrantId: GRANT_ID }, { grantAdminConsent: true }),
  ],
  [
    'copy it from az role assignment list --scope <instance ID> --query "[].id"',
    adopt({ roleAssignmentId: GUIDS[2] }, { roleAssignment: ACCESS }),
    adopt({ roleAssignmentId: ASSIGNMENT_ID }, { roleAssignment: ACCESS }),
  ],
  [
    'Terraform would replace it: take over an assignment on the instance itself, or leave it out',
    adopt({ roleAssignmentId: ASSIGNMENT_ID.replace('plant', 'other') }, { roleAssignment: ACCESS }),
    adopt({ roleAssignmentId: ASSIGNMENT_ID }, { roleAssignment: ACCESS }),
    adopt({}, { roleAssignment: ACCESS }),
  ],
  [
    'copy it from az ad app permission list-grants --id <client ID> --query "[].{id:id, scope:scope}"',
    adopt({ delegatedPermissionGrantId: 'a' }, { grantAdminConsent: true }),
    adopt({ delegatedPermissionGrantId: GRANT_ID }, { grantAdminConsent: true }),
  ],
  [
    'copy the other one from az ad app permission list-grants --id <client ID> --query "[].{id:id, scope:scope}", or leave it out ' +
      'where there is only one',
    adopt({ delegatedPermissionGrantId: GRANT_ID, signInPermissionGrantId: GRANT_ID }, { grantAdminConsent: true }),
    adopt(
      { delegatedPermissionGrantId: GRANT_ID, signInPermissionGrantId: `${GRANT_ID}2` },
      { grantAdminConsent: true },
    ),
    adopt({ signInPermissionGrantId: GRANT_ID }, { grantAdminConsent: true }),
  ],
  [
    'pass applicationObjectId to fromAttributes(), or use fromClientId(), which looks it up',
    () => attributes({}).addClientSecret('Ci'),
    () => attributes({ applicationObjectId: GUIDS[1] }).addClientSecret('Ci'),
    () => AdtAppRegistration.fromClientId(newStack(), 'Shared', GUIDS[0]).addClientSecret('Ci'),
  ],
];

const asLocal = (expression: string) => new TerraformLocal(newStack(), 'local', expression).asString;

const EXPRESSIONS: Row[] = [
  [
    'double the $ or % before the { if it is text; if it is not, pass a token, such as the asString of a TerraformLocal',
    named('${var.a} %{b}'),
    named('$${var.a} %%{b}'),
    named(asLocal('${var.a}')),
  ],
  ['pass a token, such as the asString of a TerraformLocal', owners('${var.a}'), owners(asLocal('${var.a}'))],
  ['join the two with Fn.join()', named(`$${token.stringValue}`), named(Fn.join('', ['$', token.stringValue]))],
];

const operators = AdtPrincipal.group(GUIDS[3]);
const assigned = (given: object) => () =>
  new AdtRoleAssignment(newStack(), 'x', { ...ACCESS, ...given } as AdtRoleAssignmentProps);
const users = (usersAndGroups: unknown) => props({ usersAndGroups });
const consents = (consentForUsers: unknown, rest: object = {}) => props({ consentForUsers, ...rest });
const byApplication = (principal: (registration: AdtAppRegistration) => AdtPrincipal | undefined) => () => {
  const registration = register();
  registration.addRoleAssignment('x', { ...ACCESS, principal: principal(registration) });
};

const SIGN_IN: Row[] = [
  [
    'add principal, such as AdtPrincipal.group(<object ID>), or registration',
    assigned({}),
    assigned({ principal: operators }),
    assigned({ registration: register() }),
  ],
  [
    'pass AdtPrincipal.user(), AdtPrincipal.group(), or another of its kind',
    assigned({ principal: GUIDS[0] }),
    assigned({ principal: AdtPrincipal.user(GUIDS[0]) }),
    assigned({ principal: operators }),
  ],
  [
    'pass the object ID of who gets the role; for the registration itself, leave it out',
    byApplication(({ applicationObjectId }) => AdtPrincipal.servicePrincipal(applicationObjectId)),
    byApplication(() => AdtPrincipal.servicePrincipal(GUIDS[0])),
    byApplication(() => undefined),
  ],
  ['pass its .objectId', users({ a: AdtPrincipal.group({ objectId: GUIDS[0] } as never) }), users({ a: operators })],
  [
    'pass its .principalId',
    assigned({ principal: AdtPrincipal.managedIdentity({ principalId: GUIDS[0] } as never) }),
    assigned({ principal: AdtPrincipal.managedIdentity(GUIDS[0]) }),
  ],
  ['leave it out to let every user of the tenant sign in', users({}), users(undefined)],
  ['leave it out, and users are asked when they sign in', consents({}), consents(undefined)],
  ['write a name of your own', users({ ' ': operators }), users({ operators })],
  [
    'remove it: an application that signs in as itself is not asked for an assignment',
    users({ a: AdtPrincipal.servicePrincipal(GUIDS[0]), b: operators }),
    users({ b: operators }),
  ],
  [
    'name the users, or set grantAdminConsent for everyone: Entra ID keeps no consent for groups',
    consents({ a: operators }),
    consents({ a: AdtPrincipal.user(GUIDS[0]) }),
    props({ grantAdminConsent: true }),
  ],
  [
    'remove one of the two',
    consents({ a: AdtPrincipal.user(GUIDS[0]) }, { grantAdminConsent: true }),
    consents({ a: AdtPrincipal.user(GUIDS[0]) }),
    props({ grantAdminConsent: true }),
  ],
  [
    'set it, or use addRoleAssignment(), which names the instance',
    () => register().grantDataAccess('x', operators, AdtRole.DATA_READER),
    () => register({ roleAssignment: ACCESS }).grantDataAccess('x', operators, AdtRole.DATA_READER),
    () => register().addRoleAssignment('x', { ...ACCESS, principal: operators }),
  ],
];

const ROWS = [
  SIGN_IN,
  EXPRESSIONS,
  TYPES,
  NAMES_AND_IDS,
  REDIRECT_URIS,
  CREDENTIALS,
  FEDERATED,
  ACCESS_AND_ADOPTION,
].flat();

describe('a fix that is done is accepted:', () => {
  test.each(ROWS)('%s', (says, told, ...done) => {
    const found = problems(told).map((text) => /; (.*) \[([\w-]+)\]$/.exec(text)?.slice(1) ?? []);
    expect(found.map(([fix]) => fix)).toContain(says);
    expect(done).not.toHaveLength(0);
    for (const make of done) expect(codesOf(make)).toEqual([]);
  });
});

describe('the form that a known issuer must have is accepted:', () => {
  const forms = KNOWN_ISSUERS.flatMap(({ shape }) => shape.match(/https:\/\/(?:<[^>]+>|[^\s,<])+/g) ?? []);

  test.each(forms)('%s', (form) => {
    const written = form
      .replace(/<(?:GUID|tenant ID|organization ID)>/g, GUIDS[0])
      .replace('<ID>', 'ABCDEF0123456789')
      .replace(/<[a-z]+>/g, 'a');
    expect(codesOf(issuer(written))).toEqual([]);
  });
});

/** Whether a fix names a value, a prop, a member or a call, and not what to do in words alone. */
const NAMES_SOMETHING = /'|\(|<|\[|\d|\w\.\w|[a-z][A-Z]/;

test('each fix that names something is done here, but for other values in it', () => {
  const text = readFileSync(`${__dirname}/__snapshots__/error-texts.test.ts.snap`, 'utf8');
  const fixes = [...text.matchAll(/; (.*?) \[[\w-]+\]"?$/gm)].map(([, fix]) => fix);
  expect(fixes.length).toBeGreaterThan(100);
  const known = (fix: string) =>
    fix
      .replace(/'[^']*'/g, "'…'")
      .replace(/write one of .*/, 'write one of …')
      .replace(/pass \w+ to/, 'pass … to')
      .replace(/ClientCredential\.\w+\(…\), or use what \w+\(\)/, 'ClientCredential.…, or use what …');
  const done = new Set(ROWS.map(([says]) => known(says)));
  expect(fixes.filter((fix) => NAMES_SOMETHING.test(fix) && !done.has(known(fix)))).toEqual([]);
});
