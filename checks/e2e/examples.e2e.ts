import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { SIDE_BY_SIDE, scenario } from './support/scenario';

describe('the example', SIDE_BY_SIDE, () => {
  scenario(
    'existing-instance and web-app are applied on an instance that is there, with roles, platforms and consent, and destroyed',
    async (tenant) => {
      const id = tenant.instance('plant');
      const [reader] = await tenant.example('existing-instance');
      const [web] = await tenant.example('web-app');
      const ofReader = ['-var=instance_name=plant', '-var=resource_group_name=rg'];
      const ofWeb = [`-var=instance_id=${id}`, '-var=host=twins.contoso.com'];

      await Promise.all([reader.apply(...ofReader), web.apply(...ofWeb)]);

      const application = tenant.application('adt-web-app');
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
      assert.deepEqual(
        grants.sort(),
        [
          ['Read.Write', 'AllPrincipals'],
          ['openid offline_access profile', 'AllPrincipals'],
        ],
        'row 11: granted for everyone, with what the sign-in needs',
      );

      await Promise.all([reader.assertUnchanged(...ofReader), web.assertUnchanged(...ofWeb)]);

      const environment = await reader.environment();
      const listed = await tenant.client(environment, '--read-only');
      assert.equal(listed.code, 0, listed.text);
      const refused = await tenant.client(environment);
      assert.match(refused.text, /refused: 403/, 'a reader may not write');

      await Promise.all([reader.destroy(...ofReader), web.destroy(...ofWeb)]);
      tenant.assertEmpty();
    },
  );

  scenario(
    'shared-registration is applied in two stacks, the second on the outputs of the first, and destroyed in reverse',
    async (tenant) => {
      tenant.state.registeredProviders.push('Microsoft.DigitalTwins');
      const [plants, reports] = await tenant.example('shared-registration', ['plants', 'reports']);
      for (const terraform of [plants, reports]) await terraform.apply();
      for (const terraform of [plants, reports]) await terraform.assertUnchanged();

      const secrets = tenant.application('adt-plants').passwordCredentials.map(({ displayName }) => displayName ?? '');
      assert.deepEqual(
        secrets.sort(),
        ['', 'pipeline', 'reports'],
        'row 15: each appended without touching the others',
      );

      const used = await tenant.client(await reports.environment(), '--read-only');
      assert.equal(used.code, 0, used.text);

      await reports.destroy();
      await tenant.destroy(plants);
    },
  );
});
