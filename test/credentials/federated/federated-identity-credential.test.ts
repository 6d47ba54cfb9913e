import { TerraformVariable } from 'cdktf';
import {
  type AzureDevOpsNamedServiceConnection,
  ClientCredential,
  FederatedIdentity,
  FederatedIdentityCredential,
  GitHubRepository,
  TerraformRunPhase,
  type TerraformWorkspace,
} from '../../../src';
import { codes, problems, refusal } from '../../support/problems';
import { expression, GUIDS, newStack, register, synth, Terraform } from '../../support/synth';

const TYPE = 'azuread_application_federated_identity_credential';
const NAMES = { owner: 'contoso', repository: 'twins' };
const REPOSITORY = GitHubRepository.withNamesOnly(NAMES);
const IDS = { ...NAMES, ownerId: '123', repositoryId: '456' };
const { githubEnvironment, githubBranch, githubTag, githubPullRequest } = FederatedIdentity;
const { gitlabBranch, gitlabTag, kubernetesServiceAccount, terraformWorkspace } = FederatedIdentity;
const { azureDevOps, azureDevOpsByName } = FederatedIdentity;
const main = () => githubBranch(REPOSITORY, 'main');

const codesOf = (identity: FederatedIdentity) =>
  codes({ credential: ClientCredential.federated({ name: 'name', identity }) });
const partsOf = (identity: FederatedIdentity) => {
  if (codesOf(identity).length === 0) return [];
  const found = problems(() => register({ credential: ClientCredential.federated({ name: 'name', identity }) }));
  return found.map((text) => text.replace(/^credential\.identity\.(\S+) .*$/s, '$1'));
};

