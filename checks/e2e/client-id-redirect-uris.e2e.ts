import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { type AdtAppRegistrationProps, ClientIdRedirectUri } from 'cdktf-adt-app-registration';
import { clientStack } from './support/client-stack';
import { EVERYTHING, followTheHowTo } from './support/portal';
import { SIDE_BY_SIDE, scenario } from './support/scenario';
import type { Tenant } from './support/tenant';

const { WINDOWS_BROKER, MSAL } = ClientIdRedirectUri;

const TYPE = 'azuread_application_redirect_uris';

/** The redirect URIs of public clients, with `<client ID>` for the client ID of the application. */
function urisOf(tenant: Tenant, name = 'adt-client'): string[] {
  const { appId, publicClient } = tenant.application(name);
  return publicClient.redirectUris.map((uri) => uri.replace(appId, '<client ID>')).sort();
}

/** What a plan does to each kind of resource. */
const byType = (plan: Record<string, string[]>) =>
  Object.fromEntries(Object.entries(plan).map(([address, actions]) => [address.split('.')[0], actions.join()]));

describe('a redirect URI with the own client ID', SIDE_BY_SIDE, () => {
  scenario('stays beside the others, is changed, and leaves them when it is removed', async (tenant) => {
    const build = (props: Partial<AdtAppRegistrationProps>) => clientStack(props);
    const terraform = await tenant.stack(build({ clientIdRedirectUris: [WINDOWS_BROKER] }));
    await terraform.settle();
    assert.deepEqual(urisOf(tenant), ['http://localhost', WINDOWS_BROKER]);

    tenant.restack(
      build({
        displayName: 'adt-client 2',
        publicClientRedirectUris: ['myapp://auth'],
        clientIdRedirectUris: [WINDOWS_BROKER, MSAL],
      }),
    );
    assert.equal(byType(await terraform.plan())[TYPE], 'update', 'is changed in place');
    await terraform.settle();
    assert.deepEqual(urisOf(tenant, 'adt-client 2'), [WINDOWS_BROKER, MSAL, 'myapp://auth']);

    tenant.restack(build({ displayName: 'adt-client 2', publicClientRedirectUris: ['myapp://auth'] }));
    assert.equal(byType(await terraform.plan())[TYPE], 'delete');
    await terraform.settle();
    assert.deepEqual(urisOf(tenant, 'adt-client 2'), ['myapp://auth'], 'the application has the others again');
    await tenant.destroy(terraform);
  });

  scenario('is added to a deployed registration by an import', async (tenant) => {
    const terraform = await tenant.stack(clientStack());
    await terraform.apply();
    tenant.restack(clientStack({ clientIdRedirectUris: [MSAL] }));
    await terraform.fails(/A resource with the ID "[^"]+redirectUris\/PublicClient" already exists/);

    const { id } = tenant.application('adt-client');
    // As docs/troubleshooting.md says.
    tenant.restack(
      clientStack({ clientIdRedirectUris: [MSAL] }, (registration) => {
        registration.applicationRedirectUris?.importFrom(`/applications/${id}/redirectUris/PublicClient`);
      }),
    );
    assert.deepEqual(byType(await terraform.plan()), { [TYPE]: 'update' });
    await terraform.settle();
    assert.deepEqual(urisOf(tenant), ['http://localhost', MSAL]);

    tenant.restack(clientStack({ clientIdRedirectUris: [MSAL] }));
    await terraform.assertUnchanged();
    await tenant.destroy(terraform);
  });

  scenario('is added to a registration that was made by hand, and is adopted', async (tenant) => {
    const { ids } = await followTheHowTo(tenant, tenant.instance('plant'), 'adt-by-hand');
    const { applicationObjectId, servicePrincipalObjectId } = ids;
    const terraform = await tenant.stack(
      clientStack({
        displayName: 'adt-by-hand',
        clientIdRedirectUris: [WINDOWS_BROKER],
        adopt: { applicationObjectId, servicePrincipalObjectId },
      }),
      tenant.identity(EVERYTHING),
    );
    await terraform.settle();
    assert.deepEqual(urisOf(tenant, 'adt-by-hand'), ['http://localhost', WINDOWS_BROKER]);
    await terraform.destroy();
  });
});
