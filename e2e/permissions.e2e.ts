import assert from 'node:assert/strict';
import { describe } from 'node:test';
import type { TerraformStack } from 'cdktf';
import { AdtAppRegistration, AdtRole, ClientCredential } from '../src';
import { scenario } from './support/scenario';
import type { Tenant } from './support/tenant';

const OWNED = 'Application.ReadWrite.OwnedBy';
const READ = 'Application.Read.All';
const GRANT = 'DelegatedPermissionGrant.ReadWrite.All';
const ASSIGNS = 'Role Based Access Control Administrator';

interface Feature {
  readonly name: string;
  readonly build: (tenant: Tenant) => (stack: TerraformStack) => void;
  readonly graph: string[];
  readonly role?: string;
}

// Each row of docs/permissions.md that a deployer can be given.
const FEATURES: Feature[] = [
  {
    name: 'a registration with its secret',
    build: () => (stack) => void new AdtAppRegistration(stack, 'client', { displayName: 'adt-client' }),
    graph: [OWNED],
  },
  {
    name: 'a role assignment',
    build: (tenant) => (stack) =>
      void new AdtAppRegistration(stack, 'client', {
        displayName: 'adt-client',
        credential: ClientCredential.none(),
        roleAssignment: { instanceId: tenant.instance('plant'), role: AdtRole.DATA_READER },
      }),
    graph: [OWNED],
    role: ASSIGNS,
  },
  {
    name: 'admin consent',
    build: () => (stack) =>
      void new AdtAppRegistration(stack, 'client', {
        displayName: 'adt-client',
        credential: ClientCredential.none(),
        grantAdminConsent: true,
      }),
    graph: [OWNED, GRANT],
  },
  {
    name: 'access for an existing registration by its attributes',
    build: (tenant) => (stack) => {
      const { objectId, clientId } = tenant.identity([]);
      AdtAppRegistration.fromAttributes(stack, 'shared', {
        clientId,
        servicePrincipalObjectId: objectId,
      }).addRoleAssignment('plant', { instanceId: tenant.instance('plant'), role: AdtRole.DATA_READER });
    },
    graph: [],
    role: ASSIGNS,
  },
  {
    name: 'access for an existing registration by its client ID',
    build: (tenant) => (stack) => {
      const { clientId } = tenant.identity([]);
      AdtAppRegistration.fromClientId(stack, 'shared', clientId).addRoleAssignment('plant', {
        instanceId: tenant.instance('plant'),
        role: AdtRole.DATA_READER,
      });
    },
    graph: [READ],
    role: ASSIGNS,
  },
];

describe('a deployer with exactly the permissions of docs/permissions.md', { concurrency: true }, () => {
  for (const { name, build, graph, role } of FEATURES) {
    scenario(`applies and destroys ${name}`, async (tenant) => {
      const terraform = await tenant.stack(build(tenant), tenant.identity(graph, role));
      await terraform.apply();
      await terraform.assertUnchanged();
      await terraform.destroy();
      tenant.assertEmpty();
    });

    const fewer: [string, string[], string | undefined][] = [
      ...graph.map((one): [string, string[], string | undefined] => [
        one,
        graph.filter((other) => other !== one),
        role,
      ]),
      ...(role ? [[role, graph, undefined] as [string, string[], string | undefined]] : []),
    ];
    for (const [missing, held, heldRole] of fewer) {
      scenario(`fails on ${name} without ${missing}, and says so`, async (tenant) => {
        const terraform = await tenant.stack(build(tenant), tenant.identity(held, heldRole));
        const { code, text } = await terraform.tryApply();
        assert.notEqual(code, 0, 'it is needed');
        assert.match(text, /Authorization_RequestDenied|AuthorizationFailed/);
      });
    }
  }

  scenario('is locked out of what has another owner', async (tenant) => {
    const foreign = tenant.identity([]).objectId;
    const build = (stack: TerraformStack) =>
      void new AdtAppRegistration(stack, 'client', {
        displayName: 'adt-client',
        owners: [foreign],
        credential: ClientCredential.none(),
      });
    const terraform = await tenant.stack(build, tenant.identity([OWNED]));
    const { code, text } = await terraform.tryApply();
    assert.notEqual(code, 0);
    assert.match(text, /Authorization_RequestDenied/);
  });
});
