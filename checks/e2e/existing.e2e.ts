import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { type TerraformStack, TerraformVariable } from 'cdktf';
import { AdtApi, AdtAppRegistration, AdtRole, ClientCredential } from 'cdktf-adt-app-registration';
import { AzureClient } from '../support/azure-client';
import { clientStack } from './support/client-stack';
import { applicationOf, EVERYTHING } from './support/portal';
import { SIDE_BY_SIDE, scenario } from './support/scenario';

describe('admin consent', SIDE_BY_SIDE, () => {
  scenario('is refused by a plan in a tenant that does not know Azure Digital Twins', async (tenant) => {
    const principals = tenant.state.servicePrincipals;
    const [api] = Object.values(principals).filter(({ appId }) => appId === AdtApi.CLIENT_ID);
    delete principals[api.id];
    const build = clientStack({ grantAdminConsent: true, credential: ClientCredential.none() });
    const terraform = await tenant.stack(build);
    await terraform.planFails(
      new RegExp(`The Azure Digital Twins API has no\\s+service\\s+principal[\\s\\S]*--id\\s+${AdtApi.CLIENT_ID}`),
    );
    principals[api.id] = api;
    await terraform.settle();
    await tenant.destroy(terraform);
  });
});

describe('a registration that fromClientId() looks up', SIDE_BY_SIDE, () => {
  scenario(
    'is refused by a plan while it has no service principal, with the command that makes one',
    async (tenant) => {
      const { appId } = await applicationOf(tenant, 'adt-shared');
      const instanceId = tenant.instance('plant');
      const build = (clientId: (stack: TerraformStack) => string) => (stack: TerraformStack) =>
        AdtAppRegistration.fromClientId(stack, 'shared', clientId(stack)).addRoleAssignment('plant', {
          instanceId,
          role: AdtRole.DATA_READER,
        });
      const terraform = await tenant.stack(build(() => appId));
      const words = new RegExp(`has no service\\s+principal[\\s\\S]*az ad\\s+sp create --id\\s+${appId}`);
      const printed = await terraform.planFails(words);
      assert.equal(printed.match(/Error:/g)?.length, 1, 'one error is enough');

      const ofVariable = build((stack) => new TerraformVariable(stack, 'client_id', { type: 'string' }).stringValue);
      tenant.restack(ofVariable);
      await terraform.planFails(words, `-var=client_id=${appId}`);

      const person = new AzureClient(tenant.emulator, tenant.identity(EVERYTHING));
      await person.succeed('POST', '/v1.0/servicePrincipals', { appId });
      await terraform.settle(`-var=client_id=${appId}`);
      await terraform.destroy(`-var=client_id=${appId}`);
    },
  );

  scenario('is refused by a plan if it is not in the tenant, and no service principal is asked for', async (tenant) => {
    const terraform = await tenant.stack((stack) => {
      AdtAppRegistration.fromClientId(stack, 'shared', '00000000-0000-4000-8000-000000000000').addClientSecret('ci');
    });
    const printed = await terraform.planFails(/Application not found/);
    assert.ok(!printed.includes('service principal'), printed);
  });
});
