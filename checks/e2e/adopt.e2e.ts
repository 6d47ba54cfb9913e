import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { ClientCredential } from 'cdktf-adt-app-registration';
import { clientStack } from './support/client-stack';
import { adoptionOf, EVERYTHING, followTheHowTo } from './support/portal';
import { SIDE_BY_SIDE, scenario } from './support/scenario';

describe('a registration made by hand', SIDE_BY_SIDE, () => {
  scenario('is taken over by the example, replaced in nothing, and used without a pause', async (tenant) => {
    const instanceId = tenant.instance('plant');
    const made = await followTheHowTo(tenant, instanceId, 'adt-by-hand');
    const deployer = tenant.state.servicePrincipals[tenant.emulator.deployer.objectId];
    deployer.graphPermissions = EVERYTHING;
    const [terraform] = await tenant.example('adopt');
    const { variables } = made;
    const use = (environment: Record<string, string>) => tenant.client(environment);
    const byHand = {
      AZURE_CLIENT_ID: made.clientId,
      AZURE_TENANT_ID: tenant.state.tenantId,
      AZURE_CLIENT_SECRET: made.secret.value,
    };

    const plan = await terraform.plan(...variables);
    const actions = Object.values(plan).map((what) => what.join());
    assert.ok(!actions.some((what) => what.includes('delete')), `nothing is replaced: ${JSON.stringify(plan)}`);
    assert.equal(actions.filter((what) => what === 'create').length, 2, 'only the two secrets are made');
    await terraform.settle(...variables);

    const environment = await terraform.environment();
    assert.equal(environment.AZURE_CLIENT_ID, made.clientId, 'the client ID is the one that it was');
    assert.deepEqual(
      [(await use(byHand)).code, (await use(environment)).code],
      [0, 0],
      'old and new secret are let in',
    );

    await made.retireSecret();
    assert.match((await use(byHand)).text, /AADSTS7000215/, 'the old secret is retired');
    assert.equal((await use(environment)).code, 0);
    await terraform.assertUnchanged(...variables);

    await tenant.destroy(terraform, ...variables);
  });

  scenario('is taken over with its consent, left again, and goes on as it was', async (tenant) => {
    const instanceId = tenant.instance('plant');
    const made = await followTheHowTo(tenant, instanceId, 'adt-by-hand');
    const { applicationObjectId, delegatedPermissionGrantId } = made.ids;
    const deployer = tenant.identity(EVERYTHING, 'Role Based Access Control Administrator');
    const terraform = await tenant.stack(adoptionOf(instanceId, made.ids), deployer);
    const plan = await terraform.plan();
    assert.deepEqual([...new Set(Object.values(plan).flat())], ['update'], 'changed in place, and nothing else');
    await terraform.settle();

    // As docs/credentials.md says.
    const managed = await terraform.addresses();
    assert.equal(managed.length, 4);
    await terraform.must('state', 'rm', ...managed);
    assert.deepEqual(await terraform.addresses(), [], 'the state has nothing of it any more');
    assert.ok(tenant.state.applications[applicationObjectId], 'the application is there');
    assert.ok(tenant.state.permissionGrants[delegatedPermissionGrantId], 'and the grant');
  });

  scenario('is left by removed blocks, too', async (tenant) => {
    const made = await followTheHowTo(tenant, tenant.instance('plant'), 'adt-by-hand');
    const { applicationObjectId, servicePrincipalObjectId } = made.ids;
    const adopt = { applicationObjectId, servicePrincipalObjectId };
    const build = clientStack({ displayName: 'adt-by-hand', credential: ClientCredential.none(), adopt });
    const terraform = await tenant.stack(build, tenant.identity(EVERYTHING));
    await terraform.apply();
    await tenant.leave(terraform);
    assert.ok(tenant.state.applications[applicationObjectId], 'the application is there');
    assert.ok(tenant.state.servicePrincipals[servicePrincipalObjectId], 'and its service principal');
    assert.equal((await terraform.must('state', 'list')).text, '');
  });
});
