import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { DigitalTwinsInstance } from '@cdktf/provider-azurerm/lib/digital-twins-instance';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { TerraformIterator, TerraformLocal, type TerraformStack, TerraformVariable } from 'cdktf';
import { AdtRole, ClientCredential } from 'cdktf-adt-app-registration';
import { clientStack } from './support/client-stack';
import { SIDE_BY_SIDE, scenario } from './support/scenario';
import type { Tenant } from './support/tenant';

const role = AdtRole.DATA_READER;
const onInstance = (instanceId: (stack: TerraformStack) => string) => (stack: TerraformStack) =>
  clientStack({ credential: ClientCredential.none(), roleAssignment: { instanceId: instanceId(stack), role } })(stack);
const ofVariable = (stack: TerraformStack) =>
  new TerraformVariable(stack, 'instance_id', { type: 'string' }).stringValue;

const REFUSAL = /instanceId must be the resource ID of an Azure\s+Digital Twins instance[\s\S]*\[instance-id\]/;

/** What people pass instead of an instance. */
const WIDER: [string, (tenant: Tenant) => string][] = [
  ['a subscription', ({ state }) => `/subscriptions/${state.subscriptionId}`],
  ['a resource group', ({ state }) => `/subscriptions/${state.subscriptionId}/resourceGroups/rg`],
  ['a management group', () => '/providers/Microsoft.Management/managementGroups/root'],
  ['the whole tenant', () => '/'],
  ['another resource', (tenant) => tenant.vault('vault')],
];

const assigned = ({ state }: Tenant) => Object.values(state.roleAssignments).map(({ scope }) => scope);

describe('an instance that only Terraform knows', SIDE_BY_SIDE, () => {
  scenario('is refused by a plan where it is a wider scope, and taken where it is an instance', async (tenant) => {
    const instanceId = tenant.instance('plant');
    const terraform = await tenant.stack(onInstance(ofVariable));
    for (const [name, id] of WIDER) {
      const printed = await terraform.planFails(REFUSAL, `-var=instance_id=${id(tenant)}`);
      assert.ok(printed.includes(id(tenant)), `${name} is shown`);
    }
    assert.ok(!assigned(tenant).includes(instanceId));

    await terraform.settle(`-var=instance_id=${instanceId}`);
    assert.ok(assigned(tenant).includes(instanceId));
    await tenant.destroy(terraform, `-var=instance_id=${instanceId}`);
  });

  scenario('is refused where a local holds it, too', async (tenant) => {
    const local = (id: string) => onInstance((stack) => new TerraformLocal(stack, 'instance', id).asString);
    const terraform = await tenant.stack(local(`/subscriptions/${tenant.state.subscriptionId}`));
    await terraform.planFails(REFUSAL);
    tenant.restack(local(tenant.instance('plant')));
    await terraform.settle();
    await tenant.destroy(terraform);
  });

  scenario('may be put together from a variable and literal text', async (tenant) => {
    const [before, after] = tenant.instance('plant').split(tenant.state.subscriptionId);
    const build = onInstance((stack) => {
      const subscription = new TerraformVariable(stack, 'subscription', { type: 'string' });
      return `${before}${subscription.stringValue}${after}`;
    });
    const terraform = await tenant.stack(build);
    await terraform.planFails(REFUSAL, '-var=subscription=production');
    await terraform.settle(`-var=subscription=${tenant.state.subscriptionId}`);
  });

  scenario('may be made in the same apply', async (tenant) => {
    const terraform = await tenant.stack(
      onInstance((stack) => {
        const group = new ResourceGroup(stack, 'group', { name: 'rg-twins', location: 'westeurope' });
        const { name: resourceGroupName, location } = group;
        return new DigitalTwinsInstance(stack, 'plant', { name: 'plant', resourceGroupName, location }).id;
      }),
    );
    tenant.state.registeredProviders.push('Microsoft.DigitalTwins');
    await terraform.settle();
    await tenant.destroy(terraform);
  });

  scenario('may change with each turn of a loop', async (tenant) => {
    const instances = ['plant', 'other'].map((name) => tenant.instance(name));
    const terraform = await tenant.stack(
      clientStack({ credential: ClientCredential.none() }, (registration) => {
        const forEach = TerraformIterator.fromList([...instances, `/subscriptions/${tenant.state.subscriptionId}`]);
        const { roleAssignment } = registration.addRoleAssignment('all', { instanceId: forEach.value, role });
        roleAssignment.forEach = forEach;
      }),
    );
    await terraform.planFails(REFUSAL);
  });
});
