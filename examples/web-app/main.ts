import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, LocalBackend, TerraformOutput, TerraformStack, TerraformVariable } from 'cdktf';
import { AdtAppRegistration, AdtRole, ClientCredential } from 'cdktf-adt-app-registration';
import type { Construct } from 'constructs';

/** A web application and its single-page front end: people sign in, and act with their own access. */
class WebApp extends TerraformStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    const variable = (name: string, description: string) =>
      new TerraformVariable(this, name, { type: 'string', description }).stringValue;
    const host = variable('host', 'Host name of the web application, for example twins.contoso.com');
    const instanceId = variable('instance_id', 'Resource ID of the Azure Digital Twins instance');

    new LocalBackend(this, { path: '../../../terraform.web-app.tfstate' });
    new AzureadProvider(this, 'azuread');
    new AzurermProvider(this, 'azurerm', { features: [{}], resourceProviderRegistrations: 'none' });

    const registration = new AdtAppRegistration(this, 'web', {
      displayName: 'adt-web-app',
      publicClientRedirectUris: [], // no desktop client uses this registration
      webRedirectUris: [`https://${host}/signin-oidc`, 'https://localhost:5001/signin-oidc'],
      spaRedirectUris: [`https://${host}/app/`, 'http://localhost:3000/app/'],
      implicitGrant: { idTokenIssuanceEnabled: true }, // the hybrid flow of ASP.NET Core
      credential: ClientCredential.secret({ description: 'web server', lifetimeDays: 90 }),
      roleAssignment: { instanceId, role: AdtRole.DATA_READER },
      grantAdminConsent: true, // no user is asked for consent at the first sign-in
    });

    new TerraformOutput(this, 'client_id', { value: registration.clientId });
    new TerraformOutput(this, 'tenant_id', { value: registration.tenantId });
    new TerraformOutput(this, 'client_secret', { value: registration.clientSecret.value, sensitive: true });
  }
}

const app = new App();
new WebApp(app, 'web-app');
app.synth();
