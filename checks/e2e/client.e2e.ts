import assert from 'node:assert/strict';
import { describe } from 'node:test';
import type { Outcome } from '../support/run';
import { SIDE_BY_SIDE, scenario } from './support/scenario';
import type { Tenant } from './support/tenant';

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
  return { application, use: () => tenant.client(variables) };
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
});
