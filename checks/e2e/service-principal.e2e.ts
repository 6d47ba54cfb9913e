import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { ClientCredential } from 'cdktf-adt-app-registration';
import { clientStack } from './support/client-stack';
import { EVERYTHING, followTheHowTo } from './support/portal';
import { SIDE_BY_SIDE, scenario } from './support/scenario';
import type { Tenant } from './support/tenant';

describe('the service principal', SIDE_BY_SIDE, () => {
  const ENTERPRISE = 'WindowsAzureActiveDirectoryIntegratedApp';
  const principalOf = (tenant: Tenant, appId: string) => {
    const [principal] = Object.values(tenant.state.servicePrincipals).filter((one) => one.appId === appId);
    return principal;
  };

  scenario('is listed as an enterprise application, and keeps the tags that others give it', async (tenant) => {
    const terraform = await tenant.stack(clientStack({ credential: ClientCredential.none() }));
    await terraform.settle();
    const { other } = principalOf(tenant, tenant.application('adt-client').appId);
    assert.deepEqual(other.tags, [ENTERPRISE]);

    const byOthers = [ENTERPRISE, 'HideApp', 'team-twins'];
    other.tags = byOthers;
    await terraform.assertUnchanged();
    tenant.state.servicePrincipals[tenant.emulator.deployer.objectId].graphPermissions.push(
      'Application.ReadWrite.All',
    );
    const owners = [tenant.emulator.deployer.objectId, tenant.identity([]).objectId];
    tenant.restack(clientStack({ credential: ClientCredential.none(), owners }));
    await terraform.settle();
    assert.deepEqual(other.tags, byOthers, 'a change of something else leaves them');

    const tagged = clientStack({ credential: ClientCredential.none(), owners }, ({ servicePrincipal }) => {
      servicePrincipal.resetFeatureTags();
      servicePrincipal.tags = [ENTERPRISE, 'plant'];
    });
    tenant.restack(tagged);
    await terraform.settle();
    assert.deepEqual(other.tags, [ENTERPRISE, 'plant'], 'tags of the configuration are set');
    await tenant.destroy(terraform);
  });

  scenario('that is adopted keeps its tags', async (tenant) => {
    const { ids, clientId } = await followTheHowTo(tenant, tenant.instance('plant'), 'adt-client');
    const { applicationObjectId, servicePrincipalObjectId } = ids;
    principalOf(tenant, clientId).other.tags = ['HideApp', 'team-twins'];
    const adopt = { applicationObjectId, servicePrincipalObjectId };
    const build = clientStack({ adopt, credential: ClientCredential.none() });
    const terraform = await tenant.stack(build, tenant.identity(EVERYTHING));
    await terraform.settle();
    assert.deepEqual(principalOf(tenant, clientId).other.tags, ['HideApp', 'team-twins']);
    await terraform.destroy();
  });
});
