import { describe } from 'node:test';
import { DataAzureadGroup } from '@cdktf/provider-azuread/lib/data-azuread-group';
import { DataAzureadUser } from '@cdktf/provider-azuread/lib/data-azuread-user';
import { TerraformOutput, type TerraformStack } from 'cdktf';
import {
  AdtAppRegistration,
  AdtPrincipal,
  AdtRole,
  AdtRoleAssignment,
  ClientCredential,
  FederatedIdentity,
  GitHubRepository,
} from 'cdktf-adt-app-registration';
import { makeCertificate } from '../support/certificates';
import { clientStack } from './support/client-stack';
import { adoptionOf, followTheHowTo } from './support/portal';
import { SIDE_BY_SIDE, scenario } from './support/scenario';
import type { Tenant } from './support/tenant';

const OWNED = 'Application.ReadWrite.OwnedBy';
const ALL = 'Application.ReadWrite.All';
const READ = 'Application.Read.All';
const GRANT = 'DelegatedPermissionGrant.ReadWrite.All';
const ASSIGN = 'AppRoleAssignment.ReadWrite.All';
const ASSIGNS = 'Role Based Access Control Administrator';

type Build = (stack: TerraformStack) => void;

/** A role in Azure, and on what: on the subscription, if nothing is said. */
type Role = [name: string, scope?: (tenant: Tenant) => string];

const onVault = (tenant: Tenant) => tenant.vault('vault');

interface Feature {
  readonly name: string;
  readonly build: (tenant: Tenant) => Build | Promise<Build>;
  readonly graph: string[];
  readonly roles?: Role[];
}

// Each row of docs/permissions.md that a deployer can be given.
const FEATURES: Feature[] = [
  {
    name: 'a registration with its secret',
    build: () => clientStack(),
    graph: [OWNED],
  },
  {
    name: 'a role assignment',
    build: (tenant) =>
      clientStack({
        credential: ClientCredential.none(),
        roleAssignment: { instanceId: tenant.instance('plant'), role: AdtRole.DATA_READER },
      }),
    graph: [OWNED],
    roles: [[ASSIGNS]],
  },
  {
    name: 'a certificate and a federated credential',
    build: async () => {
      const { pem: certificate } = await makeCertificate();
      const identity = FederatedIdentity.githubEnvironment(
        GitHubRepository.withNamesOnly({ owner: 'contoso', repository: 'twins' }),
        'production',
      );
      return clientStack({ credential: ClientCredential.certificate({ certificate }) }, (registration) =>
        registration.addFederatedIdentityCredential('production', { name: 'production', identity }),
      );
    },
    graph: [OWNED],
  },
  {
    name: 'a secret in a key vault',
    build: (tenant) =>
      clientStack({}, ({ clientSecret }) =>
        clientSecret.storeInKeyVault('vault', { keyVaultId: tenant.vault('vault'), name: 'client-secret' }),
      ),
    graph: [OWNED],
    roles: [
      ['Key Vault Secrets Officer', onVault],
      ['Reader', onVault],
    ],
  },
  {
    name: 'a certificate of a key vault',
    build: async (tenant) => {
      const keyVaultId = tenant.vault('vault');
      tenant.emulator.seed.certificate(keyVaultId, 'adt-client', (await makeCertificate()).pem);
      return clientStack({ credential: ClientCredential.keyVaultCertificate({ keyVaultId, name: 'adt-client' }) });
    },
    graph: [OWNED],
    roles: [
      ['Key Vault Reader', onVault],
      ['Reader', onVault],
    ],
  },
  {
    name: 'a registration that was made by hand, with its access and its consent',
    build: async (tenant) => {
      const instanceId = tenant.instance('plant');
      const made = await followTheHowTo(tenant, instanceId, 'adt-by-hand');
      return adoptionOf(instanceId, made.ids);
    },
    graph: [ALL, GRANT],
    roles: [[ASSIGNS]],
  },
  {
    name: 'admin consent',
    build: () => clientStack({ credential: ClientCredential.none(), grantAdminConsent: true }),
    graph: [OWNED, GRANT],
  },
  {
    name: 'consent for a user',
    build: (tenant) => {
      const operator = AdtPrincipal.user(tenant.emulator.seed.user('operator').objectId);
      return clientStack({ credential: ClientCredential.none(), consentForUsers: { operator } });
    },
    graph: [OWNED, GRANT],
  },
  {
    name: 'a limit to a user and a group',
    build: (tenant) => {
      const { seed } = tenant.emulator;
      const usersAndGroups = {
        operator: AdtPrincipal.user(seed.user('operator').objectId),
        operators: AdtPrincipal.group(seed.securityGroup('operators')),
      };
      return clientStack({ credential: ClientCredential.none(), usersAndGroups });
    },
    graph: [OWNED, ASSIGN, READ],
  },
  {
    name: 'a user and a group that the stack looks up',
    build: (tenant) => (stack) => {
      tenant.emulator.seed.user('operator');
      tenant.emulator.seed.securityGroup('operators');
      const { objectId } = new DataAzureadUser(stack, 'operator', {
        userPrincipalName: 'operator@contoso.onmicrosoft.com',
      });
      const operators = new DataAzureadGroup(stack, 'operators', { displayName: 'operators' });
      new TerraformOutput(stack, 'found', { value: [objectId, operators.objectId] });
    },
    graph: ['User.Read.All', 'Group.Read.All'],
  },
  {
    name: 'access for a user and a group, on the instance of a registration',
    build: (tenant) => {
      const { seed } = tenant.emulator;
      const instanceId = tenant.instance('plant');
      const principal = AdtPrincipal.group(seed.securityGroup('operators'));
      const engineer = AdtPrincipal.user(seed.user('engineer').objectId);
      return clientStack(
        { credential: ClientCredential.none(), roleAssignment: { instanceId, role: AdtRole.DATA_READER, principal } },
        (registration) => registration.grantDataAccess('engineer', engineer, AdtRole.DATA_OWNER),
      );
    },
    graph: [OWNED],
    roles: [[ASSIGNS]],
  },
  {
    name: 'access for a user, a group and a managed identity',
    build: (tenant) => (stack) => {
      const { seed } = tenant.emulator;
      const instanceId = tenant.instance('plant');
      const assign = (id: string, principal: AdtPrincipal) =>
        new AdtRoleAssignment(stack, id, { instanceId, role: AdtRole.DATA_READER, principal });
      assign('operator', AdtPrincipal.user(seed.user('operator').objectId));
      assign('operators', AdtPrincipal.group(seed.securityGroup('operators')));
      assign('function', AdtPrincipal.managedIdentity(tenant.identity([]).objectId));
    },
    graph: [],
    roles: [[ASSIGNS]],
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
    roles: [[ASSIGNS]],
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
    roles: [[ASSIGNS]],
  },
];

