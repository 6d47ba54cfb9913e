import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, LocalBackend, TerraformOutput, TerraformStack, TerraformVariable } from 'cdktf';
import { AdtAppRegistration, AdtRole, ClientCredential } from 'cdktf-adt-app-registration';
import type { Construct } from 'constructs';

/** A client that runs for years: its two secrets take turns, and a workflow applies once a week. */
class RotatingSecret extends TerraformStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    const description = 'Resource ID of the Azure Digital Twins instance';
    const instanceId = new TerraformVariable(this, 'instance_id', { type: 'string', description }).stringValue;

    new LocalBackend(this, { path: '../../../terraform.rotating-secret.tfstate' }); // a shared backend, for a workflow
    new AzureadProvider(this, 'azuread');
    new AzurermProvider(this, 'azurerm', { features: [{}], resourceProviderRegistrations: 'none' });

    const registration = new AdtAppRegistration(this, 'client', {
      displayName: 'adt-service',
      credential: ClientCredential.rotatingSecret({ description: 'service', rotateEveryDays: 60 }),
      roleAssignment: { instanceId, role: AdtRole.DATA_OWNER },
    });

    const { current, previous } = registration.rotatingClientSecret;
    new TerraformOutput(this, 'environment', { value: registration.environmentVariables, sensitive: true });
    new TerraformOutput(this, 'current_secret_id', { value: current.keyId });
    new TerraformOutput(this, 'current_secret_end_date', { value: current.endDate });
    new TerraformOutput(this, 'previous_secret_id', { value: previous.keyId });
  }
}

const app = new App();
new RotatingSecret(app, 'rotating-secret');
app.synth();
