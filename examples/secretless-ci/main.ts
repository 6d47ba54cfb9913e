import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, LocalBackend, TerraformOutput, TerraformStack, TerraformVariable } from 'cdktf';
import {
  AdtAppRegistration,
  AdtRole,
  ClientCredential,
  FederatedIdentity,
  GitHubRepository,
} from 'cdktf-adt-app-registration';
import type { Construct } from 'constructs';

/** A pipeline that writes to the instance without any secret: Entra ID takes the tokens of GitHub Actions. */
class SecretlessCi extends TerraformStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    const variable = (name: string, description: string) =>
      new TerraformVariable(this, name, { type: 'string', description }).stringValue;
    const instanceId = variable('instance_id', 'Resource ID of the Azure Digital Twins instance');
    const owner = variable('owner', 'User or organization on GitHub');
    const ownerId = variable('owner_id', 'ID of the user or organization');
    const repository = variable('repository', 'Name of the repository, without the owner');
    const repositoryId = variable('repository_id', 'ID of the repository');

    new LocalBackend(this, { path: '../../../terraform.secretless-ci.tfstate' });
    new AzureadProvider(this, 'azuread');
    new AzurermProvider(this, 'azurerm', { features: [{}], resourceProviderRegistrations: 'none' });

    const registration = new AdtAppRegistration(this, 'pipeline', {
      displayName: 'adt-pipeline',
      publicClientRedirectUris: [], // no user signs in
      credential: ClientCredential.federated({
        name: 'production',
        identity: FederatedIdentity.githubEnvironment(
          GitHubRepository.withIds({ owner, ownerId, repository, repositoryId }),
          'production',
        ),
        description: 'Jobs in the environment production',
      }),
      roleAssignment: { instanceId, role: AdtRole.DATA_OWNER },
    });

    // No secret among them: they may be variables of the repository.
    new TerraformOutput(this, 'environment', { value: registration.environmentVariables });
  }
}

const app = new App();
new SecretlessCi(app, 'secretless-ci');
app.synth();