describe('the claims of', () => {
  const github = 'https://token.actions.githubusercontent.com';
  const connection: AzureDevOpsNamedServiceConnection = {
    organization: 'contoso',
    organizationId: GUIDS[0],
    project: 'My Twins',
    serviceConnection: 'deploy',
  };
  const sc = `/eid1/c/pub/t/a_b-c/a/d_e-f/sc/${GUIDS[1]}/${GUIDS[2]}`;
  const workspace = { organization: 'contoso', workspace: 'twins' };

  test.each<[string, () => FederatedIdentity, string, string]>([
    [
      'GitHub, an environment',
      () => githubEnvironment(REPOSITORY, 'production'),
      github,
      'repo:contoso/twins:environment:production',
    ],
    [
      'GitHub, an environment with a colon',
      () => githubEnvironment(REPOSITORY, 'a:b'),
      github,
      'repo:contoso/twins:environment:a%3Ab',
    ],
    [
      'GitHub, a branch',
      () => githubBranch(REPOSITORY, 'release/1.0'),
      github,
      'repo:contoso/twins:ref:refs/heads/release/1.0',
    ],
    ['GitHub, a tag', () => githubTag(REPOSITORY, 'v1.0.0'), github, 'repo:contoso/twins:ref:refs/tags/v1.0.0'],
    [
      'GitHub, a repository of pages',
      () => githubBranch(GitHubRepository.withNamesOnly({ ...NAMES, repository: 'contoso.github.io' }), 'main'),
      github,
      'repo:contoso/contoso.github.io:ref:refs/heads/main',
    ],
    ['GitHub, pull requests', () => githubPullRequest(REPOSITORY), github, 'repo:contoso/twins:pull_request'],
    [
      'GitHub, immutable',
      () => githubBranch(GitHubRepository.withIds(IDS), 'main'),
      github,
      'repo:contoso@123/twins@456:ref:refs/heads/main',
    ],
    [
      'GitHub Enterprise',
      () =>
        githubBranch(
          GitHubRepository.withNamesOnly({ ...NAMES, issuer: 'https://github.contoso.com/_services/token' }),
          'main',
        ),
      'https://github.contoso.com/_services/token',
      'repo:contoso/twins:ref:refs/heads/main',
    ],
    [
      'GitHub Enterprise Cloud with data residency',
      () => githubPullRequest(GitHubRepository.withIds({ ...IDS, issuer: 'https://token.actions.contoso.ghe.com' })),
      'https://token.actions.contoso.ghe.com',
      'repo:contoso@123/twins@456:pull_request',
    ],
    [
      'GitHub, an enterprise with an issuer of its own',
      () => githubTag(GitHubRepository.withIds({ ...IDS, issuer: `${github}/contoso-corp` }), 'v1'),
      `${github}/contoso-corp`,
      'repo:contoso@123/twins@456:ref:refs/tags/v1',
    ],
    [
      'Azure DevOps',
      () => azureDevOps({ tenantId: GUIDS[0], subject: sc }),
      `https://login.microsoftonline.com/${GUIDS[0]}/v2.0`,
      sc,
    ],
    [
      'Azure DevOps, IDs in capitals',
      () =>
        azureDevOps({
          tenantId: GUIDS[0],
          subject: '/eid1/sc/ABCDEF00-0000-4000-8000-000000000000/ABCDEF00-0000-4000-8000-000000000000',
        }),
      `https://login.microsoftonline.com/${GUIDS[0]}/v2.0`,
      '/eid1/sc/ABCDEF00-0000-4000-8000-000000000000/ABCDEF00-0000-4000-8000-000000000000',
    ],
    [
      'Azure DevOps, the older issuer',
      () => azureDevOpsByName(connection),
      `https://vstoken.dev.azure.com/${GUIDS[0]}`,
      'sc://contoso/My Twins/deploy',
    ],
    [
      'Azure DevOps, whose issuers are in lower case',
      () => azureDevOps({ tenantId: 'ABCDEF00-0000-4000-8000-000000000000', subject: sc }),
      'https://login.microsoftonline.com/abcdef00-0000-4000-8000-000000000000/v2.0',
      sc,
    ],
    [
      'Azure DevOps, whose older issuers are, too',
      () => azureDevOpsByName({ ...connection, organizationId: 'ABCDEF00-0000-4000-8000-000000000000' }),
      'https://vstoken.dev.azure.com/abcdef00-0000-4000-8000-000000000000',
      'sc://contoso/My Twins/deploy',
    ],
    [
      'GitLab, a branch',
      () => gitlabBranch({ projectPath: 'contoso/plants/twins' }, 'main'),
      'https://gitlab.com',
      'project_path:contoso/plants/twins:ref_type:branch:ref:main',
    ],
    [
      'GitLab of your own, a tag',
      () => gitlabTag({ projectPath: 'contoso/twins', issuer: 'https://gitlab.contoso.com' }, 'v1'),
      'https://gitlab.contoso.com',
      'project_path:contoso/twins:ref_type:tag:ref:v1',
    ],
    [
      'Kubernetes',
      () =>
        kubernetesServiceAccount({
          issuer: 'https://aks.example/t/u/',
          namespace: 'twins',
          serviceAccount: 'client.v1',
        }),
      'https://aks.example/t/u/',
      'system:serviceaccount:twins:client.v1',
    ],
    [
      'HCP Terraform',
      () => terraformWorkspace({ ...workspace, runPhase: TerraformRunPhase.PLAN }),
      'https://app.terraform.io',
      'organization:contoso:project:Default Project:workspace:twins:run_phase:plan',
    ],
    [
      'Terraform Enterprise',
      () =>
        terraformWorkspace({
          ...workspace,
          project: 'Plants',
          issuer: 'https://tfe.contoso.com',
          runPhase: TerraformRunPhase.APPLY,
        }),
      'https://tfe.contoso.com',
      'organization:contoso:project:Plants:workspace:twins:run_phase:apply',
    ],
    [
      'GitHub, a branch under refs, and an owner of old',
      () => githubBranch(GitHubRepository.withNamesOnly({ ...NAMES, owner: 'contoso-' }), 'refs/x'),
      github,
      'repo:contoso-/twins:ref:refs/heads/refs/x',
    ],
    [
      'GitLab, a project that begins with a dot',
      () => gitlabBranch({ projectPath: 'contoso/.profile' }, 'main'),
      'https://gitlab.com',
      'project_path:contoso/.profile:ref_type:branch:ref:main',
    ],
    [
      'AKS, and the longest service account',
      () =>
        kubernetesServiceAccount({
          issuer: `https://westeurope.oic.prod-aks.azure.com/${GUIDS[0]}/${GUIDS[1]}/`,
          namespace: 'twins',
          serviceAccount: 'a'.repeat(253),
        }),
      `https://westeurope.oic.prod-aks.azure.com/${GUIDS[0]}/${GUIDS[1]}/`,
      `system:serviceaccount:twins:${'a'.repeat(253)}`,
    ],
    ['any issuer', () => FederatedIdentity.of({ issuer: 'https://a.b/', subject: 'c' }), 'https://a.b/', 'c'],
  ])('%s are what its tokens carry', (_, make, issuer, subject) => {
    const identity = make();
    expect({ issuer: identity.issuer, subject: identity.subject }).toEqual({ issuer, subject });
    expect(codesOf(identity)).toEqual([]);
  });
});

