import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TerraformStack } from 'cdktf';
import { FAULT } from '../emulator/faults/faults';
import { AdtAppRegistration, AdtRole } from '../src';
import { Tenant } from './support/tenant';
import { Terraform } from './support/terraform';

const registration = (tenant: Tenant) => {
  const instanceId = tenant.instance('plant');
  return (stack: TerraformStack) =>
    void new AdtAppRegistration(stack, 'client', {
      displayName: 'adt-client',
      roleAssignment: { instanceId, role: AdtRole.DATA_READER },
    });
};

// The classes of routes that an apply and a destroy of a registration go through.
const ROUTES = {
  'the application': '^/(v1.0|beta)/applications/[0-9a-f-]+$',
  'its secret': '/(add|remove)Password$',
  'its service principal': '^/(v1.0|beta)/servicePrincipals(/[0-9a-f-]+)?$',
  'its role assignment': '/roleAssignments/',
};

// What a tenant does on a bad day, and the stock providers live through on their own.
const SURVIVED: [string, object[]][] = [
  ['throttling everywhere', Object.values(ROUTES).map((path) => ({ kind: 'throttle', path, times: 2 }))],
  [
    'errors of the service everywhere',
    Object.values(ROUTES).map((path) => ({ kind: 'error', path, times: 1, status: 503 })),
  ],
  ['slow answers everywhere', Object.values(ROUTES).map((path) => ({ kind: 'slow', path, times: 1, delayMs: 2000 }))],
  [
    'a service principal that Azure cannot see yet',
    [{ kind: 'principal-not-found', method: 'PUT', path: 'roleAssignments', times: 2 }],
  ],
];

describe('an apply, and a destroy,', { concurrency: true }, () => {
  for (const [name, faults] of SURVIVED) {
    test(`live through ${name}, and end where they would have`, async () => {
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

        for (const fault of faults) tenant.emulator.faults.arm(FAULT.parse(fault));
        const destroyed = await terraform.destroy();
        assert.equal(destroyed.code, 0, destroyed.text);
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

  test('whose connection drops fails, and docs/troubleshooting.md tells how it goes on', async () => {
    const tenant = await Tenant.open();
    try {
      const terraform = await tenant.stack(registration(tenant));
      tenant.emulator.faults.arm(FAULT.parse({ kind: 'drop', method: 'GET', path: ROUTES['the application'] }));
      const first = await terraform.apply();
      assert.notEqual(first.code, 0);
      assert.match(first.text, /EOF/);

      const again = await terraform.apply();
      assert.match(again.text, /An existing "azuread_application" with name/, 'Terraform would make it anew');
      await terraform.must('untaint', Terraform.address('azuread_application', first.text));

      const mended = await terraform.apply();
      assert.equal(mended.code, 0, mended.text);
      assert.deepEqual(await terraform.plan(), {}, 'the second plan is empty');
      assert.equal((await terraform.destroy()).code, 0);
      tenant.assertEmpty();
    } finally {
      await tenant.close();
    }
  });

  test('that reads a new application too early leaves an orphan, which docs/troubleshooting.md names and adopts', async () => {
    const tenant = await Tenant.open();
    try {
      const terraform = await tenant.stack(registration(tenant));
      tenant.emulator.faults.arm(FAULT.parse({ kind: 'lag', method: 'GET', path: ROUTES['the application'] }));
      const first = await terraform.apply();
      assert.match(first.text, /Root object was present, but now absent/);

      const orphan = Object.values(tenant.state.applications).find(({ displayName }) => displayName === 'adt-client');
      const again = await terraform.apply();
      assert.match(again.text, /An existing "azuread_application" with name/, 'the name is taken');
      assert.ok(orphan && again.text.includes(orphan.id), 'by the orphan, whose object ID is told');
      const address = Terraform.address('azuread_application', first.text);
      await terraform.must('import', '-input=false', address, `/applications/${orphan.id}`);

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
