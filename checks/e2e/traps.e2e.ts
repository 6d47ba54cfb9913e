import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { Application } from '@cdktf/provider-azuread/lib/application';
import { ApplicationPasswordA } from '@cdktf/provider-azuread/lib/application-password';
import { DataAzureadClientConfig } from '@cdktf/provider-azuread/lib/data-azuread-client-config';
import { ServicePrincipal } from '@cdktf/provider-azuread/lib/service-principal';
import { RoleAssignment, type RoleAssignmentConfig } from '@cdktf/provider-azurerm/lib/role-assignment';
import { Fn, type TerraformStack } from 'cdktf';
import { AdtApi, AdtRole } from 'cdktf-adt-app-registration';
import { SIDE_BY_SIDE, scenario } from './support/scenario';
import type { Tenant } from './support/tenant';

// What docs/comparison.md says of resources that are written without the library. Each name stands there.

const DAY_MS = 24 * 60 * 60 * 1000;

function owned(stack: TerraformStack): Application {
  const owners = [new DataAzureadClientConfig(stack, 'deployer').objectId];
  return new Application(stack, 'application', { displayName: 'by hand', owners });
}

const principalOf = (stack: TerraformStack, { clientId, owners }: Application): ServicePrincipal =>
  new ServicePrincipal(stack, 'principal', { clientId, owners });

/** A role assignment to a new service principal, with what is said. */
function assign(tenant: Tenant, said: (principal: ServicePrincipal, application: Application) => object) {
  const { subscriptionId } = tenant.state;
  const scope = tenant.instance('plant');
  const definitions = `/subscriptions/${subscriptionId}/providers/Microsoft.Authorization/roleDefinitions`;
  return (stack: TerraformStack): void => {
    const application = owned(stack);
    const principal = principalOf(stack, application);
    const config: RoleAssignmentConfig = {
      scope,
      roleDefinitionId: `${definitions}/${AdtRole.DATA_READER.roleDefinitionId}`,
      principalId: principal.objectId,
      ...said(principal, application),
    };
    new RoleAssignment(stack, 'assignment', config);
  };
}

const secretOf = (tenant: Tenant) => tenant.application('by hand').passwordCredentials[0];

describe('without the library,', SIDE_BY_SIDE, () => {
  scenario('`end_date_relative` is ignored: the secret lives for two years', async (tenant) => {
    const terraform = await tenant.stack((stack) => {
      new ApplicationPasswordA(stack, 'secret', { applicationId: owned(stack).id, endDateRelative: '24h' });
    });
    await terraform.apply();
    const days = (Date.parse(secretOf(tenant).endDateTime) - Date.now()) / DAY_MS;
    assert.ok(days > 729 && days < 732, `${days} days`);
    await terraform.destroy();
  });

  scenario('`end_date = timeadd(timestamp(), …)` makes a new secret with every apply', async (tenant) => {
    const terraform = await tenant.stack((stack) => {
      const endDate = Fn.timeadd(Fn.timestamp(), '24h');
      new ApplicationPasswordA(stack, 'secret', { applicationId: owned(stack).id, endDate });
    });
    await terraform.apply();
    const first = secretOf(tenant).keyId;
    await terraform.apply();
    assert.notEqual(secretOf(tenant).keyId, first);
    await terraform.destroy();
  });

  scenario('no `owners` removes the caller, and locks out who may touch only what it owns', async (tenant) => {
    const terraform = await tenant.stack(
      (stack) => principalOf(stack, new Application(stack, 'application', { displayName: 'by hand' })),
      tenant.identity(['Application.ReadWrite.OwnedBy']),
    );
    await terraform.fails(/403|Authorization_RequestDenied/);
    assert.deepEqual(tenant.application('by hand').owners, []);
  });

  scenario('`role_definition_id` without the subscription replaces the assignment with every plan', async (tenant) => {
    const roleDefinitionId = `/providers/Microsoft.Authorization/roleDefinitions/${AdtRole.DATA_READER.roleDefinitionId}`;
    const terraform = await tenant.stack(assign(tenant, () => ({ roleDefinitionId })));
    await terraform.apply();
    assert.deepEqual(await terraform.plan(), { 'azurerm_role_assignment.assignment': ['delete', 'create'] });
    await terraform.destroy();
  });

  scenario("the application's object ID as `principal_id` is tried again and again", async (tenant) => {
    const terraform = await tenant.stack(assign(tenant, (_, { objectId }) => ({ principalId: objectId })));
    const refused = () => tenant.log.filter((line) => /PUT .*\/roleAssignments\/.* 4\d\d/.test(line)).length;
    await terraform.killApply('SIGKILL', () => refused() >= 5);
    assert.equal(refused(), 5, 'it did not give up');
  });

  scenario('`skip_service_principal_aad_check` keeps an assignment from being imported', async (tenant) => {
    const build = assign(tenant, () => ({ skipServicePrincipalAadCheck: true }));
    const terraform = await tenant.stack(build);
    await terraform.apply();
    const [made] = Object.values(tenant.state.roleAssignments).filter(({ scope }) => scope.includes('digitalTwins'));
    await terraform.must('state', 'rm', 'azurerm_role_assignment.assignment');
    await terraform.import('azurerm_role_assignment.assignment', made.id);
    await terraform.fails(/doesn't support update/);
  });

  scenario('`http://localhost` as a *Web* redirect URI is refused by the provider', async (tenant) => {
    const terraform = await tenant.stack((stack) => owned(stack).putWeb({ redirectUris: ['http://localhost'] }));
    await terraform.fails(/URI must have a trailing slash/);
  });

  scenario("`use_existing` on the API's service principal lets destroy ask for its deletion", async (tenant) => {
    const terraform = await tenant.stack(
      (stack) => void new ServicePrincipal(stack, 'adt', { clientId: AdtApi.CLIENT_ID, useExisting: true }),
      tenant.identity(['Application.ReadWrite.All']),
    );
    await terraform.apply();
    await terraform.destroy(); // whether Entra ID would let it, the local Azure does not claim to know
    assert.equal(tenant.log.filter((line) => /DELETE .*\/servicePrincipals\//.test(line)).length, 1);
  });
});
