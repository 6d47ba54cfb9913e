import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { TerraformOutput } from 'cdktf';
import {
  AdtRole,
  ClientCredential,
  FederatedIdentity,
  type FederatedIdentityCredentialOptions,
  GitHubRepository,
  TerraformRunPhase,
} from 'cdktf-adt-app-registration';
import { clientStack } from './support/client-stack';
import { SIDE_BY_SIDE, scenario } from './support/scenario';
import type { Tenant } from './support/tenant';
import type { Terraform } from './support/terraform';

const AUDIENCE = 'api://AzureADTokenExchange';
const ID = '11111111-1111-4111-8111-111111111111';

/** The client with a token of another issuer, as `DefaultAzureCredential` finds one in a workload. */
async function use(tenant: Tenant, terraform: Terraform, issuer: string, subject: string, audience = AUDIENCE) {
  const environment = await terraform.environment();
  const assertion = await tenant.emulator.mintAssertion({ issuer, subject, audience });
  const AZURE_FEDERATED_TOKEN_FILE = tenant.writeFile('token', assertion);
  const outcome = await tenant.client({ ...environment, AZURE_FEDERATED_TOKEN_FILE });
  assert.ok(!tenant.shown().includes(assertion), 'no assertion is shown');
  return outcome;
}

describe('a federated identity credential', SIDE_BY_SIDE, () => {
  scenario('of the example lets one pipeline in without a secret, and no other', async (tenant) => {
    const [terraform] = await tenant.example('secretless-ci');
    const variables = [
      `-var=instance_id=${tenant.instance('plant')}`,
      '-var=owner=contoso',
      '-var=owner_id=123456',
      '-var=repository=twins',
      '-var=repository_id=456789',
    ];
    await terraform.settle(...variables);

    const github = 'https://token.actions.githubusercontent.com';
    const production = 'repo:contoso@123456/twins@456789:environment:production';
    const letIn = await use(tenant, terraform, github, production);
    assert.equal(letIn.code, 0, letIn.text);
    const refused: [string, ...Parameters<typeof use>][] = [
      ['700213', tenant, terraform, github, 'repo:contoso@123456/twins@456789:ref:refs/heads/main'],
      ['700213', tenant, terraform, github, 'repo:fork@7/twins@8:environment:production'],
      ['700213', tenant, terraform, github, 'repo:contoso/twins:environment:production'],
      ['700211', tenant, terraform, `${github}/`, production],
      ['700212', tenant, terraform, github, production, 'https://github.com/contoso'],
    ];
    // One after the other: five clients at once keep a busy machine from answering in time.
    for (const [code, ...signIn] of refused) assert.match((await use(...signIn)).text, new RegExp(`AADSTS${code}`));

    assert.deepEqual(tenant.application('adt-pipeline').passwordCredentials, [], 'there is no secret at all');
    await tenant.destroy(terraform, ...variables);
  });

  scenario('of every issuer is made, changed in place, renamed and removed', async (tenant) => {
    const names = { owner: 'contoso', repository: 'twins' };
    const workspace = { organization: 'contoso', workspace: 'twins' };
    const identities: Record<string, FederatedIdentity> = {
      'github-environment': FederatedIdentity.githubEnvironment(
        GitHubRepository.withNamesOnly(names),
        'production: north',
      ),
      'github-immutable': FederatedIdentity.githubTag(
        GitHubRepository.withIds({ ...names, ownerId: '1', repositoryId: '2' }),
        'v1',
      ),
      'azure-devops': FederatedIdentity.azureDevOps({ tenantId: ID, subject: `/eid1/c/pub/t/a/a/b/sc/${ID}/${ID}` }),
      'azure-devops-older': FederatedIdentity.azureDevOpsByName({
        organization: 'contoso',
        organizationId: ID,
        project: 'My Twins',
        serviceConnection: 'deploy',
      }),
      gitlab: FederatedIdentity.gitlabBranch({ projectPath: 'contoso/twins' }, 'main'),
      kubernetes: FederatedIdentity.kubernetesServiceAccount({
        issuer: `https://westeurope.oic.prod-aks.azure.com/${ID}/${ID}/`,
        namespace: 'twins',
        serviceAccount: 'client',
      }),
      'terraform-plan': FederatedIdentity.terraformWorkspace({ ...workspace, runPhase: TerraformRunPhase.PLAN }),
      'terraform-apply': FederatedIdentity.terraformWorkspace({ ...workspace, runPhase: TerraformRunPhase.APPLY }),
    };
    const roleAssignment = { instanceId: tenant.instance('plant'), role: AdtRole.DATA_OWNER };
    const build = (credentials: Record<string, FederatedIdentityCredentialOptions>) =>
      clientStack({ credential: ClientCredential.none(), roleAssignment }, (registration, stack) => {
        for (const [id, one] of Object.entries(credentials)) registration.addFederatedIdentityCredential(id, one);
        new TerraformOutput(stack, 'environment', { value: registration.environmentVariables });
      });
    const all = Object.fromEntries(Object.entries(identities).map(([name, identity]) => [name, { name, identity }]));
    const terraform = await tenant.stack(build(all));
    await terraform.settle();
    for (const { issuer, subject } of Object.values(identities)) {
      const outcome = await use(tenant, terraform, issuer, subject);
      assert.equal(outcome.code, 0, `${subject}: ${outcome.text}`);
    }

    const { gitlab, kubernetes } = identities;
    const tag = FederatedIdentity.gitlabTag({ projectPath: 'contoso/twins' }, 'v1');
    const changed = {
      gitlab: { name: 'gitlab', identity: tag },
      kubernetes: { name: 'pods', identity: kubernetes },
      'azure-devops': { name: 'azure-devops', identity: identities['azure-devops'], description: 'CI' },
    };
    tenant.restack(build(changed));
    const plan = Object.entries(await terraform.plan()).map(([address, actions]) => [
      Object.keys(changed).find((id) => address.includes(`_${id}_`)) ?? 'others',
      actions.join(),
    ]);
    assert.deepEqual(
      Object.fromEntries(plan),
      { gitlab: 'update', kubernetes: 'delete,create', 'azure-devops': 'update', others: 'delete' },
      'all but the name is changed in place; what has another name is removed first',
    );
    await terraform.settle();
    assert.equal((await use(tenant, terraform, kubernetes.issuer, kubernetes.subject)).code, 0, 'under its new name');
    assert.equal((await use(tenant, terraform, tag.issuer, tag.subject)).code, 0, 'the new subject');
    assert.match((await use(tenant, terraform, gitlab.issuer, gitlab.subject)).text, /AADSTS700213/, 'the old one');
    const { issuer, subject } = identities['terraform-plan'];
    assert.match((await use(tenant, terraform, issuer, subject)).text, /AADSTS700211/, 'what was removed is refused');
    await tenant.destroy(terraform);
  });
});
