import assert from 'node:assert/strict';
import { describe } from 'node:test';
import type { Outcome } from '../support/run';
import { SIDE_BY_SIDE, scenario } from './support/scenario';
import type { Tenant } from './support/tenant';

const AUDIENCE = 'api://AzureADTokenExchange';

/** A client that may do everything on an instance, and the one secret that it signs in with. */
function clientOf(tenant: Tenant) {
  const id = tenant.instance('plant');
  const { clientId, clientSecret } = tenant.emulator.seed.identity('client', {
    role: 'Azure Digital Twins Data Owner',
    scope: id,
  });
  const application = Object.values(tenant.state.applications).find(({ appId }) => appId === clientId);
  assert.ok(application);
  const variables = {
    AZURE_CLIENT_ID: clientId,
    AZURE_TENANT_ID: tenant.state.tenantId,
    AZURE_CLIENT_SECRET: clientSecret,
  };
  return { application, variables, use: () => tenant.client(variables) };
}

/** The client with a token of GitHub Actions in place of a secret. */
async function fromGitHub(tenant: Tenant, subject: string): Promise<Record<string, string>> {
  const issuer = 'https://token.actions.githubusercontent.com';
  const assertion = await tenant.emulator.mintAssertion({ issuer, subject, audience: AUDIENCE });
  return { AZURE_CLIENT_SECRET: '', AZURE_FEDERATED_TOKEN_FILE: tenant.writeFile('token', assertion) };
}

/** That the sign-in was answered with 401, and the client tells the code. (Its own text says 400 for any refusal.) */
function assertRefused(tenant: Tenant, { code, text }: Outcome, aadsts: string): void {
  assert.equal(code, 1);
  assert.match(String(tenant.log.filter((line) => line.includes('/oauth2/v2.0/token')).at(-1)), / 401 /);
  assert.match(text, new RegExp(`refused: .*${aadsts}`, 's'));
}

describe('the client', SIDE_BY_SIDE, () => {
  scenario('is let in with its secret, and refused with 401 once the secret has expired', async (tenant) => {
    const { application, use } = clientOf(tenant);
    assert.equal((await use()).code, 0);

    application.passwordCredentials[0].endDateTime = new Date(Date.now() - 1000).toISOString();
    assertRefused(tenant, await use(), 'AADSTS7000222');
  });

  scenario('is refused with 401 once its secret was revoked', async (tenant) => {
    const { application, use } = clientOf(tenant);
    assert.equal((await use()).code, 0);

    application.passwordCredentials = [];
    assertRefused(tenant, await use(), 'AADSTS7000215');
  });

  scenario('is refused with the codes that docs/troubleshooting.md explains', async (tenant) => {
    const { application, variables } = clientOf(tenant);
    const refused = async (code: string, changes: Record<string, string>) =>
      assert.match((await tenant.client({ ...variables, ...changes })).text, new RegExp(`refused: .*${code}: `, 's'));

    await refused('AADSTS7000215', { AZURE_CLIENT_SECRET: application.passwordCredentials[0].keyId });
    await refused('AADSTS700016', { AZURE_CLIENT_ID: '00000000-0000-4000-8000-000000000000' });
    await refused('AADSTS70025', await fromGitHub(tenant, 'repo:contoso/twins:environment:production'));

    application.federatedIdentityCredentials.push({
      id: '00000000-0000-4000-8000-000000000001',
      name: 'production',
      issuer: 'https://token.actions.githubusercontent.com',
      subject: 'repo:contoso/twins:environment:production',
      audiences: [AUDIENCE],
      description: '',
    });
    await refused('AADSTS7002138', await fromGitHub(tenant, 'repo:Contoso/twins:environment:production'));
    await refused('AADSTS700213', await fromGitHub(tenant, 'repo:contoso@12/twins@34:environment:production'));

    const { servicePrincipals } = tenant.state;
    for (const { id, appId } of Object.values(servicePrincipals))
      if (appId === application.appId) delete servicePrincipals[id];
    await refused('AADSTS7000229', {});
  });
});
