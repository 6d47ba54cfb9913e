import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TerraformStack } from 'cdktf';
import { assignRole } from '../emulator/seed';
import { AdtAppRegistration, AdtRole, ClientCredential } from '../src';
import { type Engine, engineOf, knows, PROGRAMS } from './support/engines';
import { followTheHowTo, type MadeByHand } from './support/portal';
import { SIDE_BY_SIDE, scenario } from './support/scenario';

const EVERYTHING = ['Application.ReadWrite.All', 'DelegatedPermissionGrant.ReadWrite.All'];

const adopt =
  ({ applicationObjectId, servicePrincipalObjectId }: MadeByHand) =>
  (stack: TerraformStack) =>
    void new AdtAppRegistration(stack, 'client', {
      displayName: 'adt-by-hand',
      credential: ClientCredential.none(),
      adopt: { applicationObjectId, servicePrincipalObjectId },
    });

for (const program of PROGRAMS) {
  const engine = engineOf(program);
  if (engine) scenariosOf(engine);
  else test(`${program} applies, adopts, rotates and stores`, { skip: `${program} is not installed` });
}

function scenariosOf(engine: Engine): void {
  const name = `${engine.product} ${engine.version}`;
  const refuses = (feature: Parameters<typeof knows>[1]) => (knows(engine, feature) ? '' : ', which it is too old for');

  describe(name, SIDE_BY_SIDE, () => {
    scenario(
      `${name} applies the quickstart, plans nothing more, and destroys it`,
      async (tenant) => {
        const [terraform] = await tenant.example('quickstart');
        await terraform.apply();
        await terraform.assertUnchanged();
        await terraform.destroy();
        tenant.assertEmpty();
      },
      engine,
    );

    scenario(
      `${name} takes over a registration made by hand`,
      async (tenant) => {
        const made = await followTheHowTo(tenant, tenant.instance('plant'), 'adt-by-hand');
        const terraform = await tenant.stack(adopt(made), tenant.identity(EVERYTHING));
        await terraform.apply();
        await terraform.assertUnchanged();
        assert.ok(tenant.state.applications[made.applicationObjectId], 'it is the same application');
      },
      engine,
    );

    scenario(
      `${name} takes over what variables name${refuses('adoptVariables')}`,
      async (tenant) => {
        const instanceId = tenant.instance('plant');
        const made = await followTheHowTo(tenant, instanceId, 'adt-by-hand');
        tenant.state.servicePrincipals[tenant.emulator.deployer.objectId].graphPermissions = EVERYTHING;
        const [terraform] = await tenant.example('adopt');
        const planned = terraform.plan(
          `-var=instance_id=${instanceId}`,
          '-var=display_name=adt-by-hand',
          `-var=application_object_id=${made.applicationObjectId}`,
          `-var=service_principal_object_id=${made.servicePrincipalObjectId}`,
          `-var=role_assignment_id=${made.roleAssignmentId}`,
        );
        if (!knows(engine, 'adoptVariables'))
          return assert.rejects(planned, /Cannot import non-existent remote object/);
        assert.ok(
          !Object.values(await planned)
            .flat()
            .includes('delete'),
        );
      },
      engine,
    );

    scenario(
      `${name} makes both secrets of a rotating secret, and one anew in the next period`,
      async (tenant) => {
        const instanceId = tenant.instance('plant');
        const terraform = await tenant.stack((stack) => {
          new AdtAppRegistration(stack, 'client', {
            displayName: 'adt-client',
            credential: ClientCredential.rotatingSecret(),
            roleAssignment: { instanceId, role: AdtRole.DATA_READER },
          });
        });
        await terraform.apply();
        await terraform.assertUnchanged();
        const turned = new Date(Date.now() + 60 * 24 * 60 * 60 * 1000).toISOString();
        terraform.edit((json) => json.replaceAll('plantimestamp()', `\\"${turned}\\"`));
        assert.equal(Object.keys(await terraform.plan()).length, 1);
        await terraform.destroy();
        tenant.assertEmpty();
      },
      engine,
    );

    scenario(
      `${name} leaves what removed blocks name${refuses('removedBlocks')}`,
      async (tenant) => {
        const made = await followTheHowTo(tenant, tenant.instance('plant'), 'adt-by-hand');
        const terraform = await tenant.stack(adopt(made), tenant.identity(EVERYTHING));
        await terraform.apply();
        const { text } = await terraform.must('state', 'list');
        const managed = text
          .split('\n')
          .filter((address) => /^azuread_(application|service_principal)\./.test(address));
        const removed = managed.map((from) => ({ from, lifecycle: { destroy: false } }));
        tenant.restack((stack) => stack.addOverride('removed', removed));
        if (!knows(engine, 'removedBlocks')) return assert.rejects(terraform.apply(), /named "(removed|lifecycle)"/);
        await terraform.apply();
        assert.ok(tenant.state.applications[made.applicationObjectId], 'the application is there');
      },
      engine,
    );

    scenario(
      `${name} stores a secret in a key vault${refuses('storeInKeyVault')}`,
      async (tenant) => {
        const vault = tenant.vault('vault');
        assignRole(tenant.emulator.azure, tenant.emulator.deployer.objectId, 'Key Vault Secrets Officer', vault);
        const [terraform] = await tenant.example('key-vault');
        const variables = [`-var=instance_id=${tenant.instance('plant')}`, `-var=key_vault_id=${vault}`];
        if (!knows(engine, 'storeInKeyVault')) {
          const { text } = await terraform.tryApply(...variables);
          return assert.match(text, /Write-only attributes are only supported in Terraform 1\.11 and later/);
        }
        await terraform.apply(...variables);
        await terraform.assertUnchanged(...variables);
        await terraform.destroy(...variables);
        tenant.assertEmpty();
      },
      engine,
    );
  });
}