describe('a part that the issuer would never send is refused:', () => {
  const repo = (change: object) => GitHubRepository.withNamesOnly({ ...NAMES, ...change });
  const withIds = (change: object) => GitHubRepository.withIds({ ...IDS, ...change });
  const phase = TerraformRunPhase.PLAN;
  const hcp = (change: object): TerraformWorkspace => ({
    organization: 'a',
    workspace: 'b',
    runPhase: phase,
    ...change,
  });
  const pod = (change: object) => ({ issuer: 'https://a.b/', namespace: 'a', serviceAccount: 'b', ...change });

  test.each<[string, () => FederatedIdentity, string[]]>([
    ['an owner with the repository', () => githubBranch(repo({ owner: 'contoso/twins' }), 'main'), ['owner']],
    ['an owner that begins with a hyphen', () => githubBranch(repo({ owner: '-contoso' }), 'main'), ['owner']],
    ['an owner of 40 characters', () => githubBranch(repo({ owner: 'a'.repeat(40) }), 'main'), ['owner']],
    ['a repository with .git', () => githubBranch(repo({ repository: 'twins.git' }), 'main'), ['repository']],
    ['a repository with its owner', () => githubBranch(repo({ repository: 'contoso/twins' }), 'main'), ['repository']],
    ['a branch as a ref', () => githubBranch(REPOSITORY, 'refs/heads/main'), ['branch']],
    ['a branch with a wildcard', () => githubBranch(REPOSITORY, 'release/*'), ['branch']],
    ['a branch with a space', () => githubBranch(REPOSITORY, 'my branch'), ['branch']],
    ['an empty branch', () => githubBranch(REPOSITORY, ''), ['branch']],
    ['a tag as a ref', () => githubTag(REPOSITORY, 'refs/tags/v1'), ['tag']],
    ['a branch with a part that begins with a dot', () => githubBranch(REPOSITORY, 'a/.b'), ['branch']],
    ['a slash at the end of GitHub', () => githubBranch(repo({ issuer: 'https://a.b/' }), 'main'), ['issuer']],
    ['a slash at the end of GitLab', () => gitlabTag({ projectPath: 'a/b', issuer: 'https://a.b/' }, 'v1'), ['issuer']],
    ['a slash at the end of Terraform', () => terraformWorkspace(hcp({ issuer: 'https://a.b/' })), ['issuer']],
    [
      'no slash at the end of AKS',
      () => kubernetesServiceAccount(pod({ issuer: 'https://oidc.prod-aks.azure.com/t', namespace: 'A' })),
      ['issuer', 'namespace'],
    ],
    [
      'a service account of 254 characters',
      () => kubernetesServiceAccount(pod({ serviceAccount: 'a'.repeat(254) })),
      ['serviceAccount'],
    ],
    ['a tag with two dots', () => githubTag(REPOSITORY, 'v1..2'), ['tag']],
    ['a tag that git keeps for itself', () => githubTag(REPOSITORY, 'v1.lock'), ['tag']],
    ['an environment that begins with a space', () => githubEnvironment(REPOSITORY, ' production'), ['environment']],
    ['an environment with a wildcard', () => githubEnvironment(REPOSITORY, '*'), ['environment']],
    ['an environment that ends with a space', () => githubEnvironment(REPOSITORY, 'production '), ['environment']],
    ['no ID of the repository', () => githubBranch(withIds({ repositoryId: undefined }), 'main'), ['repositoryId']],
    ['no ID of the owner', () => githubBranch(withIds({ ownerId: undefined }), 'main'), ['ownerId']],
    ['an ID that is no number', () => githubBranch(withIds({ ownerId: 'a' }), 'main'), ['ownerId']],
    ['an ID that begins with a letter', () => githubBranch(withIds({ ownerId: 'a1' }), 'main'), ['ownerId']],
    ['an ID that ends with one', () => githubBranch(withIds({ repositoryId: '1a' }), 'main'), ['repositoryId']],
    [
      'IDs on GitHub Enterprise Server',
      () => githubBranch(withIds({ issuer: 'https://github.contoso.com/_services/token' }), 'main'),
      ['issuer'],
    ],
    ['an issuer that is not of GitHub', () => githubBranch(repo({ issuer: 'https://a.b' }), 'main'), ['issuer']],
    ['an issuer that is none', () => githubBranch(withIds({ issuer: 'a' }), 'main'), ['issuer']],
    ['several at once', () => githubBranch(repo({ owner: '', repository: '' }), ''), ['owner', 'repository', 'branch']],
    ['a project without a group', () => gitlabBranch({ projectPath: 'twins' }, 'main'), ['projectPath']],
    ['a project with a slash at its end', () => gitlabBranch({ projectPath: 'a/b/' }, 'main'), ['projectPath']],
    ['a project as a URL', () => gitlabTag({ projectPath: 'https://gitlab.com/a/b' }, 'v1'), ['projectPath']],
    ['a branch of GitLab as a ref', () => gitlabBranch({ projectPath: 'a/b' }, 'refs/heads/main'), ['branch']],
    ['a namespace in capitals', () => kubernetesServiceAccount(pod({ namespace: 'Twins' })), ['namespace']],
    ['a namespace with a dot', () => kubernetesServiceAccount(pod({ namespace: 'a.b' })), ['namespace']],
    [
      'a service account with a slash',
      () => kubernetesServiceAccount(pod({ serviceAccount: 'a/b' })),
      ['serviceAccount'],
    ],
    ['a workspace with a wildcard', () => terraformWorkspace(hcp({ workspace: '*' })), ['workspace']],
    ['an organization with a space', () => terraformWorkspace(hcp({ organization: 'a b' })), ['organization']],
    ['a project of two letters', () => terraformWorkspace(hcp({ project: 'ab' })), ['project']],
    ['a project that begins with a space', () => terraformWorkspace(hcp({ project: ' Plants' })), ['project']],
    ['a project that ends with a space', () => terraformWorkspace(hcp({ project: 'Plants ' })), ['project']],
    ['an unknown phase', () => terraformWorkspace(hcp({ runPhase: 'destroy' })), ['runPhase']],
    ['the older subject', () => azureDevOps({ tenantId: GUIDS[0], subject: 'sc://a/b/c' }), ['subject']],
    [
      'a tenant by its name',
      () => azureDevOps({ tenantId: 'contoso', subject: `/e/sc/${GUIDS[0]}/${GUIDS[1]}` }),
      ['tenantId'],
    ],
    [
      'a connection with a slash',
      () => azureDevOpsByName({ organization: 'a', organizationId: GUIDS[0], project: 'b', serviceConnection: 'c/d' }),
      ['serviceConnection'],
    ],
    ['no repository at all', () => githubBranch(undefined as never, 'main'), ['repository']],
    [
      'a repository without names',
      () => githubBranch(GitHubRepository.withIds(undefined as never), 'main'),
      ['repository'],
    ],
    ['no project at all', () => gitlabBranch(undefined as never, 'main'), ['project']],
    ['no account at all', () => kubernetesServiceAccount(undefined as never), ['account']],
    ['no workspace at all', () => terraformWorkspace(undefined as never), ['workspace']],
    ['no connection at all', () => azureDevOps(undefined as never), ['connection']],
    ['no named connection at all', () => azureDevOpsByName(undefined as never), ['connection']],
  ])('%s', (_, identity, parts) => {
    expect(partsOf(identity())).toEqual(parts);
  });
});

