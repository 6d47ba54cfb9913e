import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { FAULT } from 'adt-local-azure';
import type { TerraformStack } from 'cdktf';
import { AdtAppRegistration, AdtRole } from 'cdktf-adt-app-registration';
import { beforeItEnds } from '../support/run';
import { SIDE_BY_SIDE, scenario } from './support/scenario';
import type { Tenant } from './support/tenant';
import { Terraform } from './support/terraform';

const registration = (tenant: Tenant) => {
  const instanceId = tenant.instance('plant');
  return (stack: TerraformStack) =>
    void new AdtAppRegistration(stack, 'client', {
      displayName: 'adt-client',
      roleAssignment: { instanceId, role: AdtRole.DATA_READER },
    });
};

const withoutAccess = (stack: TerraformStack) =>
  void new AdtAppRegistration(stack, 'client', { displayName: 'adt-client' });

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

const arm = (tenant: Tenant, ...faults: object[]) => {
  for (const fault of faults) tenant.emulator.faults.arm(FAULT.parse(fault));
};

const clientOf = (tenant: Tenant) =>
  Object.values(tenant.state.applications).find(({ displayName }) => displayName === 'adt-client');

/** The end of every scenario: the apply that docs/troubleshooting.md leads to makes all that is missing, and destroy leaves nothing. */
async function goOn(tenant: Tenant, terraform: Terraform): Promise<void> {
  await terraform.apply();
  await terraform.assertUnchanged();
  await terraform.destroy();
  tenant.assertEmpty();
}

/** What docs/troubleshooting.md says to do about an application that Terraform has forgotten. */
async function adoptApplication(tenant: Tenant, terraform: Terraform): Promise<void> {
  const again = await terraform.tryApply();
  assert.match(again.text, /An existing "azuread_application" with name/, 'the name is taken');
  const orphan = clientOf(tenant);
  assert.ok(orphan && again.text.includes(orphan.id), 'by the orphan, whose object ID is told');
  const address = Terraform.address('azuread_application', again.text);
  await terraform.import(address, `/applications/${orphan.id}`);
  await goOn(tenant, terraform);
}

