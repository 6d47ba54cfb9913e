import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TerraformStack } from 'cdktf';
import { FAULT } from '../emulator/faults/faults';
import { AdtAppRegistration, AdtRole } from '../src';
import { Tenant } from './support/tenant';

const registration = (tenant: Tenant) => {
  const instanceId = tenant.instance('plant');
  return (stack: TerraformStack) =>
    void new AdtAppRegistration(stack, 'client', {
      displayName: 'adt-client',
      roleAssignment: { instanceId, role: AdtRole.DATA_READER },
    });
};

// What a tenant does on a bad day, and the stock providers live through on their own.
const SURVIVED: [string, object[]][] = [
  ['throttling of Microsoft Graph', [{ kind: 'throttle', path: '^/v1.0/applications', times: 3 }]],
  ['throttling of Azure Resource Manager', [{ kind: 'throttle', path: 'roleAssignments', times: 2 }]],
  [
    'a service principal that Azure cannot see yet',
    [{ kind: 'principal-not-found', method: 'PUT', path: 'roleAssignments', times: 2 }],
  ],
  ['slow answers', [{ kind: 'slow', path: '/addPassword$|/servicePrincipals$', times: 2, delayMs: 3000 }]],
  ['errors of Azure Resource Manager', [{ kind: 'error', path: 'roleAssignments', times: 2, status: 503 }]],
];

describe('an apply', { concurrency: true }, () => {
  for (const [name, faults] of SURVIVED) {
    test(`lives through ${name}, and ends where it would have`, async () => {
      const tenant = await Tenant.open();
      try {
        const terraform = await tenant.stack(registration(tenant));
        for (const fault of faults) tenant.emulator.faults.arm(FAULT.parse(fault));
        const { code, text } = await terraform.apply();
        assert.equal(code, 0, text);
        assert.ok(
          tenant.emulator.faults.report().every(({ fired, times }) => fired === times),
          'each fault struck',
        );
        assert.deepEqual(await terraform.plan(), {}, 'the second plan is empty');
        assert.equal((await terraform.destroy()).code, 0);
        tenant.assertEmpty();
        Tenant.assertNoSecret(terraform.log);
      } finally {
        await tenant.close();
      }
    });
  }

  test('that was interrupted leaves an orphan, which docs/troubleshooting.md names and adopts', async () => {
    const tenant = await Tenant.open();
    try {
      const terraform = await tenant.stack(registration(tenant));
      const running = terraform.start('apply', '-auto-approve', '-input=false');
      const orphan = () => Object.values(tenant.state.roleAssignments).find(({ scope }) => scope.endsWith('/plant'));
      while (!orphan()) await new Promise((resolve) => setTimeout(resolve, 100));
      running.child.kill('SIGINT');
      await running;

      const again = await terraform.apply();
      assert.match(again.text, /RoleAssignmentExists/, 'the provider forgot what it was waiting for');
      const [address] = Object.keys(await terraform.plan());
      assert.match(address, /^azurerm_role_assignment\./);
      await terraform.must('import', '-input=false', address, String(orphan()?.id));

      const adopted = await terraform.apply();
      assert.equal(adopted.code, 0, adopted.text);
      assert.deepEqual(await terraform.plan(), {}, 'the second plan is empty');
      assert.equal((await terraform.destroy()).code, 0);
      tenant.assertEmpty();
    } finally {
      await tenant.close();
    }
  });

  test('of a state that is being applied is refused by the lock', async () => {
    const tenant = await Tenant.open();
    try {
      const terraform = await tenant.stack(registration(tenant));
      const first = terraform.apply();
      const begun = () =>
        Object.values(tenant.state.applications).some(({ displayName }) => displayName === 'adt-client');
      while (!begun()) await new Promise((resolve) => setTimeout(resolve, 100));
      const second = await terraform.apply();
      assert.notEqual(second.code, 0);
      assert.match(second.text, /Error acquiring the state lock/);
      assert.equal((await first).code, 0);
      assert.equal((await terraform.destroy()).code, 0);
      tenant.assertEmpty();
    } finally {
      await tenant.close();
    }
  });

  test('of ten registrations at once makes ten', async () => {
    const tenant = await Tenant.open();
    try {
      const names = Array.from({ length: 10 }, (_, index) => `adt-client-${index}`);
      const terraform = await tenant.stack((stack) => {
        for (const displayName of names) new AdtAppRegistration(stack, displayName, { displayName });
      });
      const { code, text } = await terraform.apply();
      assert.equal(code, 0, text);
      assert.deepEqual(await terraform.plan(), {}, 'the second plan is empty');
      const made = Object.values(tenant.state.applications).map(({ displayName }) => displayName);
      assert.deepEqual(made.filter((name) => name.startsWith('adt-client')).sort(), names);
      assert.equal((await terraform.destroy()).code, 0);
      tenant.assertEmpty();
    } finally {
      await tenant.close();
    }
  });
});
