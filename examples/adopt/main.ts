import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, LocalBackend, TerraformOutput, TerraformStack, TerraformVariable } from 'cdktf';
import { AdtAppRegistration, AdtRole, ClientCredential } from 'cdktf-adt-app-registration';
import type { Construct } from 'constructs';

/** A registration was made by hand, after the how-to. Terraform takes over what is there, and replaces nothing. */
class Adopt extends TerraformStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    const variable = (name: string, description: string) =>
      new TerraformVariable(this, name, { type: 'string', description }).stringValue;
    const instanceId = variable('instance_id', 'Resource ID of the Azure Digital Twins instance');

    new LocalBackend(this, { path: '../../../terraform.adopt.tfstate' });
    new AzureadProvider(this, 'azuread');
    new AzurermProvider(this, 'azurerm', { features: [{}], resourceProviderRegistrations: 'none' });

    const registration = new AdtAppRegistration(this, 'client', {
      displayName: variable('display_name', 'Name of the registration'),
      fallbackPublicClientEnabled: true, // what the how-to's command switched on; the portal leaves it off
      roleAssignment: { instanceId, role: AdtRole.DATA_OWNER },
      // The secret that was made by hand stays valid until it is removed. This one comes beside it.
      credential: ClientCredential.rotatingSecret(),
      adopt: {
        applicationObjectId: variable('application_object_id', 'Object ID of the application'),
        servicePrincipalObjectId: variable('service_principal_object_id', 'Object ID of the service principal'),
        roleAssignmentId: variable('role_assignment_id', 'Resource ID of the role assignment'),
      },
    });

    new TerraformOutput(this, 'environment', { value: registration.environmentVariables, sensitive: true });
  }
}

const app = new App();
new Adopt(app, 'adopt');
app.synth();