describe('of a repository on GitHub, neither form of the subject is a default:', () => {
  test.each<[string, unknown]>([
    ['names only', NAMES],
    ['names and IDs', IDS],
    ['a text', 'contoso/twins'],
  ])('%s are refused, and the error says how to find out', (_, repository) => {
    const credential = ClientCredential.federated({
      name: 'main',
      identity: githubBranch(repository as GitHubRepository, 'main'),
    });
    expect(problems(() => register({ credential }))).toEqual([
      expect.stringMatching(
        /^credential\.identity\.repository must say .*withIds\(\) if gh api repos\/.*withNamesOnly\(\) \[federated-github-ids\]$/,
      ),
    ]);
  });
});

test('an environment that Terraform alone knows is left as it is, whatever is in it', () => {
  const chosen = expression('var.production ? "production" : "staging"');
  const { stringValue } = new TerraformVariable(newStack(), 'environment', { type: 'string' });
  for (const environment of [chosen, stringValue]) {
    expect(githubEnvironment(REPOSITORY, environment).subject).toBe(`repo:contoso/twins:environment:${environment}`);
  }
});

test('a repository on GitHub is what it was when it was passed, even if the object changes after that', () => {
  const given = { ...IDS };
  const repository = GitHubRepository.withIds(given);
  given.ownerId = 'a';
  expect(codesOf(githubBranch(repository, 'main'))).toEqual([]);
  expect(githubBranch(repository, 'main').subject).toBe('repo:contoso@123/twins@456:ref:refs/heads/main');
});