/** Terraform in the stack of a feature, as a deployer with exactly this. */
async function deploy({ build }: Feature, tenant: Tenant, graph: string[], roles: Role[]) {
  return tenant.stack(await build(tenant), deployer(tenant, graph, roles));
}

/** A deployer with exactly this. */
function deployer(tenant: Tenant, graph: string[], roles: Role[]) {
  const identity = tenant.identity(graph);
  for (const [name, scope] of roles) {
    const subscription = `/subscriptions/${tenant.state.subscriptionId}`;
    tenant.emulator.seed.roleAssignment(identity.objectId, name, scope?.(tenant) ?? subscription);
  }
  return identity;
}

/** What a deployer can lack, and what it then has. */
function withOneFewer({ graph, roles = [] }: Feature): [missing: string, graph: string[], roles: Role[]][] {
  return [
    ...graph.map((one): [string, string[], Role[]] => [one, graph.filter((other) => other !== one), roles]),
    ...roles.map((one): [string, string[], Role[]] => [one[0], graph, roles.filter((other) => other !== one)]),
  ];
}

describe('a deployer with exactly the permissions of docs/permissions.md', SIDE_BY_SIDE, () => {
  for (const feature of FEATURES) {
    scenario(`applies and destroys ${feature.name}`, async (tenant) => {
      const terraform = await deploy(feature, tenant, feature.graph, feature.roles ?? []);
      await terraform.settle();
      await tenant.destroy(terraform);
    });

    for (const [missing, graph, roles] of withOneFewer(feature)) {
      scenario(`fails on ${feature.name} without ${missing}, and says so`, async (tenant) => {
        const terraform = await deploy(feature, tenant, graph, roles);
        await terraform.fails(/Authorization_RequestDenied|AuthorizationFailed|ForbiddenByRbac/);
      });
    }
  }

  scenario('applies and destroys the example people', async (tenant) => {
    const { seed } = tenant.emulator;
    seed.securityGroup('operators');
    const { userPrincipalName } = seed.user('engineer');
    const graph = [OWNED, READ, ASSIGN, GRANT, 'User.Read.All', 'Group.Read.All'];
    const identity = deployer(tenant, graph, [['Contributor'], [ASSIGNS]]);
    const [terraform] = await tenant.example('people', ['people'], identity);
    const variables = ['-var=readers=operators', `-var=writer=${userPrincipalName}`];
    await terraform.apply(...variables);
    await terraform.assertUnchanged(...variables);
    await tenant.destroy(terraform, ...variables);
  });

  scenario('is locked out of what has another owner', async (tenant) => {
    const owners = [tenant.identity([]).objectId];
    const build = clientStack({ owners, credential: ClientCredential.none() });
    const terraform = await tenant.stack(build, tenant.identity([OWNED]));
    await terraform.fails(/Authorization_RequestDenied/);
  });
});
