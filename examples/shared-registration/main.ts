import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import { DigitalTwinsInstance } from '@cdktf/provider-azurerm/lib/digital-twins-instance';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, LocalBackend, TerraformOutput, TerraformStack } from 'cdktf';
import { AdtAppRegistration, AdtRole, type IAdtAppRegistration } from 'cdktf-adt-app-registration';
import type { Construct } from 'constructs';

abstract class AzureStack extends TerraformStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    new LocalBackend(this, { path: `../../../terraform.${id}.tfstate` });
    new AzureadProvider(this, 'azuread');
    new AzurermProvider(this, 'azurerm', {
      features: [{}],
      resourceProviderRegistrations: 'none',
      resourceProvidersToRegister: ['Microsoft.DigitalTwins'],
    });
  }

  protected instance(group: ResourceGroup, name: string) {
    return new DigitalTwinsInstance(this, name, {
      name,
      resourceGroupName: group.name,
      location: group.location,
    });
  }
}

/** One registration for two plants, each an instance, and a second secret for the pipeline. */
class Plants extends AzureStack {
  public readonly registration: IAdtAppRegistration;

  public constructor(scope: Construct, id: string) {
    super(scope, id);
    const group = new ResourceGroup(this, 'group', { name: 'rg-adt-plants', location: 'westeurope' });
    const north = this.instance(group, 'adt-plant-north');
    const south = this.instance(group, 'adt-plant-south');

    const registration = new AdtAppRegistration(this, 'client', {
      displayName: 'adt-plants',
      roleAssignment: { instanceId: north.id, role: AdtRole.DATA_OWNER },
    });
    registration.addRoleAssignment('south', { instanceId: south.id, role: AdtRole.DATA_READER });

    const pipeline = registration.addClientSecret('pipeline', { description: 'pipeline', lifetimeDays: 30 });
    new TerraformOutput(this, 'pipeline_secret', { value: pipeline.value, sensitive: true });

    this.registration = registration;
  }
}

/** Another team's stack: it gives the plants' client access to an instance of its own, with a secret of its own. */
class Reports extends AzureStack {
  public constructor(scope: Construct, id: string, plants: IAdtAppRegistration) {
    super(scope, id);
    const group = new ResourceGroup(this, 'group', { name: 'rg-adt-reports', location: 'westeurope' });
    const reports = this.instance(group, 'adt-reports');

    // Values travel between the stacks as Terraform outputs; the registration itself stays in the other stack.
    const { clientId, tenantId, applicationObjectId, servicePrincipalObjectId } = plants;
    const shared = AdtAppRegistration.fromAttributes(this, 'client', {
      clientId,
      tenantId,
      applicationObjectId,
      servicePrincipalObjectId,
    });
    shared.addRoleAssignment('reports', { instanceId: reports.id, role: AdtRole.DATA_READER });

    const secret = shared.addClientSecret('reports', { description: 'reports' });
    const environment = { ...secret.environmentVariables, ADT_INSTANCE_URL: `https://${reports.hostName}` };
    new TerraformOutput(this, 'environment', { value: environment, sensitive: true });
  }
}

const app = new App();
const plants = new Plants(app, 'plants');
new Reports(app, 'reports', plants.registration);
app.synth();