test('the IDs of Azure DevOps may be known only to Terraform', () => {
  const { stringValue: id } = new TerraformVariable(newStack(), 'id', { type: 'string' });
  const subject = `/eid1/sc/${GUIDS[0]}/${GUIDS[1]}`;
  expect(azureDevOps({ tenantId: id, subject }).issuer).toBe(`https://login.microsoftonline.com/${id}/v2.0`);
});

describe('the claims are checked', () => {
  const of = (issuer: unknown, subject: unknown) =>
    codesOf(FederatedIdentity.of({ issuer: issuer as string, subject: subject as string }));

  test.each([
    ['http://a.b', 'federated-issuer'],
    ['a.b', 'federated-issuer'],
    ['https://a.b?c', 'federated-issuer'],
    ['https://a.b#c', 'federated-issuer'],
    ['https://a.b ', 'federated-issuer'],
    [' https://a.b', 'federated-issuer'],
    ['https://a@b', 'federated-issuer'],
    ['https://a.b\\c', 'federated-issuer'],
    ['https://\u0430.b', 'federated-issuer'],
    ['https://a.b/\u0430', 'federated-issuer'],
    ['https://a.b/\u200b', 'federated-issuer'],
    ['https://a.b/\u202e', 'federated-issuer'],
    ['https://[::1]', 'federated-issuer'],
    ['https://a.b:http', 'federated-issuer'],
    ['HTTPS://a.b', 'federated-issuer'],
    ['https:a.b', 'federated-issuer'],
    [`https://a.b/${'c'.repeat(600)}`, 'federated-issuer'],
    [undefined, 'type'],
  ])('the issuer %p is refused', (issuer, code) => {
    expect(of(issuer, 'c')).toEqual([code]);
  });

  test.each([
    ['', 'federated-text'],
    [' c', 'federated-text'],
    ['c'.repeat(601), 'federated-text'],
    ['repo:a/b:ref:refs/heads/*', 'federated-wildcard'],
    [undefined, 'type'],
  ])('the subject %p is refused', (subject, code) => {
    expect(of('https://a.b', subject)).toEqual([code]);
  });

  test('each may have 600 characters', () => {
    expect(of(`https://a.b/${'c'.repeat(588)}`, 'd'.repeat(600))).toEqual([]);
  });

  test('and missed where they are not given at all', () => {
    expect(codesOf(FederatedIdentity.of(undefined as never))).toEqual(['type']);
  });

  test('tokens are not', () => {
    const variable = new TerraformVariable(newStack(), 'v', { type: 'string' }).stringValue;
    expect(of(variable, variable)).toEqual([]);
    const tokens = GitHubRepository.withIds({
      owner: variable,
      repository: variable,
      ownerId: variable,
      repositoryId: variable,
      issuer: variable,
    });
    expect(codesOf(githubBranch(tokens, variable))).toEqual([]);
  });
});

