import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { TerraformOutput } from 'cdktf';
import { AdtApi, AdtAppRegistration, ClientCredential } from 'cdktf-adt-app-registration';
import { AzureClient } from '../support/azure-client';
import { clientStack } from './support/client-stack';
import { SIDE_BY_SIDE, scenario } from './support/scenario';
import type { Tenant } from './support/tenant';

/** What an administrator does beside Terraform, as the portal or `az` does it. */
const by = (tenant: Tenant) => new AzureClient(tenant.emulator);

const principalOf = (tenant: Tenant, clientId: string) => {
  const found = Object.values(tenant.state.servicePrincipals).find(({ appId }) => appId === clientId);
  assert.ok(found, `${clientId} has a service principal`);
  return found.id;
};

const withConsent = clientStack({ credential: ClientCredential.none(), grantAdminConsent: true });

// Each fix is that of docs/troubleshooting.md.
describe('an apply', SIDE_BY_SIDE, () => {
  scenario(
    'of a consent that an administrator has given already is refused, and takes the grant over',
    async (tenant) => {
      const terraform = await tenant.stack(clientStack({ credential: ClientCredential.none() }));
      await terraform.apply();
      const grant = await by(tenant).succeed('POST', '/v1.0/oauth2PermissionGrants', {
        clientId: principalOf(tenant, tenant.application('adt-client').appId),
        resourceId: principalOf(tenant, AdtApi.CLIENT_ID),
        consentType: 'AllPrincipals',
        scope: AdtApi.READ_WRITE_SCOPE,
      });

      tenant.restack(withConsent);
      const printed = await terraform.fails(/409.*Permission entry already exists/s);
      // There are two grants: the error says which one is refused.
      const [, refused = ''] = /with (azuread_service_principal_delegated_permission_grant\.\w+)/.exec(printed) ?? [];
      await terraform.import(refused, `/oauth2PermissionGrants/${grant.id}`);
      await terraform.settle();
      await tenant.destroy(terraform);
    },
  );

  scenario('of a consent in a tenant without the API is refused, until the API is there', async (tenant) => {
    const { servicePrincipals } = tenant.state;
    const api = servicePrincipals[principalOf(tenant, AdtApi.CLIENT_ID)];
    delete servicePrincipals[api.id];
    const terraform = await tenant.stack(withConsent);
    await terraform.fails(/has no service principal in this tenant/);

    servicePrincipals[api.id] = api; // as `az ad sp create` does with an application of Microsoft's
    await terraform.settle();
    await tenant.destroy(terraform);
  });

  scenario(
    'of fromClientId() is refused for an application without a service principal, until it has one',
    async (tenant) => {
      const { appId } = await by(tenant).succeed('POST', '/v1.0/applications', { displayName: 'by-hand' });
      const terraform = await tenant.stack((stack) => {
        const shared = AdtAppRegistration.fromClientId(stack, 'shared', appId);
        new TerraformOutput(stack, 'principal', { value: shared.servicePrincipalObjectId });
      });
      await terraform.fails(/has no service principal in this tenant/);

      await by(tenant).succeed('POST', '/v1.0/servicePrincipals', { appId });
      await terraform.settle();
      assert.equal((await terraform.outputs()).principal, principalOf(tenant, appId));
    },
  );

  scenario('of an output with a secret that is not sensitive is refused before anything is made', async (tenant) => {
    const terraform = await tenant.stack(
      clientStack({}, (registration, stack) => {
        new TerraformOutput(stack, 'environment', { value: registration.environmentVariables });
      }),
    );
    await terraform.fails(/Output refers to sensitive values/);
    tenant.assertEmpty();
  });
});
