import { randomUUID } from 'node:crypto';
import { TestClient } from './test-client';

const ADT = 'https://digitaltwins.azure.net';

let client: TestClient;
beforeAll(async () => {
  client = await TestClient.start();
});
afterAll(() => client.azure.stop());

/** What the endpoint answers a resource with this header. */
function ask(header: string, query: Record<string, string> = {}) {
  const asked = new URLSearchParams({ 'api-version': '2019-08-01', resource: ADT, ...query });
  return client.send('GET', `/msi/token?${asked}`, undefined, { 'X-IDENTITY-HEADER': header });
}

/** A managed identity as Resource Manager makes one, and the header of its resource. */
function identity() {
  const { objectId } = client.azure.seed.identity(`managed ${randomUUID()}`);
  return { objectId, header: client.azure.managedIdentityEnvironment(objectId).IDENTITY_HEADER };
}

describe('the endpoint of a managed identity', () => {
  test('gives a token that acts as the identity', async () => {
    const { objectId, header } = identity();
    const { status, body } = await ask(header);
    expect([status, body.token_type, body.resource]).toEqual([200, 'Bearer', ADT]);
    expect(Number(body.expires_on)).toBeGreaterThan(Date.now() / 1000 + 3000);
    const claims = JSON.parse(Buffer.from(body.access_token.split('.')[1], 'base64url').toString());
    expect(claims).toMatchObject({ oid: objectId, appid: body.client_id, aud: ADT, idtyp: 'app' });
  });

  test.each([
    ['a header of its own making', 'guessed', {}, 401],
    ['no header', '', {}, 401],
    ['another version', undefined, { 'api-version': '2017-09-01' }, 400],
    ['no resource', undefined, { resource: '' }, 400],
    ['an API that is not there', undefined, { resource: 'api://nothing' }, 400],
  ])('refuses %s', async (_, header, query, status) => {
    expect((await ask(header ?? identity().header, query)).status).toBe(status);
  });

  test('knows an identity no longer once it is deleted', async () => {
    const { objectId, header } = identity();
    delete client.azure.state.servicePrincipals[objectId];
    expect((await ask(header)).status).toBe(401);
  });
});