describe('a federated identity credential', () => {
  const named = (name: string, change: object = {}) =>
    ClientCredential.federated({ name, identity: main(), ...change });

  test('is what Terraform makes of it', () => {
    expect(synth({ credential: named('main', { description: 'CI' }) }).resource(TYPE)).toEqual({
      application_id: '/applications/${azuread_application.Client_4A7F64DF.object_id}',
      display_name: 'main',
      description: 'CI',
      audiences: ['api://AzureADTokenExchange'],
      issuer: 'https://token.actions.githubusercontent.com',
      subject: 'repo:contoso/twins:ref:refs/heads/main',
    });
  });

  test('has another audience where one is given', () => {
    const audience = 'api://AzureADTokenExchangeUSGov';
    expect(synth({ credential: named('main', { audience }) }).resource(TYPE).audiences).toEqual([audience]);
  });

  test.each(['ab', '-abc', 'a b', 'a'.repeat(121), '', 'a.b'])('is not called %p', (name) => {
    expect(codes({ credential: named(name) })).toEqual(['federated-name']);
  });

  test.each([{ description: '' }, { description: ' a' }, { audience: '' }, { audience: 'a'.repeat(601) }])(
    'has no %p',
    (change) => {
      expect(codes({ credential: named('main', change) })).toEqual(['federated-text']);
    },
  );

  test('has an identity', () => {
    for (const identity of ['repo:a/b', undefined]) {
      expect(codes({ credential: named('main', { identity }) })).toEqual(['type']);
    }
    expect(codes({ credential: ClientCredential.federated(undefined as never) })).toEqual(['type']);
  });

  test('has a name, and an issuer with a subject, that no other of the registration has', () => {
    const registration = register({ credential: named('main') });
    const again = () => registration.addFederatedIdentityCredential('main', { name: 'main', identity: main() });
    expect(refusal(again).message).toMatch(/^FederatedIdentityCredential '/);
    expect(problems(again)).toEqual([
      expect.stringMatching(/^name is that of another credential, got 'main'.*\[federated-duplicate\]$/),
      expect.stringMatching(/^identity is that of another credential, got 'repo:contoso.*\[federated-duplicate\]$/),
    ]);
    const tag = FederatedIdentity.githubTag(REPOSITORY, 'main');
    expect(() => registration.addFederatedIdentityCredential('tag', { name: 'tag', identity: tag })).not.toThrow();
    const other = FederatedIdentity.of({ issuer: 'https://a.b', subject: main().subject });
    expect(() =>
      registration.addFederatedIdentityCredential('other', { name: 'other', identity: other }),
    ).not.toThrow();
    expect(() => register().addFederatedIdentityCredential('main', { name: 'main', identity: main() })).not.toThrow();
  });

  test('may have a subject that is another token, or that a loop fills in, but not the same token', () => {
    const stack = newStack();
    const registration = register({}, stack);
    const add = (name: string, subject: string) =>
      registration.addFederatedIdentityCredential(name, {
        name,
        identity: FederatedIdentity.of({ issuer: 'https://a.b', subject }),
      });
    const [one, two] = ['one', 'two'].map((name) => new TerraformVariable(stack, name, { type: 'string' }));
    add('one', one.stringValue);
    add('two', two.stringValue);
    const inLoop = expression('each.value');
    add('loop', inLoop);
    add('again', inLoop);
    expect(problems(() => add('three', one.stringValue))).toEqual([
      expect.stringMatching(/^identity is that of another.*\[federated-duplicate\]$/),
    ]);
    expect(Object.keys(Terraform.of(stack).resources(TYPE))).toHaveLength(4);
  });

  test('is refused with one error for all, whether a problem is its own or one beside the others', () => {
    const registration = register({ credential: named('main') });
    const again = () =>
      registration.addFederatedIdentityCredential('x', { name: 'main', identity: main(), description: '' });
    expect(problems(again).map((text) => text.replace(/ .*/, ''))).toEqual(['description', 'name', 'identity']);
  });

  test('is compared letter by letter', () => {
    const registration = register({ credential: named('main') });
    const capital = FederatedIdentity.githubBranch(REPOSITORY, 'Main');
    expect(() => registration.addFederatedIdentityCredential('x', { name: 'Main', identity: capital })).not.toThrow();
  });

  test('is one of twenty at most', () => {
    const registration = register();
    const add = (number: number) =>
      registration.addFederatedIdentityCredential(`branch-${number}`, {
        name: `branch-${number}`,
        identity: FederatedIdentity.githubBranch(REPOSITORY, `b${number}`),
      });
    for (let number = 1; number <= 20; number += 1) add(number);
    expect(problems(() => add(21))).toEqual([expect.stringContaining('[federated-count]')]);
  });

  test('does not wait for other credentials, nor they for it, so that it is removed before it is made anew', () => {
    const stack = newStack();
    const registration = register({}, stack);
    registration.addFederatedIdentityCredential('main', { name: 'main', identity: main() });
    registration.addClientSecret('Ci');
    const terraform = Terraform.of(stack);
    expect(terraform.resource(TYPE).depends_on).toBeUndefined();
    for (const secret of Object.values(terraform.resources('azuread_application_password'))) {
      expect(JSON.stringify(secret.depends_on ?? [])).not.toContain(TYPE);
    }
  });

  test('leaves no trace when refused', () => {
    const stack = newStack();
    const registration = register();
    const bad = { registration, name: '', identity: main() };
    expect(problems(() => new FederatedIdentityCredential(stack, 'x', bad))).toHaveLength(1);
    expect(stack.node.children).toEqual([]);
  });
});
