import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { KeyVault } from '@cdktf/provider-azurerm/lib/key-vault';
import { KeyVaultSecret, type KeyVaultSecretConfig } from '@cdktf/provider-azurerm/lib/key-vault-secret';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { TerraformOutput, type TerraformStack } from 'cdktf';
import { AdtRole } from 'cdktf-adt-app-registration';
import { clientStack } from './support/client-stack';
import { SIDE_BY_SIDE, scenario } from './support/scenario';
import type { Tenant } from './support/tenant';

const EXPIRY = '2031-05-06T07:08:09Z';
const OFFICER = 'Key Vault Secrets Officer';

const secretOf = (keyVaultId: string, valueWo: string, valueWoVersion: number, more: object = {}) => {
  const config: KeyVaultSecretConfig = { name: 'client-secret', keyVaultId, valueWo, valueWoVersion, ...more };
  return (stack: TerraformStack) => void new KeyVaultSecret(stack, 'secret', config);
};

/** What a vault holds by the name of the secret; nothing if nothing. */
const stored = (tenant: Tenant, name = 'vault') => tenant.emulator.secretsOf(name)['client-secret'];

describe('a secret in a vault', SIDE_BY_SIDE, () => {
  scenario('is written without its value in the state, gets versions, and is purged', async (tenant) => {
    const vault = tenant.vault('vault');
    const deployer = tenant.identity([], 'Reader');
    tenant.emulator.seed.roleAssignment(deployer.objectId, OFFICER, vault);
    const details = { contentType: 'text/plain', expirationDate: EXPIRY, tags: { by: 'e2e' } };
    const terraform = await tenant.stack(secretOf(vault, 'first-value', 1, details), deployer);
    await terraform.settle();
    const [first] = stored(tenant).versions;
    assert.deepEqual(
      [first.value, first.contentType, first.exp, first.tags],
      ['first-value', 'text/plain', Date.parse(EXPIRY) / 1000, { by: 'e2e' }],
    );

    tenant.restack(secretOf(vault, 'second-value', 1, details));
    await terraform.assertUnchanged(); // the value is in no state to compare it with

    tenant.restack(secretOf(vault, 'second-value', 2, details));
    assert.deepEqual(await terraform.plan(), { 'azurerm_key_vault_secret.secret': ['update'] });
    await terraform.settle();
    assert.deepEqual(
      stored(tenant).versions.map(({ value }) => value),
      ['first-value', 'second-value'],
    );

    tenant.restack(secretOf(vault, 'second-value', 2, { ...details, tags: { by: 'another' } }));
    await terraform.settle();
    const { versions } = stored(tenant);
    assert.deepEqual([versions.length, versions[1].tags], [2, { by: 'another' }], 'a tag is no new version');

    await terraform.destroy();
    assert.equal(stored(tenant), undefined);
    for (const value of ['first-value', 'second-value']) {
      assert.ok(!tenant.shown().includes(value), value);
    }
  });

  scenario('that was deleted by another is recovered, and gets the value of the configuration', async (tenant) => {
    const vault = tenant.vault('vault');
    tenant.emulator.seed.roleAssignment(tenant.emulator.deployer.objectId, OFFICER, vault);
    const terraform = await tenant.stack(secretOf(vault, 'first-value', 1));
    await terraform.apply();
    stored(tenant).deletedDate = Math.floor(Date.now() / 1000);
    tenant.restack(secretOf(vault, 'second-value', 2));
    assert.deepEqual(await terraform.plan(), { 'azurerm_key_vault_secret.secret': ['create'] });
    await terraform.apply(); // the provider watches for minutes that it is there again
    await terraform.assertUnchanged();
    assert.deepEqual(
      stored(tenant).versions.map(({ value }) => value),
      ['first-value', 'second-value'],
    );
  });

  scenario('of the example follows the turns of the client secret, and lets the client in', async (tenant) => {
    const [instanceId, vault] = [tenant.instance('plant'), tenant.vault('vault')];
    tenant.emulator.seed.roleAssignment(tenant.emulator.deployer.objectId, OFFICER, vault);
    const [terraform] = await tenant.example('key-vault');
    const variables = [`-var=instance_id=${instanceId}`, `-var=key_vault_id=${vault}`];
    await terraform.settle(...variables);

    const entry = () => tenant.emulator.secretsOf('vault')['adt-client-secret'];
    const application = tenant.application('adt-vault-service');
    const use = async () => {
      const { client_id, tenant_id } = await terraform.outputs();
      const AZURE_CLIENT_SECRET = entry().versions.at(-1)?.value ?? '';
      return tenant.client({ AZURE_CLIENT_ID: client_id, AZURE_TENANT_ID: tenant_id, AZURE_CLIENT_SECRET });
    };
    assert.equal((await use()).code, 0, 'the value in the vault is the secret');
    const [{ tags, exp, contentType }] = entry().versions;
    const current = tenant.state.applications[application.id].passwordCredentials.find(
      ({ keyId }) => keyId === tags?.key_id,
    );
    assert.equal(exp, Math.floor(Date.parse(String(current?.endDateTime)) / 1000), 'the vault shows when it ends');
    assert.deepEqual([contentType, tags?.client_id, tags?.used_by], ['text/plain', application.appId, 'twins-service']);

    terraform.setTime(new Date(Date.now() + 60 * 24 * 60 * 60 * 1000));
    await terraform.settle(...variables);
    assert.equal(entry().versions.length, 2, 'a turn makes a new version');
    assert.equal((await use()).code, 0, 'which is the secret that is current now');

    const { values } = await terraform.state();
    const inState = values.root_module.resources.filter((one) => one.type === 'azurerm_key_vault_secret');
    assert.ok(!JSON.stringify(inState).includes(String(entry().versions.at(-1)?.value)), 'no second copy in the state');
    await terraform.destroy(...variables);
    assert.equal(entry(), undefined);
    tenant.assertEmpty();
  });

  scenario('is renewed in an emergency by one command, and the leaked one is worth nothing', async (tenant) => {
    const [instanceId, keyVaultId] = [tenant.instance('plant'), tenant.vault('vault')];
    tenant.emulator.seed.roleAssignment(tenant.emulator.deployer.objectId, OFFICER, keyVaultId);
    const roleAssignment = { instanceId, role: AdtRole.DATA_OWNER };
    const build = clientStack({ roleAssignment }, ({ clientSecret, environmentVariables }, stack) => {
      clientSecret.storeInKeyVault('vault', { keyVaultId, name: 'client-secret' });
      new TerraformOutput(stack, 'environment', { value: environmentVariables, sensitive: true });
    });
    const terraform = await tenant.stack(build);
    await terraform.apply();
    const leaked = await terraform.environment();
    const use = (AZURE_CLIENT_SECRET: string) => tenant.client({ ...leaked, AZURE_CLIENT_SECRET });
    assert.equal((await use(leaked.AZURE_CLIENT_SECRET)).code, 0);

    const [address] = await terraform.addresses(/^azuread_application_password\./);
    await terraform.apply(`-replace=${address}`);
    await terraform.assertUnchanged();
    const { versions } = stored(tenant);
    assert.equal(versions.length, 2, 'the vault follows in the same apply');
    assert.match((await use(leaked.AZURE_CLIENT_SECRET)).text, /AADSTS7000215/);
    assert.equal((await use(versions[1].value)).code, 0);
    await tenant.destroy(terraform);
  });

  scenario('is refused to a deployer that manages the vault, and has no role on its data', async (tenant) => {
    const terraform = await tenant.stack(secretOf(tenant.vault('vault'), 'first-value', 1));
    assert.match(await terraform.fails(/ForbiddenByRbac/), /secrets\/getSecret\/action/); // an owner is no officer
    assert.equal(stored(tenant), undefined);
  });

  scenario('is refused to a deployer that has a role on the data, and may not read the vault', async (tenant) => {
    const vault = tenant.vault('vault');
    const deployer = tenant.identity([]);
    tenant.emulator.seed.roleAssignment(deployer.objectId, 'Key Vault Secrets User', vault);
    const terraform = await tenant.stack(secretOf(vault, 'first-value', 1), deployer);
    await terraform.fails(/AuthorizationFailed/); // the provider looks the vault up
  });

  scenario('is made with its vault and the role that it takes, planned once, and leaves nothing', async (tenant) => {
    const { state, emulator } = tenant;
    state.registeredProviders.push('Microsoft.KeyVault');
    const terraform = await tenant.stack((stack) => {
      const group = new ResourceGroup(stack, 'group', { name: 'rg-vault', location: 'westeurope' });
      const vault = new KeyVault(stack, 'vault', {
        name: 'kv-e2e',
        location: group.location,
        resourceGroupName: group.name,
        tenantId: state.tenantId,
        skuName: 'standard',
        rbacAuthorizationEnabled: true,
        softDeleteRetentionDays: 7,
      });
      const role = new RoleAssignment(stack, 'role', {
        scope: vault.id,
        roleDefinitionName: OFFICER,
        principalId: emulator.deployer.objectId,
      });
      secretOf(vault.id, 'first-value', 1, { dependsOn: [role] })(stack);
    });
    await terraform.settle();
    const [vault] = Object.values(state.keyVaults);
    assert.deepEqual([vault.name, vault.softDeleteRetentionInDays], ['kv-e2e', 7]);
    assert.equal(stored(tenant, 'kv-e2e').versions[0].value, 'first-value');

    await terraform.destroy();
    const left = [state.keyVaults, state.deletedVaults, state.resourceGroups].flatMap((table) => Object.keys(table));
    assert.deepEqual(left, []);
    assert.equal(stored(tenant, 'kv-e2e'), undefined);
  });
});
