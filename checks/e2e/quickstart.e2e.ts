import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { describe } from 'node:test';
import type { Outcome } from '../support/run';
import { scenario } from './support/scenario';
import type { Tenant } from './support/tenant';

/** What the stock providers asked for, for the tests of the local Azure to ask again without them. */
function writeTraffic({ state, emulator, traffic }: Tenant, file: string): void {
  const names = { tenant: state.tenantId, subscription: state.subscriptionId, deployer: emulator.deployer.objectId };
  const lines = [{ names }, ...traffic].map((entry) => JSON.stringify(entry));
  writeFileSync(file, `${lines.join('\n')}\n`);
}

/** All that this process works during an apply, TLS and the reading of logs included, by the time that it takes. */
async function shareOfLocalAzure(apply: () => Promise<Outcome>): Promise<number> {
  const [started, before] = [performance.now(), process.cpuUsage()];
  await apply();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / (performance.now() - started);
}

/** The local Azure takes less than 2 % of an apply. The same work takes a busy machine longer: processes share its caches. */
const limit = () => (loadavg()[0] < availableParallelism() ? 0.02 : 0.06);

describe('the example', () => {
  scenario(
    'quickstart is applied, asserted row by row on what Entra ID shows, used, planned again and destroyed',
    async (tenant, context) => {
      const [terraform] = await tenant.example('quickstart');
      const share = await shareOfLocalAzure(() => terraform.apply());
      const shown = `${(share * 100).toFixed(2)} % of the apply is work of the local Azure, of ${limit() * 100} % at most`;
      context.diagnostic(shown);
      assert.ok(share < limit(), shown);
      const outputs = await terraform.outputs();

      const application = tenant.application('adt-quickstart-client');
      assert.equal(application.appId, outputs.client_id, 'row 1: the registration is there');
      assert.equal(application.signInAudience, 'AzureADMyOrg', 'row 1: single tenant');
      assert.deepEqual(application.publicClient.redirectUris, ['http://localhost'], 'row 1: redirect URI');
      assert.equal(application.isFallbackPublicClient, false, 'rows 2 and 12: off');
      assert.deepEqual(
        application.requiredResourceAccess,
        [
          {
            resourceAppId: '0b07f429-9f4b-4714-9392-cc5e8e80c8b0',
            resourceAccess: [{ id: '4589bd03-58cb-4e6c-b17f-b580e39652f8', type: 'Scope' }],
          },
        ],
        'rows 3, 4, 9 and 10: the API permission',
      );
      assert.equal(outputs.resource_name, 'http://digitaltwins.azure.net', 'row 5');
      assert.equal(outputs.tenant_id, tenant.state.tenantId, 'row 5');
      const [secret] = application.passwordCredentials;
      assert.equal(secret.keyId, outputs.client_secret_id, 'row 6: the Secret ID');
      const days = (Date.parse(secret.endDateTime) - Date.now()) / 86_400_000;
      assert.ok(Math.abs(days - 180) < 0.1, `row 6: 180 days, and not ${days}`);
      assert.deepEqual(application.web.implicitGrantSettings, {
        enableAccessTokenIssuance: false,
        enableIdTokenIssuance: false,
      });
      assert.deepEqual(Object.keys(tenant.state.permissionGrants), [], 'row 11: no consent unless asked');

      const [assignment] = Object.values(tenant.state.roleAssignments).filter(
        ({ principalId }) => principalId === outputs.service_principal_object_id,
      );
      assert.match(
        assignment.scope,
        /digitalTwinsInstances\/adt-quickstart-[0-9a-f]{8}$/,
        'rows 7 and 8: on the instance',
      );
      assert.ok(assignment.roleDefinitionId.endsWith('bcd981a7-7f74-457b-83e1-cceb9e632ffe'), 'rows 7 and 8: the role');

      const deployer = tenant.emulator.deployer.objectId;
      const principal = tenant.state.servicePrincipals[outputs.service_principal_object_id];
      assert.deepEqual([application.owners, principal.owners], [[deployer], [deployer]], 'the deployer owns both');

      const variables = await terraform.environment();
      const used = await tenant.client(variables);
      assert.equal(used.code, 0, `row 16: ${used.text}`);

      await terraform.assertUnchanged();

      await tenant.destroy(terraform);
      assert.equal((await tenant.client(variables)).code, 1, 'the secret is worth nothing now');
      if (process.env.E2E_RECORD) writeTraffic(tenant, process.env.E2E_RECORD);
    },
  );
});
