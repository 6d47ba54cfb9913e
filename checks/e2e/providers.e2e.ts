import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import type { LocalAzure } from 'adt-local-azure';
import { TerraformOutput, type TerraformStack, TerraformVariable } from 'cdktf';
import {
  AdtAppRegistration,
  AdtRole,
  ClientCredential,
  FederatedIdentity,
  type IAdtAppRegistration,
} from 'cdktf-adt-app-registration';
import { makeCertificate } from '../support/certificates';
import { SIDE_BY_SIDE, scenario } from './support/scenario';

/** The providers for a second tenant, as a stack has them beside those for the first. */
function providersFor({ origin, tenantId, subscriptionId, deployer }: LocalAzure, stack: TerraformStack) {
  const secret = new TerraformVariable(stack, 'other_secret', { type: 'string', sensitive: true });
  const settings = {
    alias: 'other',
    metadataHost: new URL(origin).host,
    tenantId,
    clientId: deployer.clientId,
    clientSecret: secret.stringValue,
  };
  return {
    azureadProvider: new AzureadProvider(stack, 'other-azuread', settings),
    azurermProvider: new AzurermProvider(stack, 'other-azurerm', {
      ...settings,
      subscriptionId,
      features: [{}],
      resourceProviderRegistrations: 'none',
    }),
  };
}

const variablesFor = ({ deployer }: LocalAzure) => [`-var=other_secret=${deployer.clientSecret}`];

/** The names of the applications of a tenant, but for its deployers. */
const applications = ({ state }: LocalAzure) =>
  Object.values(state.applications)
    .map(({ displayName }) => displayName)
    .filter((name) => !name.startsWith('deployer'));

const dataRoles = ({ state }: LocalAzure) =>
  Object.values(state.roleAssignments).filter(({ scope }) => scope.includes('digitalTwinsInstances')).length;

const clientOf = (azure: LocalAzure, environment: Record<string, string>) => ({
  ...environment,
  NODE_EXTRA_CA_CERTS: azure.certificateFile,
  AZURE_AUTHORITY_HOST: azure.origin,
  ADT_INSTANCE_URL: `${azure.origin}/adt/plant`,
});

describe('two tenants in one stack', SIDE_BY_SIDE, () => {
  scenario('have a registration each, and all that belongs to it', async (tenant) => {
    const { pem: certificate } = await makeCertificate();
    const keyVaultId = tenant.vault('vault');
    tenant.emulator.seed.roleAssignment(tenant.emulator.deployer.objectId, 'Key Vault Secrets Officer', keyVaultId);
    const instances = [tenant.instance('plant')];

    await tenant.withOther(async (other) => {
      instances.push(other.seed.instance('plant'), other.seed.instance('second'));
      const variables = variablesFor(other);
      const access = (index: number) => ({ instanceId: instances[index], role: AdtRole.DATA_OWNER });
      const terraform = await tenant.stack((stack) => {
        const here = new AdtAppRegistration(stack, 'here', { displayName: 'adt-here', roleAssignment: access(0) });
        const there = new AdtAppRegistration(stack, 'there', {
          ...providersFor(other, stack),
          displayName: 'adt-there',
          roleAssignment: access(1),
          grantAdminConsent: true,
        });
        there.addRoleAssignment('second', access(2));
        there.addRotatingClientSecret('turns');
        there.addClientCertificate('2027', { certificate });
        const identity = FederatedIdentity.of({ issuer: 'https://idp.contoso.com', subject: 'plant' });
        there.addFederatedIdentityCredential('plant', { name: 'plant', identity });
        // The vault is in the first tenant, so its provider is another than that of the registration.
        const azurermProvider = stack.node.findChild('azurerm') as AzurermProvider;
        there.clientSecret.storeInKeyVault('vault', { keyVaultId, name: 'client-secret', azurermProvider });
        for (const [name, { environmentVariables: value }] of Object.entries({ here, there })) {
          new TerraformOutput(stack, `${name}_environment`, { value, sensitive: true });
        }
      });
      await terraform.settle(...variables);

      assert.deepEqual([applications(tenant.emulator), applications(other)], [['adt-here'], ['adt-there']]);
      assert.deepEqual([dataRoles(tenant.emulator), dataRoles(other)], [1, 2]);
      const made = Object.values(other.state.applications).find(({ displayName }) => displayName === 'adt-there');
      assert.ok(made);
      assert.deepEqual(
        [made.passwordCredentials, made.keyCredentials, made.federatedIdentityCredentials].map((all) => all.length),
        [3, 1, 1],
      );
      assert.equal(Object.keys(other.state.permissionGrants).length, 2);
      assert.equal(tenant.emulator.secretsOf('vault')['client-secret'].versions.length, 1);

      const outputs = (await terraform.outputs()) as unknown as Record<string, Record<string, string>>;
      const [here, there] = [outputs.here_environment, outputs.there_environment];
      assert.deepEqual([here.AZURE_TENANT_ID, there.AZURE_TENANT_ID], [tenant.state.tenantId, other.tenantId]);
      assert.equal((await tenant.client(here)).code, 0, 'the client of the first tenant is let in');
      assert.equal((await tenant.client(clientOf(other, there))).code, 0, 'that of the second too');

      await terraform.destroy(...variables);
      assert.deepEqual([applications(tenant.emulator), applications(other)], [[], []]);
      assert.deepEqual([dataRoles(tenant.emulator), dataRoles(other)], [0, 0]);
    });
  });

  scenario('are no obstacle to building on a registration in the second', async (tenant) => {
    await tenant.withOther(async (other) => {
      const shared = other.seed.identity('deployer of another');
      const instances = ['plant', 'second'].map((name) => other.seed.instance(name));
      other.state.servicePrincipals[other.deployer.objectId].graphPermissions.push('Application.ReadWrite.All');
      const variables = variablesFor(other);
      const terraform = await tenant.stack((stack) => {
        const providers = providersFor(other, stack);
        const add = (handle: IAdtAppRegistration, instanceId: string) => {
          handle.addRoleAssignment('plant', { instanceId, role: AdtRole.DATA_READER });
          handle.addClientSecret('ci');
        };
        const byId = AdtAppRegistration.fromClientId(stack, 'by-id', shared.clientId, providers);
        add(byId, instances[0]);
        add(AdtAppRegistration.fromAttributes(stack, 'by-attributes', byId), instances[1]);
        new AdtAppRegistration(stack, 'here', { displayName: 'adt-here', credential: ClientCredential.none() });
      });
      await terraform.settle(...variables);
      assert.equal(dataRoles(other), 2);
      const found = Object.values(other.state.applications).find(({ appId }) => appId === shared.clientId);
      assert.equal(found?.passwordCredentials.length, 3);
      assert.deepEqual([applications(tenant.emulator), dataRoles(tenant.emulator)], [['adt-here'], 0]);
      await terraform.destroy(...variables);
    });
  });
});
