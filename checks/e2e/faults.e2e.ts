import assert from 'node:assert/strict';
import { describe } from 'node:test';
import type { FaultOptions } from 'adt-local-azure';
import { AdtAppRegistration, AdtRole } from 'cdktf-adt-app-registration';
import { beforeItEnds } from '../support/run';
import { clientStack } from './support/client-stack';
import { SIDE_BY_SIDE, scenario } from './support/scenario';
import type { Tenant } from './support/tenant';
import { Terraform } from './support/terraform';

const registration = (tenant: Tenant) =>
  clientStack({ roleAssignment: { instanceId: tenant.instance('plant'), role: AdtRole.DATA_READER } });

// The classes of routes that an apply and a destroy of a registration go through.
const ROUTES = {
  'the application': '^/(v1.0|beta)/applications/[0-9a-f-]+$',
  'its secret': '/(add|remove)Password$',
  'its service principal': '^/(v1.0|beta)/servicePrincipals(/[0-9a-f-]+)?$',
  'its role assignment': '/roleAssignments/',
};

// What a tenant does on a bad day, and the stock providers live through on their own.
const SURVIVED: [string, FaultOptions[]][] = [
  ['throttling everywhere', Object.values(ROUTES).map((path) => ({ kind: 'throttle', path, times: 2 }))],
  [
    'errors of the service everywhere',
    Object.values(ROUTES).map((path) => ({ kind: 'error', path, times: 1, status: 503 })),
  ],
  ['slow answers everywhere', Object.values(ROUTES).map((path) => ({ kind: 'slow', path, times: 1, delayMs: 2000 }))],
  [
    'PrincipalNotFound while Azure does not see the service principal',
    [{ kind: 'principal-not-found', method: 'PUT', path: 'roleAssignments', times: 2 }],
  ],
];

const arm = (tenant: Tenant, ...faults: FaultOptions[]) => {
  for (const fault of faults) tenant.emulator.faults.arm(fault);
};

const clientOf = (tenant: Tenant) =>
  Object.values(tenant.state.applications).find(({ displayName }) => displayName === 'adt-client');

/** The end of every scenario: the apply that docs/troubleshooting.md leads to makes all that is missing, and destroy leaves nothing. */
async function goOn(tenant: Tenant, terraform: Terraform): Promise<void> {
  await terraform.settle();
  await tenant.destroy(terraform);
}

/** What docs/troubleshooting.md says to do about an application that Terraform has forgotten. */
async function adoptApplication(tenant: Tenant, terraform: Terraform): Promise<void> {
  const again = await terraform.fails(/An existing "azuread_application" with name/); // the name is taken
  const orphan = clientOf(tenant);
  assert.ok(orphan && again.includes(orphan.id), 'by the orphan, whose object ID is told');
  const address = Terraform.address('azuread_application', again);
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
      await tenant.destroy(terraform);
    });
  }

  for (const signal of ['SIGINT', 'SIGKILL'] as const) {
    scenario(
      `that ${signal} ends while it assigns the role leaves an orphan, which docs/troubleshooting.md names and adopts`,
      async (tenant) => {
        const terraform = await tenant.stack(registration(tenant));
        const orphan = () => Object.values(tenant.state.roleAssignments).find(({ scope }) => scope.endsWith('/plant'));
        await terraform.killApply(signal, () => orphan() !== undefined);

        await terraform.fails(/RoleAssignmentExists/); // the provider forgot what it was waiting for
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
      const terraform = await tenant.stack(clientStack());
      arm(tenant, { kind: 'slow', path: ROUTES['the application'], method: 'PATCH', delayMs: 5000 });
      // The provider renames what it has made, to see whether it is there yet, and then gives it its name back.
      const orphans = () =>
        Object.values(tenant.state.applications).filter(({ displayName }) =>
          displayName.startsWith('TERRAFORM_UPDATE_'),
        );
      await terraform.killApply('SIGKILL', () => orphans().length === 1);

      await terraform.settle();
      assert.equal(orphans().length, 1, 'Terraform made another, and knows nothing of the first');

      await terraform.destroy();
      assert.equal(orphans().length, 1, 'destroy leaves it, too');
    },
  );

  scenario(
    'that SIGKILL ends while it makes the service principal leaves an orphan, which docs/troubleshooting.md names and adopts',
    async (tenant) => {
      const terraform = await tenant.stack(clientStack());
      const orphan = () =>
        Object.values(tenant.state.servicePrincipals).find(({ appId }) => appId === clientOf(tenant)?.appId);
      arm(tenant, { kind: 'slow', path: '/servicePrincipals/', delayMs: 5000 });
      await terraform.killApply('SIGKILL', () => orphan() !== undefined);

      const again = await terraform.fails(/A resource with the ID "[\w-]+" already exists/);
      assert.ok(again.includes(`"${orphan()?.id}"`), again);
      const address = Terraform.address('azuread_service_principal', again);
      await terraform.import(address, `/servicePrincipals/${orphan()?.id}`);
      await goOn(tenant, terraform);
    },
  );

  scenario(
    'that SIGKILL ends while it makes the secret goes on, and leaves a secret that docs/troubleshooting.md names',
    async (tenant) => {
      const terraform = await tenant.stack(clientStack());
      const principal = Terraform.address('azuread_service_principal', Object.keys(await terraform.plan()).join());
      await terraform.apply(`-target=${principal}`);
      const secrets = () => clientOf(tenant)?.passwordCredentials ?? [];
      await terraform.killApply('SIGKILL', () => secrets().length === 1);
      const [orphan] = secrets();

      await terraform.settle();
      assert.equal(secrets().length, 2, 'Terraform made another, and knows nothing of the first');
      assert.ok(secrets().includes(orphan));

      await tenant.destroy(terraform);
    },
  );

  scenario('whose connection drops fails, and docs/troubleshooting.md tells how it goes on', async (tenant) => {
    const terraform = await tenant.stack(registration(tenant));
    arm(tenant, { kind: 'drop', method: 'GET', path: ROUTES['the application'] });
    const first = await terraform.fails(/EOF/);

    await terraform.fails(/An existing "azuread_application" with name/); // Terraform would make it again
    await terraform.must('untaint', Terraform.address('azuread_application', first));
    await goOn(tenant, terraform);
  });

  scenario(
    'that reads a new application too early leaves an orphan, which docs/troubleshooting.md names and adopts',
    async (tenant) => {
      const terraform = await tenant.stack(registration(tenant));
      arm(tenant, { kind: 'lag', method: 'GET', path: ROUTES['the application'] });
      await terraform.fails(/Root object was present, but now absent/);

      await adoptApplication(tenant, terraform);
    },
  );

  scenario('of a state that is being applied is refused by the lock', async (tenant) => {
    const terraform = await tenant.stack(registration(tenant));
    const first = terraform.apply();
    await beforeItEnds(first, () => clientOf(tenant) !== undefined);
    await terraform.fails(/Error acquiring the state lock/);
    await first;
    await tenant.destroy(terraform);
  });

  scenario('of ten registrations at once makes ten', async (tenant) => {
    const names = Array.from({ length: 10 }, (_, index) => `adt-client-${index}`);
    const terraform = await tenant.stack((stack) => {
      for (const displayName of names) new AdtAppRegistration(stack, displayName, { displayName });
    });
    await terraform.settle();
    const made = Object.values(tenant.state.applications).map(({ displayName }) => displayName);
    assert.deepEqual(made.filter((name) => name.startsWith('adt-client')).sort(), names);
    await tenant.destroy(terraform);
  });
});
