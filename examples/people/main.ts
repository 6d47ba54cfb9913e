import { DataAzureadGroup } from '@cdktf/provider-azuread/lib/data-azuread-group';
import { DataAzureadUser } from '@cdktf/provider-azuread/lib/data-azuread-user';
import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import { DataAzurermClientConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-client-config';
import { DigitalTwinsInstance } from '@cdktf/provider-azurerm/lib/digital-twins-instance';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { App, Fn, LocalBackend, TerraformOutput, TerraformStack, TerraformVariable } from 'cdktf';
import { AdtAppRegistration, AdtPrincipal, AdtRole, ClientCredential } from 'cdktf-adt-app-registration';
import type { Construct } from 'constructs';

/** An instance that people use from their own machines: a group reads, and one person writes. There is no secret. */
class People extends TerraformStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    const readersName = this.variable('readers', 'Display name of the group whose members read twins');
    const writerName = this.variable('writer', 'User principal name of the person who writes them, too');
    const name = this.variable('name', 'Begins the name of everything that is made', 'adt-people');
    const location = this.variable('location', 'A region that offers Azure Digital Twins', 'westeurope');

    new LocalBackend(this, { path: '../../../terraform.people.tfstate' }); // beside cdktf.json
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

    const readersGroup = new DataAzureadGroup(this, 'readers-group', {
      displayName: readersName,
      securityEnabled: true,
    });
    const writerUser = new DataAzureadUser(this, 'writer-user', { userPrincipalName: writerName });
    const readers = AdtPrincipal.group(readersGroup.objectId);
    const writer = AdtPrincipal.user(writerUser.objectId);

    const registration = new AdtAppRegistration(this, 'client', {
      displayName: `${name}-client`,
      fallbackPublicClientEnabled: true, // device code, where there is no browser
      credential: ClientCredential.none(), // people prove who they are, not the application
      roleAssignment: { instanceId: instance.id, principal: readers, role: AdtRole.DATA_READER },
      usersAndGroups: { readers, writer }, // the only ones who may sign in
      grantAdminConsent: true, // who must be assigned cannot consent
    });
    registration.grantDataAccess('writer', writer, AdtRole.DATA_OWNER);

    // What the client reads: AZURE_CLIENT_ID, AZURE_TENANT_ID and ADT_INSTANCE_URL. None of it is secret.
    const environment = { ...registration.environmentVariables, ADT_INSTANCE_URL: `https://${instance.hostName}` };
    new TerraformOutput(this, 'environment', { value: environment });
  }

  private variable(name: string, description: string, byDefault?: string): string {
    return new TerraformVariable(this, name, { type: 'string', description, default: byDefault }).stringValue;
  }
}

const app = new App();
new People(app, 'people');
app.synth();
