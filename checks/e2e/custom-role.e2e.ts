import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { RoleDefinition } from '@cdktf/provider-azurerm/lib/role-definition';
import { TerraformOutput } from 'cdktf';
import { AdtAppRegistration, AdtRole } from 'cdktf-adt-app-registration';
import { scenario } from './support/scenario';

describe('a custom role', () => {
  scenario('is assigned once, planned once, and worth what is in it', async (tenant) => {
    const instanceId = tenant.instance('plant');
    const terraform = await tenant.stack((stack) => {
      const role = new RoleDefinition(stack, 'role', {
        name: 'Twin Lister',
        scope: `/subscriptions/${tenant.state.subscriptionId}`,
        permissions: [{ dataActions: ['Microsoft.DigitalTwins/query/action'] }],
      });
      const { environmentVariables: value } = new AdtAppRegistration(stack, 'client', {
        displayName: 'adt-client',
        roleAssignment: { instanceId, role: AdtRole.fromRoleDefinitionId(role.roleDefinitionResourceId) },
      });
      new TerraformOutput(stack, 'environment', { value, sensitive: true });
    });
    await terraform.settle();

    const environment = await terraform.environment();
    const use = (...args: string[]) => tenant.client(environment, ...args);
    const listed = await use('--read-only');
    assert.equal(listed.code, 0, listed.text);
    assert.match((await use()).text, /refused: 403/, 'listing is no writing');

    await tenant.destroy(terraform); // the provider watches for minutes that a custom role is gone
  });
});
