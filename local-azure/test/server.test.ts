import { readdirSync } from 'node:fs';
import { request as httpsRequest } from 'node:https';
import { tmpdir } from 'node:os';
import { LocalAzure } from '../src';
import { masked, maskedUrl } from '../src/http/mask';
import { TestClient } from './test-client';

const lines: string[] = [];
let deployer: TestClient;
beforeAll(async () => {
  deployer = await TestClient.start({ log: (line) => lines.push(line) });
});
afterAll(() => deployer.azure.stop());
beforeEach(() => {
  lines.length = 0;
});

const code = ({ status, body }: { status: number; body?: { error?: { code: string } } }) => [status, body?.error?.code];
const token = async () => `Bearer ${(await deployer.token()).body.access_token}`;
const post = async (path: string, body: string, type = 'application/json') =>
  deployer.send('POST', path, body, { Authorization: await token(), 'Content-Type': type });

describe('a body', () => {
  test.each([
    ['that is 20,000 deep', `${'['.repeat(20_000)}${']'.repeat(20_000)}`, 'application/json', 400],
    ['that is no JSON', '{"displayName":', 'application/json', 400],
    ['of more than 4 MiB', `"${'x'.repeat(4 * 1024 * 1024)}"`, 'application/json', 413],
    ['of an unknown type', '<x/>', 'application/xml', 415],
    ['with a property __proto__', '{"displayName":"x","web":{"__proto__":{"x":1}}}', 'application/json', 400],
  ])('%s is refused by the API that it was sent to', async (_, body, type, status) => {
    const answer = await post('/v1.0/applications', body, type);
    expect(code(answer)).toEqual([status, 'Request_BadRequest']);
    expect(lines.at(-1)).toContain(`POST /v1.0/applications ${status}`);
    expect((await deployer.token()).status).toBe(200);
  });

  test('that is no JSON is not shown, as it may hold a secret', async () => {
    const { body } = await post('/v1.0/applications', 'client_secret=hush');
    expect(JSON.stringify(body)).not.toContain('hush');
  });

  test('that is 60 deep is as good as any other', async () => {
    const { body } = await post('/v1.0/applications', `{"displayName":${'['.repeat(60)}${']'.repeat(60)}}`);
    expect(body.error.message).toContain('displayName');
  });
});

describe('a request', () => {
  test('with an option that is sent twice is refused', async () => {
    const list = `${deployer.subscription}/resources?api-version=2021-04-01`;
    expect(code(await deployer.call('GET', `${list}&$top=1&$top=2`))).toEqual([400, 'InvalidRequestContent']);
    const { body } = await deployer.call('GET', '/v1.0/applications?$filter=a&$filter=b');
    expect(body.error.message).toContain('more than once');
  });

  test.each([
    ['GET', '/v1.0/nothing', 501],
    ['PATCH', '/subscriptions', 501],
    ['GET', '/adt/plant/eventroutes', 501],
    ['DELETE', '/', 501],
    ['PROPFIND', '/v1.0/applications', 501],
    ['GET', '/v1.0/applications/%zz', 400],
    ['GET', '/v1.0/applications/%E0%A4', 400],
  ])('%s %s is answered without a token: %i', async (method, path, status) => {
    const answer = await deployer.send(method, path);
    if (status === 400) expect([400, 401]).toContain(answer.status);
    else expect(answer.status).toBe(status);
    if (status === 501) expect(answer.body.error.message).toContain(`${method} ${path}`);
  });

  test('that asks for what is there still needs a token', async () => {
    expect((await deployer.send('GET', '/v1.0/applications?$filter=x')).status).toBe(401);
  });

  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'for a thing called %s is like any other',
    async (name) => {
      const group = `${deployer.subscription}/resourceGroups`;
      const adt = 'https://digitaltwins.azure.net/.default';
      deployer.azure.seed.instance('plant');
      const instance = Object.keys(deployer.azure.state.instances)[0];
      const owner = deployer.on(instance, 'Azure Digital Twins Data Owner');
      const statuses = [
        await deployer.call('GET', `${group}/${name}?api-version=2021-04-01`),
        await deployer.call(
          'DELETE',
          `${group}/rg/providers/Microsoft.Authorization/roleAssignments/${name}?api-version=2022-04-01`,
        ),
        await deployer.call('GET', `${deployer.subscription}/providers/${name}?api-version=2021-04-01`),
        await owner.call('PATCH', `/adt/plant/models/${name}?api-version=2023-10-31`, [], adt),
        await owner.call('GET', `/adt/plant/digitaltwins/${name}?api-version=2023-10-31`, undefined, adt),
        await owner.call('GET', `/adt/${name}/models?api-version=2023-10-31`, undefined, adt),
      ].map(({ status }) => status);
      expect(statuses).toEqual([404, 204, 404, 400, 404, 404]);
      expect((await post('/v1.0/applications', '{"displayName":"not polluted"}')).status).toBe(201);
    },
  );

  test('to a vault called constructor is like any other', async () => {
    await deployer.vault('constructor');
    expect((await deployer.callVault('constructor', 'GET', '/secrets')).status).toBe(403);
    const owner = deployer.on('', 'Key Vault Secrets Officer');
    expect((await owner.callVault('constructor', 'GET', '/secrets/constructor')).status).toBe(404);
    expect((await deployer.application()).displayName).toBe('client');
  });

  test('that the local Azure fails at is answered with 500, and its log has the stack and no secret', async () => {
    const { state } = deployer.azure;
    Object.defineProperty(state.instances, 'broken', { value: null, enumerable: true, configurable: true });
    try {
      const list = `${deployer.subscription}/providers/Microsoft.DigitalTwins/digitalTwinsInstances`;
      const answer = await deployer.call('GET', `${list}?api-version=2023-01-31`);
      expect(code(answer)).toEqual([500, 'InternalServerError']);
      expect(lines.join('\n')).toMatch(/TypeError: .*\n\s+at /);
      expect(lines.at(-1)).toMatch(/^GET .* 500 \d+ ms$/);
    } finally {
      delete state.instances.broken;
    }
  });
});

