import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import { DataAzurermClientConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-client-config';
import { DigitalTwinsInstance } from '@cdktf/provider-azurerm/lib/digital-twins-instance';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, Fn, LocalBackend, TerraformOutput, TerraformStack, TerraformVariable } from 'cdktf';
import { AdtAppRegistration, AdtRole } from 'cdktf-adt-app-registration';
import type { Construct } from 'constructs';

/** Everything that a first client of Azure Digital Twins needs, from nothing. */
class Quickstart extends TerraformStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    const { name, location } = this.variables();

    new LocalBackend(this, { path: '../../../terraform.quickstart.tfstate' }); // beside cdktf.json
    new AzureadProvider(this, 'azuread');
    new AzurermProvider(this, 'azurerm', {
      features: [{}],
      resourceProviderRegistrations: 'none',
      resourceProvidersToRegister: ['Microsoft.DigitalTwins'], // the provider would leave this one out
    });

    // The instance's name becomes part of a host name, so it carries a mark of the subscription.
    const { subscriptionId } = new DataAzurermClientConfig(this, 'current');
    const mark = Fn.substr(Fn.sha256(subscriptionId), 0, 8);

    const group = new ResourceGroup(this, 'group', { name: `rg-${name}`, location });
    const instance = new DigitalTwinsInstance(this, 'instance', {
      name: `${name}-${mark}`,
      resourceGroupName: group.name,
      location: group.location,
    });

    const registration = new AdtAppRegistration(this, 'client', {
      displayName: `${name}-client`,
      roleAssignment: { instanceId: instance.id, role: AdtRole.DATA_OWNER },
    });

    const url = `https://${instance.hostName}`;
    this.output('instance_url', url);
    this.output('client_id', registration.clientId);
    this.output('tenant_id', registration.tenantId);
    this.output('application_object_id', registration.applicationObjectId);
    this.output('service_principal_object_id', registration.servicePrincipalObjectId);
    this.output('resource_name', registration.resourceName);
    this.output('token_scope', registration.tokenScope);
    this.output('client_secret_id', registration.clientSecret.keyId);
    this.output('client_secret_end_date', registration.clientSecret.endDate);
    // All that the client reads: AZURE_CLIENT_ID, AZURE_TENANT_ID, AZURE_CLIENT_SECRET and ADT_INSTANCE_URL.
    const environment = { ...registration.environmentVariables, ADT_INSTANCE_URL: url };
    new TerraformOutput(this, 'environment', { value: environment, sensitive: true });
  }

  private variables() {
    const name = new TerraformVariable(this, 'name', {
      type: 'string',
      default: 'adt-quickstart',
      description: 'Begins the name of everything that is made; at most 30 letters, digits and hyphens',
    });
    const location = new TerraformVariable(this, 'location', {
      type: 'string',
      default: 'westeurope',
      description: 'A region that offers Azure Digital Twins',
    });
    return { name: name.stringValue, location: location.stringValue };
  }

  private output(id: string, value: string) {
    new TerraformOutput(this, id, { value });
  }
}

const app = new App();
new Quickstart(app, 'quickstart');
app.synth();