describe('an apply, and a destroy,', SIDE_BY_SIDE, () => {
  for (const [name, faults] of SURVIVED) {
    scenario(`live through ${name}, and end where they would have`, async (tenant) => {
      const terraform = await tenant.stack(registration(tenant));
      arm(tenant, ...faults);
      await terraform.apply();
      assert.ok(
        tenant.emulator.faults.report().every(({ fired, times }) => fired === times),
        'each fault struck',
      );
      await terraform.assertUnchanged();

      arm(tenant, ...faults);
      await terraform.destroy();
      tenant.assertEmpty();
    });
  }

  for (const signal of ['SIGINT', 'SIGKILL'] as const) {
    scenario(
      `that ${signal} ends while it assigns the role leaves an orphan, which docs/troubleshooting.md names and adopts`,
      async (tenant) => {
        const terraform = await tenant.stack(registration(tenant));
        const orphan = () => Object.values(tenant.state.roleAssignments).find(({ scope }) => scope.endsWith('/plant'));
        await terraform.killApply(signal, () => orphan() !== undefined);

        const again = await terraform.tryApply();
        assert.match(again.text, /RoleAssignmentExists/, 'the provider forgot what it was waiting for');
        const [address] = Object.keys(await terraform.plan());
        assert.match(address, /^azurerm_role_assignment\./);
        await terraform.import(address, String(orphan()?.id));
        await goOn(tenant, terraform);
      },
    );
  }

  scenario(
    'that SIGKILL ends while it makes the application leaves an orphan, which docs/troubleshooting.md names and adopts',
    async (tenant) => {
      const terraform = await tenant.stack(registration(tenant));
      arm(tenant, { kind: 'slow', path: '^/v1.0/applications$', method: 'POST', delayMs: 5000 });
      await terraform.killApply('SIGKILL', () => clientOf(tenant) !== undefined);
      await adoptApplication(tenant, terraform);
    },
  );

  scenario(
    'that SIGKILL ends while it tries the new application goes on, and leaves one that docs/troubleshooting.md names',
    async (tenant) => {
      const terraform = await tenant.stack(withoutAccess);
      arm(tenant, { kind: 'slow', path: ROUTES['the application'], method: 'PATCH', delayMs: 5000 });
      // The provider renames what it has made, to see whether it is there yet, and then gives it its name back.
      const orphans = () =>
        Object.values(tenant.state.applications).filter(({ displayName }) =>
          displayName.startsWith('TERRAFORM_UPDATE_'),
        );
      await terraform.killApply('SIGKILL', () => orphans().length === 1);

      await terraform.apply();
      await terraform.assertUnchanged();
      assert.equal(orphans().length, 1, 'Terraform made another, and knows nothing of the first');

      await terraform.destroy();
      assert.equal(orphans().length, 1, 'destroy leaves it, too');
    },
  );

  scenario(
    'that SIGKILL ends while it makes the service principal leaves an orphan, which docs/troubleshooting.md names and adopts',
    async (tenant) => {
      const terraform = await tenant.stack(withoutAccess);
      const orphan = () =>
        Object.values(tenant.state.servicePrincipals).find(({ appId }) => appId === clientOf(tenant)?.appId);
      arm(tenant, { kind: 'slow', path: '/servicePrincipals/', delayMs: 5000 });
      await terraform.killApply('SIGKILL', () => orphan() !== undefined);

      const again = await terraform.tryApply();
      assert.ok(again.text.includes(`A resource with the ID "${orphan()?.id}" already exists`), again.text);
      const address = Terraform.address('azuread_service_principal', again.text);
      await terraform.import(address, `/servicePrincipals/${orphan()?.id}`);
      await goOn(tenant, terraform);
    },
  );

  scenario(
    'that SIGKILL ends while it makes the secret goes on, and leaves a secret that docs/troubleshooting.md names',
    async (tenant) => {
      const terraform = await tenant.stack(withoutAccess);
      const principal = Terraform.address('azuread_service_principal', Object.keys(await terraform.plan()).join());
      await terraform.apply(`-target=${principal}`);
      const secrets = () => clientOf(tenant)?.passwordCredentials ?? [];
      await terraform.killApply('SIGKILL', () => secrets().length === 1);
      const [orphan] = secrets();

      await terraform.apply();
      await terraform.assertUnchanged();
      assert.equal(secrets().length, 2, 'Terraform made another, and knows nothing of the first');
      assert.ok(secrets().includes(orphan));

      await terraform.destroy();
      tenant.assertEmpty();
    },
  );

  scenario('whose connection drops fails, and docs/troubleshooting.md tells how it goes on', async (tenant) => {
    const terraform = await tenant.stack(registration(tenant));
    arm(tenant, { kind: 'drop', method: 'GET', path: ROUTES['the application'] });
    const first = await terraform.tryApply();
    assert.notEqual(first.code, 0);
    assert.match(first.text, /EOF/);

    const again = await terraform.tryApply();
    assert.match(again.text, /An existing "azuread_application" with name/, 'Terraform would make it again');
    await terraform.must('untaint', Terraform.address('azuread_application', first.text));
    await goOn(tenant, terraform);
  });

  scenario(
    'that reads a new application too early leaves an orphan, which docs/troubleshooting.md names and adopts',
    async (tenant) => {
      const terraform = await tenant.stack(registration(tenant));
      arm(tenant, { kind: 'lag', method: 'GET', path: ROUTES['the application'] });
      const first = await terraform.tryApply();
      assert.match(first.text, /Root object was present, but now absent/);

      await adoptApplication(tenant, terraform);
    },
  );

  scenario('of a state that is being applied is refused by the lock', async (tenant) => {
    const terraform = await tenant.stack(registration(tenant));
    const first = terraform.apply();
    await beforeItEnds(first, () => clientOf(tenant) !== undefined);
    const second = await terraform.tryApply();
    assert.notEqual(second.code, 0);
    assert.match(second.text, /Error acquiring the state lock/);
    await first;
    await terraform.destroy();
    tenant.assertEmpty();
  });

  scenario('of ten registrations at once makes ten', async (tenant) => {
    const names = Array.from({ length: 10 }, (_, index) => `adt-client-${index}`);
    const terraform = await tenant.stack((stack) => {
      for (const displayName of names) new AdtAppRegistration(stack, displayName, { displayName });
    });
    await terraform.apply();
    await terraform.assertUnchanged();
    const made = Object.values(tenant.state.applications).map(({ displayName }) => displayName);
    assert.deepEqual(made.filter((name) => name.startsWith('adt-client')).sort(), names);
    await terraform.destroy();
    tenant.assertEmpty();
  });
});
