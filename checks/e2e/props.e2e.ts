import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { TerraformLocal } from 'cdktf';
import { type AdtAppRegistrationProps, AdtRole, ClientCredential } from 'cdktf-adt-app-registration';
import { clientStack } from './support/client-stack';
import { SIDE_BY_SIDE, scenario } from './support/scenario';

const GRAPH = '00000003-0000-0000-c000-000000000000';
const USER_READ = 'e1fe6dd8-ba31-4d61-89e7-88639da4683d';

type Props = Partial<AdtAppRegistrationProps>;

/** What happens to each kind of resource: its actions by its type, without the provider's name. */
const byType = (plan: Record<string, string[]>) =>
  Object.fromEntries(
    Object.entries(plan).map(([address, actions]) => [
      address.split('.')[0].replace(/^azure(ad|rm)_/, ''),
      actions.join('+'),
    ]),
  );

describe('every prop', SIDE_BY_SIDE, () => {
  scenario('of the application is set, changed and unset in place, and replaces nothing', async (tenant) => {
    const terraform = await tenant.stack(clientStack({ credential: ClientCredential.none() }));
    await terraform.apply();

    const owner = tenant.identity([]).objectId;
    const deployer = tenant.emulator.deployer.objectId;
    tenant.state.servicePrincipals[deployer].graphPermissions.push('Application.ReadWrite.All'); // to add an owner
    const steps: [string, Props][] = [
      ['displayName', { displayName: 'adt-renamed' }],
      ['publicClientRedirectUris', { publicClientRedirectUris: ['myapp://auth', 'https://contoso.com'] }],
      ['publicClientRedirectUris, none', { publicClientRedirectUris: [] }],
      ['webRedirectUris', { webRedirectUris: ['https://contoso.com/web', 'http://localhost:3000/web'] }],
      ['spaRedirectUris', { spaRedirectUris: ['https://contoso.com/spa'] }],
      ['fallbackPublicClientEnabled', { fallbackPublicClientEnabled: true }],
      ['implicitGrant', { implicitGrant: { accessTokenIssuanceEnabled: true, idTokenIssuanceEnabled: true } }],
      ['apiPermissions', { apiPermissions: [{ resourceAppId: GRAPH, scopeIds: [USER_READ] }] }],
      ['owners', { owners: [deployer, owner] }],
    ];
    for (const [name, props] of steps) {
      for (const [verb, next] of [
        ['set', props],
        ['unset', {}],
      ] as const) {
        tenant.restack(clientStack({ credential: ClientCredential.none(), ...next }));
        const plan = byType(await terraform.plan());
        assert.ok(
          Object.values(plan).every((actions) => actions === 'update'),
          `${name} ${verb}: ${JSON.stringify(plan)}`,
        );
        assert.equal(plan.application, 'update', `${name} ${verb} is seen`);
        await terraform.settle();
      }
    }
    await tenant.destroy(terraform);
  });

  scenario('of access comes, changes and goes without touching the application', async (tenant) => {
    const instanceId = tenant.instance('plant');
    const other = tenant.instance('other');
    const assigned = (id: string, role: AdtRole): Props => ({ roleAssignment: { instanceId: id, role } });
    const base: Props = { credential: ClientCredential.none() };
    const terraform = await tenant.stack(clientStack(base));
    await terraform.apply();

    const steps: [Props, Record<string, string>][] = [
      [assigned(instanceId, AdtRole.DATA_READER), { role_assignment: 'create' }],
      [assigned(instanceId, AdtRole.DATA_OWNER), { role_assignment: 'delete+create' }],
      [assigned(other, AdtRole.DATA_OWNER), { role_assignment: 'delete+create' }],
      [{}, { role_assignment: 'delete' }],
      [{ grantAdminConsent: true }, { service_principal_delegated_permission_grant: 'create' }],
      [{}, { service_principal_delegated_permission_grant: 'delete' }],
    ];
    for (const [props, expected] of steps) {
      tenant.restack(clientStack({ ...base, ...props }));
      assert.deepEqual(byType(await terraform.plan()), expected, JSON.stringify(props));
      await terraform.settle();
    }
    await tenant.destroy(terraform);
  });

  scenario(
    'that holds `${` as text is that text in Entra ID, and one that holds a token is its value',
    async (tenant) => {
      const name = '${file("/etc/hostname")} %{ if true } $${a}';
      const displayName = name.replace(/[$%](?=\{)/g, '$&$&'); // as docs/errors.md advises
      const terraform = await tenant.stack((stack) => {
        const { asString } = new TerraformLocal(stack, 'team', '${upper("twins")}');
        const credential = ClientCredential.secret({ description: `${asString} $\${b}` });
        clientStack({ displayName, credential })(stack);
      });
      await terraform.apply();
      const [{ displayName: description }] = tenant.application(name).passwordCredentials;
      assert.equal(description, 'TWINS ${b}');
      await terraform.assertUnchanged();
      await tenant.destroy(terraform);
    },
  );

  scenario('of a secret makes a new one before the old one goes, and leaves the others', async (tenant) => {
    const withSecrets = (options: object, further: string[]) =>
      clientStack({ credential: ClientCredential.secret(options) }, (registration) => {
        for (const id of further) registration.addClientSecret(id, { description: id });
      });
    const terraform = await tenant.stack(withSecrets({}, ['a']));
    await terraform.apply();
    const secrets = () => tenant.application('adt-client').passwordCredentials;
    const keyOf = (name: string) => secrets().find(({ displayName }) => displayName === name)?.keyId;
    const before = keyOf('a');

    tenant.restack(withSecrets({ lifetimeDays: 30 }, ['a']));
    const plan = await terraform.plan();
    assert.deepEqual(Object.values(plan), [['create', 'delete']], 'the new one first, and only this one');
    await terraform.apply();
    const days = secrets().map(({ endDateTime }) => Math.round((Date.parse(endDateTime) - Date.now()) / 86_400_000));
    assert.deepEqual(
      days.sort((x, y) => x - y),
      [30, 180],
      'each with its own lifetime',
    );
    await terraform.assertUnchanged();

    tenant.restack(withSecrets({ lifetimeDays: 30 }, ['b', 'a']));
    assert.deepEqual(Object.values(await terraform.plan()), [['create']], 'one more, in front, touches no other');
    await terraform.apply();
    assert.equal(keyOf('a'), before, 'the further secret is the one it was');

    await tenant.destroy(terraform);
  });
});
