import * as jose from 'jose';
import { TestClient } from './test-client';

let deployer: TestClient;
beforeAll(async () => {
  deployer = await TestClient.start();
});
afterAll(() => deployer.azure.stop());

describe('discovery', () => {
  test('tells azurerm and azuread where everything is, in one origin, without a token', async () => {
    const { status, body } = await deployer.send('GET', '/metadata/endpoints?api-version=2022-09-01');
    const { origin } = deployer.azure;
    expect(status).toBe(200);
    expect([body.resourceManager, body.microsoftGraphResourceId, body.authentication.loginEndpoint]).toEqual(
      Array(3).fill(origin),
    );
    expect(body.authentication).toMatchObject({ identityProvider: 'AAD', tenant: 'common' });
  });

  test('forgives the double slash that azurerm begins the path with', async () => {
    expect((await deployer.send('GET', '//metadata/endpoints?api-version=2022-09-01')).status).toBe(200);
  });
});

describe('a token', () => {
  test('is signed by the key that the tenant publishes, and says who the caller is', async () => {
    const { body } = await deployer.token();
    const { tenantId } = deployer.azure.state;
    const { body: keys } = await deployer.send('GET', `/${tenantId}/discovery/v2.0/keys`);
    const { payload } = await jose.jwtVerify(body.access_token, jose.createLocalJWKSet(keys), {
      audience: deployer.azure.origin,
    });
    expect(payload).toMatchObject({
      tid: tenantId,
      oid: deployer.identity.objectId,
      appid: deployer.identity.clientId,
    });
    expect(body.expires_in).toBeGreaterThan(20 * 60); // or the providers ask for another at once
  });

  test.each([
    ['a wrong secret', { client_secret: 'wrong' }, 401, 'invalid_client', 7000215],
    ['no secret', { client_secret: '' }, 401, 'invalid_client', 7000218],
    ['an unknown client', { client_id: '00000000-0000-4000-8000-000000000000' }, 400, 'unauthorized_client', 700016],
    ['another grant', { grant_type: 'no_such_grant' }, 400, 'unsupported_grant_type', 70003],
    ['a scope of a user', { scope: 'https://digitaltwins.azure.net/Read.Write' }, 400, 'invalid_scope', 1002012],
    ['an unknown resource', { scope: 'https://storage.azure.com/.default' }, 400, 'invalid_resource', 500011],
  ])('is refused for %s, with the code of Entra ID', async (_, form, status, error, code) => {
    const answer = await deployer.token(form);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ error, error_codes: [code] });
    expect(answer.body.error_description).toMatch(new RegExp(`^AADSTS${code}: `));
  });

  test('is refused in another tenant', async () => {
    const answer = await deployer.send(
      'POST',
      '/00000000-0000-4000-8000-000000000000/oauth2/v2.0/token',
      'client_id=a&grant_type=client_credentials&scope=b',
      { 'Content-Type': 'application/x-www-form-urlencoded' },
    );
    expect(answer.body.error_codes).toEqual([90002]);
  });

  test('is refused without a service principal, and once the secret is removed or has expired', async () => {
    const application = await deployer.application();
    const secretOf = async (credential: object) => {
      const { body } = await deployer.call('POST', `/v1.0/applications/${application.id}/addPassword`, {
        passwordCredential: credential,
      });
      return body;
    };
    const { secretText, keyId } = await secretOf({ displayName: 'a' });
    const form = { client_id: application.appId, client_secret: secretText };
    expect((await deployer.token(form)).body.error_codes).toEqual([7000229]);

    await deployer.servicePrincipal(application.appId);
    expect((await deployer.token(form)).status).toBe(200);

    await deployer.call('POST', `/v1.0/applications/${application.id}/removePassword`, { keyId });
    expect((await deployer.token(form)).body.error_codes).toEqual([7000215]);

    const past = { startDateTime: '2020-01-01T00:00:00Z', endDateTime: '2020-06-01T00:00:00Z' };
    const expired = await secretOf(past);
    expect((await deployer.token({ ...form, client_secret: expired.secretText })).body.error_codes).toEqual([7000222]);
  });
});

describe('a request', () => {
  test.each([
    ['no token', {}],
    ['another scheme', { Authorization: 'Basic abc' }],
    ['a token of somebody else', { Authorization: `Bearer ${new jose.UnsecuredJWT({}).encode()}` }],
  ])('with %s is 401', async (_, headers) => {
    const { status, body } = await deployer.send(
      'GET',
      '/v1.0/applications',
      undefined,
      headers as Record<string, string>,
    );
    expect([status, body.error.code]).toEqual([401, 'InvalidAuthenticationToken']);
  });

  test('with a token for the data plane is 401 in Microsoft Graph, and the other way round', async () => {
    const adt = 'https://digitaltwins.azure.net/.default';
    expect((await deployer.call('GET', '/v1.0/applications', undefined, adt)).status).toBe(401);
    expect((await deployer.call('GET', '/adt/plant/models')).status).toBe(401);
  });

  test('for what the local Azure does not know is 501 and names the route, never an empty success', async () => {
    const { status, body } = await deployer.call('GET', '/v1.0/devices');
    expect([status, body.error.message]).toEqual([501, 'The local Azure does not implement GET /v1.0/devices.']);
  });

  test('with a Host of its own is refused', async () => {
    expect((await deployer.send('GET', '/metadata/endpoints', undefined, { Host: 'evil.example' })).status).toBe(421);
  });
});
