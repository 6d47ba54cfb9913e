import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, LocalBackend, TerraformOutput, TerraformStack, TerraformVariable } from 'cdktf';
import { AdtAppRegistration, AdtRole, ClientCredential } from 'cdktf-adt-app-registration';
import type { Construct } from 'constructs';

/** A service reads its secret from a key vault: each turn makes a new version there. */
class KeyVault extends TerraformStack {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    const variable = (name: string, description: string) =>
      new TerraformVariable(this, name, { type: 'string', description }).stringValue;
    const instanceId = variable('instance_id', 'Resource ID of the Azure Digital Twins instance');
    const keyVaultId = variable('key_vault_id', 'Resource ID of the key vault');

    new LocalBackend(this, { path: '../../../terraform.key-vault.tfstate' });
    new AzureadProvider(this, 'azuread');
    new AzurermProvider(this, 'azurerm', { features: [{}], resourceProviderRegistrations: 'none' });

    const registration = new AdtAppRegistration(this, 'client', {
      displayName: 'adt-vault-service',
      credential: ClientCredential.rotatingSecret(),
      roleAssignment: { instanceId, role: AdtRole.DATA_OWNER },
    });
    const stored = registration.rotatingClientSecret.storeInKeyVault('vault', {
      keyVaultId,
      name: 'adt-client-secret',
      tags: { used_by: 'twins-service' },
    });

    new TerraformOutput(this, 'client_id', { value: registration.clientId });
    new TerraformOutput(this, 'tenant_id', { value: registration.tenantId });
    new TerraformOutput(this, 'secret_uri', { value: stored.uri });
  }
}

const app = new App();
new KeyVault(app, 'key-vault');
app.synth();
