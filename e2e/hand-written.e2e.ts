import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Application } from '@cdktf/provider-azuread/lib/application';
import { ApplicationPasswordA } from '@cdktf/provider-azuread/lib/application-password';
import { DataAzureadClientConfig } from '@cdktf/provider-azuread/lib/data-azuread-client-config';
import { ServicePrincipal } from '@cdktf/provider-azuread/lib/service-principal';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import type { TerraformStack } from 'cdktf';
import { AdtAppRegistration, AdtRole } from '../src';
import { Tenant } from './support/tenant';

/** The same resources as somebody would write them who knows nothing of the library's care. */
function handWritten(stack: TerraformStack, instanceId: string): void {
  const owners = [new DataAzureadClientConfig(stack, 'current').objectId];
  const application = new Application(stack, 'application', { displayName: 'adt-client', owners });
  const principal = new ServicePrincipal(stack, 'principal', { clientId: application.clientId, owners });
  new ApplicationPasswordA(stack, 'secret', { applicationId: application.id });
  new RoleAssignment(stack, 'role', {
    scope: instanceId,
    roleDefinitionName: 'Azure Digital Twins Data Reader',
    principalId: principal.objectId,
  });
}

describe('an apply of the library', () => {
  test('takes no longer than one of the same resources written by hand', async () => {
    const tenants = [await Tenant.open(), await Tenant.open()];
    try {
      const [byLibrary, byHand] = await Promise.all([
        tenants[0].stack((stack) => {
          const roleAssignment = { instanceId: tenants[0].instance('plant'), role: AdtRole.DATA_READER };
          new AdtAppRegistration(stack, 'client', { displayName: 'adt-client', roleAssignment });
        }),
        tenants[1].stack((stack) => handWritten(stack, tenants[1].instance('plant'))),
      ]);
      const timed = async (terraform: typeof byHand) => {
        const started = performance.now();
        const { code, text } = await terraform.apply();
        assert.equal(code, 0, text);
        return (performance.now() - started) / 1000;
      };
      const [library, hand] = await Promise.all([timed(byLibrary), timed(byHand)]); // side by side, on one machine
      console.error(`      by the library ${library.toFixed(1)} s, by hand ${hand.toFixed(1)} s`);
      assert.ok(library < hand * 1.15, `${library.toFixed(1)} s against ${hand.toFixed(1)} s`);
      await Promise.all([byLibrary.destroy(), byHand.destroy()]);
    } finally {
      await Promise.all(tenants.map((tenant) => tenant.close()));
    }
  });
});
