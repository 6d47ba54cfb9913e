import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AdtRole, ClientCredential } from 'cdktf-adt-app-registration';
import type { FeatureId } from './engines/features';
import { tried, unlessTooOld } from './engines/tried';
import { clientStack } from './support/client-stack';
import { type Engine, engineOf, PROGRAMS } from './support/engines';
import { EVERYTHING, followTheHowTo } from './support/portal';
import { whyProvidersAreMissing } from './support/providers';
import { ONLY_COUNTED, SIDE_BY_SIDE, scenario } from './support/scenario';
import type { Tenant } from './support/tenant';

for (const program of PROGRAMS) {
  const engine = engineOf(program);
  const missing = !engine ? 'it is not installed' : !ONLY_COUNTED.skip && whyProvidersAreMissing(program);
  if (engine && !missing) scenariosOf(engine);
  else test(`${program} applies, adopts, rotates, stores and leaves`, { skip: missing });
}

function scenariosOf(engine: Engine): void {
  const name = `${engine.product} ${engine.version}`;
  const feature = (id: FeatureId, does: string, act: (tenant: Tenant) => Promise<void>) =>
    scenario(`${name} ${does}${unlessTooOld(engine, id)}`, (tenant) => tried(engine, id, () => act(tenant)), engine);

  describe(name, SIDE_BY_SIDE, () => {
    feature('registration', 'applies the quickstart, plans nothing more, and destroys it', async (tenant) => {
      const [terraform] = await tenant.example('quickstart');
      await terraform.settle();
      await tenant.destroy(terraform);
    });

    feature(
      'rotatingSecret',
      'makes both secrets that take turns, and replaces one in the next period',
      async (tenant) => {
        const roleAssignment = { instanceId: tenant.instance('plant'), role: AdtRole.DATA_READER };
        const credential = ClientCredential.rotatingSecret();
        const terraform = await tenant.stack(clientStack({ credential, roleAssignment }));
        await terraform.settle();
        terraform.setTime(new Date(Date.now() + 60 * 24 * 60 * 60 * 1000));
        assert.equal(Object.keys(await terraform.plan()).length, 1);
        await tenant.destroy(terraform);
      },
    );

    feature('adopt', 'takes over a registration made by hand', async (tenant) => {
      const made = await followTheHowTo(tenant, tenant.instance('plant'), 'adt-by-hand');
      const { applicationObjectId, servicePrincipalObjectId } = made.ids;
      const adopt = { applicationObjectId, servicePrincipalObjectId };
      const build = clientStack({ displayName: 'adt-by-hand', credential: ClientCredential.none(), adopt });
      const terraform = await tenant.stack(build, tenant.identity(EVERYTHING));
      await terraform.settle();
      assert.ok(tenant.state.applications[applicationObjectId], 'it is the same application');
    });

    feature('adoptVariables', 'plans to take over what variables name, and to destroy nothing', async (tenant) => {
      const { variables } = await followTheHowTo(tenant, tenant.instance('plant'), 'adt-by-hand');
      tenant.state.servicePrincipals[tenant.emulator.deployer.objectId].graphPermissions = EVERYTHING;
      const [terraform] = await tenant.example('adopt');
      const plan = await terraform.plan(...variables);
      assert.ok(!Object.values(plan).flat().includes('delete'));
    });

    feature('storeInKeyVault', 'stores a secret in a key vault', async (tenant) => {
      const vault = tenant.vault('vault');
      tenant.emulator.seed.roleAssignment(tenant.emulator.deployer.objectId, 'Key Vault Secrets Officer', vault);
      const [terraform] = await tenant.example('key-vault');
      const variables = [`-var=instance_id=${tenant.instance('plant')}`, `-var=key_vault_id=${vault}`];
      await terraform.settle(...variables);
      await tenant.destroy(terraform, ...variables);
    });

    feature('removedBlocks', 'leaves what removed blocks name', async (tenant) => {
      const terraform = await tenant.stack(clientStack({ credential: ClientCredential.none() }));
      await terraform.apply();
      await tenant.leave(terraform);
      assert.ok(tenant.application('adt-client'));
    });
  });
}