describe('the log', () => {
  const secret = `abc8Q~${'x'.repeat(34)}`;
  const jwt = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.c2lnbmF0dXJl';

  test.each([
    [`/token?client_secret=${secret}&x=1`, '/token?client_secret=***&x=1'],
    ['/token?client_secret=hush', '/token?client_secret=***'],
    ['/token?client%5Fsecret=hush', '/token?client%5Fsecret=***'],
    ['/token?Client_Assertion=hush&a=b?c=d', '/token?Client_Assertion=***&a=b?c=d'],
    [`/x?other=${secret}`, '/x?other=***'],
    [`/x?other=${secret.replace('~', '%7E')}`, '/x?other=***'],
    [`/x/${jwt}/y?z=${jwt}`, '/x/***/y?z=***'],
    ['/x?%zz=1', '/x?%zz=1'],
    ["/x?$filter=appId eq 'a'", "/x?$filter=appId eq 'a'"],
    ['/x', '/x'],
  ])('shows %s as %s', (url, shown) => {
    expect(maskedUrl(url)).toBe(shown);
  });

  test('shows no secret that is in an error', () => {
    expect(masked(`Error: ${secret}\n at ${jwt}`)).toBe('Error: ***\n at ***');
  });

  test('has no client secret that was sent in a query', async () => {
    await deployer.send(
      'POST',
      `/${deployer.azure.tenantId}/oauth2/v2.0/token?client_secret=${deployer.identity.clientSecret}`,
    );
    expect(lines.join('\n')).toContain('client_secret=***');
  });
});

describe('a control route', () => {
  const identities = () => Object.keys(deployer.azure.state.servicePrincipals).length;

  test.each([
    ['an unknown role', { name: 'x', graphPermissions: [], role: 'Emperor' }],
    ['a blank name', { name: ' ', graphPermissions: [] }],
    ['a long name', { name: 'x'.repeat(121), graphPermissions: [] }],
    ['a permission that is none', { name: 'x', graphPermissions: ['everything!'] }],
    ['an unknown property', { name: 'x', graphPermissions: [], colour: 'red' }],
    ['nothing', undefined],
  ])('makes no identity with %s, nor half of one', async (_, body) => {
    const before = identities();
    expect(code(await deployer.control('POST', 'identities', body))).toEqual([400, 'BadControl']);
    expect(identities()).toBe(before);
  });

  test.each([
    ['a pattern that is none', { kind: 'lag', path: '(' }],
    ['a method that is none', { kind: 'lag', method: 'G T' }],
    ['a status that is none', { kind: 'error', status: 418 }],
    ['a list', []],
  ])('arms no fault with %s', async (_, body) => {
    expect(code(await deployer.control('POST', 'faults', body))).toEqual([400, 'BadControl']);
    expect((await deployer.control('GET', 'faults')).body).toEqual([]);
  });

  test('takes a method in any letter case', async () => {
    await deployer.control('POST', 'faults', { kind: 'lag', method: 'get', path: 'applications' });
    expect((await deployer.control('GET', 'faults')).body).toMatchObject([{ method: 'GET' }]);
    await deployer.control('DELETE', 'faults');
  });

  test.each([
    ['GET', 'state?x=1', 400],
    ['POST', 'assertions', 400],
    ['PUT', 'state', 404],
  ])('%s %s is answered with %i', async (method, name, status) => {
    expect((await deployer.control(method, name, method === 'GET' ? undefined : { issuer: '' })).status).toBe(status);
  });

  test('shows no seed error to a program that asks for an unknown role, and makes nothing', () => {
    const before = identities();
    expect(() => deployer.azure.seed.identity('x', { role: 'Emperor' })).toThrow('No built-in role is called Emperor.');
    expect(identities()).toBe(before);
  });
});

test('the temporary folder holds nothing after stop(), which may be called twice', async () => {
  const mine = () => readdirSync(tmpdir()).filter((name) => name.startsWith('local-azure-'));
  const azure = await LocalAzure.start();
  const before = new Set(mine());
  azure.environmentFile();
  expect(mine().filter((name) => !before.has(name)).length).toBeGreaterThan(0);
  await azure.stop();
  await azure.stop();
  expect(mine().filter((name) => !before.has(name))).toEqual([]);
});

test('a HEAD request has no body', async () => {
  const head = `${deployer.azure.origin}${deployer.subscription}/resourceGroups/none?api-version=2021-04-01`;
  const authorization = await token();
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const options = {
      method: 'HEAD',
      ca: deployer.azure.certificate,
      servername: 'localhost',
      headers: { authorization },
    };
    httpsRequest(head, options, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end();
  });
  expect(status).toBe(404);
});
