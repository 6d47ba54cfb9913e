import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Exchange } from '../emulator/emulator';
import { Tenant } from './support/tenant';

const DATA_OWNER = /roleDefinitions\/bcd981a7-7f74-457b-83e1-cceb9e632ffe$/;

/** What the stock providers asked for, for emulator/test/traffic.test.ts to ask again without them. */
function writeTraffic({ state, emulator }: Tenant, traffic: Exchange[]): void {
  const names = { tenant: state.tenantId, subscription: state.subscriptionId, deployer: emulator.deployer.objectId };
  const lines = [{ names }, ...traffic].map((entry) => JSON.stringify(entry));
  writeFileSync(join(__dirname, '..', 'emulator', 'test', 'traffic', 'quickstart.jsonl'), `${lines.join('\n')}\n`);
}

describe('the example', { concurrency: true }, () => {
  test('quickstart is applied, asserted row by row on what Entra ID shows, used, planned again and destroyed', async () => {
    const traffic: Exchange[] = [];
    const tenant = await Tenant.open((exchange) => traffic.push(exchange));
    try {
      const [terraform] = await tenant.example('quickstart');
      const started = performance.now();
      const { code, text } = await terraform.apply();
      const applied = performance.now() - started;
      assert.equal(code, 0, text);
      const outputs = await terraform.outputs();

      const application = Object.values(tenant.state.applications).find(({ appId }) => appId === outputs.client_id);
      assert.ok(application, 'row 1: the registration is there');
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
      assert.match(assignment.roleDefinitionId, DATA_OWNER, 'rows 7 and 8: the role');

      const deployer = tenant.emulator.deployer.objectId;
      const principal = tenant.state.servicePrincipals[outputs.service_principal_object_id];
      assert.deepEqual([application.owners, principal.owners], [[deployer], [deployer]], 'the deployer owns both');

      const variables = {
        AZURE_CLIENT_ID: outputs.client_id,
        AZURE_TENANT_ID: outputs.tenant_id,
        AZURE_CLIENT_SECRET: outputs.client_secret,
      };
      const used = await tenant.client(outputs.instance_url, variables);
      assert.equal(used.code, 0, `row 16: ${used.text}`);

      assert.deepEqual(await terraform.plan(), {}, 'the second plan is empty');
      // By the median of its requests, because other scenarios compete with it for the processor.
      const { workedMs } = tenant.emulator;
      const median = [...workedMs].sort((x, y) => x - y)[Math.floor(workedMs.length / 2)];
      const share = (median * workedMs.length) / applied;
      assert.ok(share < 0.02, `the emulator's own share of the apply is ${(share * 100).toFixed(2)} %`);

      assert.equal((await terraform.destroy()).code, 0);
      tenant.assertEmpty();
      assert.equal((await tenant.client(outputs.instance_url, variables)).code, 1, 'the secret is worth nothing now');
      Tenant.assertNoSecret(terraform.log + JSON.stringify(traffic));
      if (process.env.E2E_RECORD) writeTraffic(tenant, traffic);
    } finally {
      await tenant.close();
    }
  });

  test('existing-instance and web-app are applied on an instance that is there, with roles, platforms and consent, and destroyed', async () => {
    const tenant = await Tenant.open();
    try {
      const id = tenant.instance('plant');
      const [reader] = await tenant.example('existing-instance');
      const [web] = await tenant.example('web-app');
      const ofReader = ['-var=instance_name=plant', '-var=resource_group_name=rg'];
      const ofWeb = [`-var=instance_id=${id}`, '-var=host=twins.contoso.com'];

      const [first, second] = await Promise.all([reader.apply(...ofReader), web.apply(...ofWeb)]);
      assert.equal(first.code, 0, first.text);
      assert.equal(second.code, 0, second.text);

      const application = Object.values(tenant.state.applications).find(
        ({ displayName }) => displayName === 'adt-web-app',
      );
      assert.ok(application);
      assert.deepEqual(application.publicClient.redirectUris, [], 'row 13: no public client');
      assert.deepEqual(
        [...application.web.redirectUris].sort(),
        ['https://localhost:5001/signin-oidc', 'https://twins.contoso.com/signin-oidc'],
        'row 13',
      );
      assert.deepEqual(
        [...application.spa.redirectUris].sort(),
        ['http://localhost:3000/app/', 'https://twins.contoso.com/app/'],
        'row 13',
      );
      assert.equal(application.web.implicitGrantSettings.enableIdTokenIssuance, true, 'row 14');
      const grants = Object.values(tenant.state.permissionGrants).map(({ scope, consentType }) => [scope, consentType]);
      assert.deepEqual(grants, [['Read.Write', 'AllPrincipals']], 'row 11: granted for everyone');

      const plans = await Promise.all([reader.plan(...ofReader), web.plan(...ofWeb)]);
      assert.deepEqual(plans, [{}, {}], 'the second plans are empty');

      const { environment } = (await reader.outputs()) as unknown as { environment: Record<string, string> };
      const url = `${tenant.emulator.azure.origin}/adt/plant`;
      const listed = await tenant.client(url, environment, '--read-only');
      assert.equal(listed.code, 0, listed.text);
      const refused = await tenant.client(url, environment);
      assert.match(refused.text, /refused: 403/, 'a reader may not write');

      const ends = await Promise.all([reader.destroy(...ofReader), web.destroy(...ofWeb)]);
      assert.deepEqual(
        ends.map(({ code }) => code),
        [0, 0],
      );
      tenant.assertEmpty();
      Tenant.assertNoSecret(reader.log + web.log);
    } finally {
      await tenant.close();
    }
  });

  test('shared-registration is applied in two stacks, the second on the outputs of the first, and destroyed in reverse', async () => {
    const tenant = await Tenant.open();
    try {
      tenant.state.registeredProviders.push('Microsoft.DigitalTwins');
      const [plants, reports] = await tenant.example('shared-registration', ['plants', 'reports']);
      for (const terraform of [plants, reports]) {
        const { code, text } = await terraform.apply();
        assert.equal(code, 0, text);
      }
      assert.deepEqual([await plants.plan(), await reports.plan()], [{}, {}], 'the second plans are empty');

      const application = Object.values(tenant.state.applications).find(
        ({ displayName }) => displayName === 'adt-plants',
      );
      const secrets = application?.passwordCredentials.map(({ displayName }) => displayName ?? '');
      assert.deepEqual(
        secrets?.sort(),
        ['', 'pipeline', 'reports'],
        'row 15: each appended without touching the others',
      );

      const { environment } = (await reports.outputs()) as unknown as { environment: Record<string, string> };
      const used = await tenant.client(`${tenant.emulator.azure.origin}/adt/adt-reports`, environment, '--read-only');
      assert.equal(used.code, 0, used.text);

      for (const terraform of [reports, plants]) assert.equal((await terraform.destroy()).code, 0);
      tenant.assertEmpty();
      Tenant.assertNoSecret(plants.log + reports.log);
    } finally {
      await tenant.close();
    }
  });
});
