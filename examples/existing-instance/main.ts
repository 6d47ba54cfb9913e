import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import { DataAzurermDigitalTwinsInstance } from '@cdktf/provider-azurerm/lib/data-azurerm-digital-twins-instance';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, LocalBackend, TerraformOutput, TerraformStack, TerraformVariable } from 'cdktf';
import { AdtAppRegistration, AdtRole } from 'cdktf-adt-app-registration';
import type { Construct } from 'constructs';

/** Where the how-to starts: the instance is there, and a client shall read from it. */
class ExistingInstance extends TerraformStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    const variable = (name: string, description: string) =>
      new TerraformVariable(this, name, { type: 'string', description }).stringValue;

    new LocalBackend(this, { path: '../../../terraform.existing-instance.tfstate' });
    new AzureadProvider(this, 'azuread');
    new AzurermProvider(this, 'azurerm', { features: [{}], resourceProviderRegistrations: 'none' });

    const instance = new DataAzurermDigitalTwinsInstance(this, 'instance', {
      name: variable('instance_name', 'Name of the Azure Digital Twins instance'),
      resourceGroupName: variable('resource_group_name', 'Name of its resource group'),
    });

    const registration = new AdtAppRegistration(this, 'client', {
      displayName: `${instance.name}-reader`,
      roleAssignment: { instanceId: instance.id, role: AdtRole.DATA_READER },
    });

    // All that the client reads: AZURE_CLIENT_ID, AZURE_TENANT_ID, AZURE_CLIENT_SECRET and ADT_INSTANCE_URL.
    const environment = { ...registration.environmentVariables, ADT_INSTANCE_URL: `https://${instance.hostName}` };
    new TerraformOutput(this, 'environment', { value: environment, sensitive: true });
  }
}

const app = new App();
new ExistingInstance(app, 'existing-instance');
app.synth();
