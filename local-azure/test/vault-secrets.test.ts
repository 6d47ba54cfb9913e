import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Answer, TestClient } from './test-client';

let deployer: TestClient;
beforeAll(async () => {
  deployer = await TestClient.start();
});
afterAll(() => deployer.azure.stop());

// Each test has a vault of its own.
let name: string;
let vault: string;
let officer: TestClient;
let count = 0;
beforeEach(async () => {
  count += 1;
  name = `vault-${count}`;
  vault = await deployer.vault(name);
  officer = deployer.on(vault, 'Key Vault Secrets Officer');
});

const call = (method: string, path: string, body?: unknown, as = officer) => as.callVault(name, method, path, body);
const set = (name: string, body: object = {}, as = officer) =>
  call('PUT', `/secrets/${name}`, { value: 'v', ...body }, as);
const code = ({ status, body }: Answer) => [status, body?.error?.code, body?.error?.innererror?.code];
const EXPIRY = 1935903600;

describe('a secret', () => {
  test('is given with its version and all that was said of it', async () => {
    const more = { contentType: 'text/plain', tags: { by: 'me' }, attributes: { exp: EXPIRY } };
    const { body } = await set('one', more);
    expect(body.id).toMatch(new RegExp(`^https://${name}\\.vault\\.localhost/secrets/one/[0-9a-f]{32}$`));
    expect(body).toMatchObject({ value: 'v', contentType: 'text/plain', tags: { by: 'me' } });
    expect(body.attributes).toMatchObject({ enabled: true, exp: EXPIRY, recoveryLevel: 'Recoverable+Purgeable' });
    for (const path of ['/secrets/one', '/secrets/one/', '/secrets/ONE', body.id.replace(/^.*localhost/, '')]) {
      expect((await call('GET', path)).body).toEqual(body);
    }
  });

  test('gets a version each time that it is set, and keeps those of before', async () => {
    const first = (await set('one', { value: 'first' })).body;
    await set('one', { value: 'second' });
    expect((await call('GET', '/secrets/one')).body.value).toBe('second');
    expect((await call('GET', first.id.replace(/^.*localhost/, ''))).body.value).toBe('first');
    const { body } = await call('GET', '/secrets/one/versions');
    expect(body.value).toHaveLength(2);
    expect(JSON.stringify(body)).not.toMatch(/first|second/);
  });

  test('is updated without a new version, and keeps what is not said', async () => {
    const { id } = (await set('one', { contentType: 'text/plain', attributes: { exp: EXPIRY } })).body;
    const { body } = await call('PATCH', '/secrets/one/', { tags: { by: 'me' }, attributes: {} });
    expect(body).toMatchObject({ id, contentType: 'text/plain', tags: { by: 'me' }, attributes: { exp: EXPIRY } });
    expect(body.value).toBeUndefined();
  });

  test('is listed without its value', async () => {
    await set('one', { value: 'hidden' });
    const { body } = await call('GET', '/secrets');
    expect(body.value).toMatchObject([{ id: `https://${name}.vault.localhost/secrets/one` }]);
    expect(JSON.stringify(body)).not.toContain('hidden');
  });

  test('that has expired is still given, and one that is disabled is not', async () => {
    await set('expired', { attributes: { exp: 1 } });
    expect((await call('GET', '/secrets/expired')).body.value).toBe('v');
    await set('disabled', { attributes: { enabled: false } });
    expect(code(await call('GET', '/secrets/disabled'))).toEqual([403, 'Forbidden', 'SecretDisabled']);
    await call('PATCH', '/secrets/disabled', { attributes: { enabled: true } });
    expect((await call('GET', '/secrets/disabled')).status).toBe(200);
  });

  test.each([
    ['a1-B2', 200],
    ['a'.repeat(127), 200],
    ['a'.repeat(128), 400],
    ['a_b', 400],
  ])('called %s is answered with %i', async (name, status) => {
    expect((await set(name)).status).toBe(status);
  });

  test.each([
    ['no value', { value: undefined }],
    ['a value of more than 25 KB', { value: 'x'.repeat(25 * 1024 + 1) }],
    ['more than 15 tags', { tags: Object.fromEntries([...Array(16).keys()].map((key) => [`t${key}`, ''])) }],
    ['an unknown property', { colour: 'red' }],
    ['an unknown attribute', { attributes: { colour: 'red' } }],
    ['an expiry that is no number', { attributes: { exp: '2031-05-06' } }],
  ])('is refused with %s', async (_, body) => {
    expect(code(await set('one', body))).toEqual([400, 'BadParameter', undefined]);
  });

  test('that is not there is 404, and what the local Azure does not know is named', async () => {
    expect(code(await call('GET', '/secrets/none'))).toEqual([404, 'SecretNotFound', undefined]);
    await set('one');
    expect(code(await call('GET', '/secrets/one/0123'))).toEqual([404, 'SecretNotFound', undefined]);
    const { status, body } = await officer.callVault(name, 'GET', '/secrets?maxresults=1&api-version=7.4&x=');
    expect([status, body.error.message]).toEqual([400, expect.stringContaining('maxresults')]);
    expect((await call('GET', '/keys')).status).toBe(501);
  });
});

describe('a deleted secret', () => {
  beforeEach(async () => {
    await set('one', { value: 'kept' });
    const { body } = await call('DELETE', '/secrets/one');
    expect(body.scheduledPurgeDate - body.deletedDate).toBe(90 * 24 * 60 * 60);
  });

  test('is gone, and keeps its name', async () => {
    expect((await call('GET', '/secrets/one')).status).toBe(404);
    expect((await call('GET', '/secrets')).body.value).toEqual([]);
    expect((await call('GET', '/deletedsecrets')).body.value).toHaveLength(1);
    expect((await call('GET', '/deletedsecrets/one')).body.recoveryId).toContain('/deletedsecrets/one');
    expect(code(await set('one'))).toEqual([409, 'Conflict', 'ObjectIsDeletedButRecoverable']);
  });

  test('is recovered with its value', async () => {
    expect((await call('POST', '/deletedsecrets/one/recover')).status).toBe(200);
    expect((await call('GET', '/secrets/one')).body.value).toBe('kept');
    expect((await call('POST', '/deletedsecrets/one/recover')).status).toBe(404);
  });

  test('is purged, and its name is free', async () => {
    expect((await call('DELETE', '/deletedsecrets/one')).status).toBe(204);
    expect((await call('GET', '/deletedsecrets/one')).status).toBe(404);
    expect((await set('one')).status).toBe(200);
  });

  test('is not purged under purge protection', async () => {
    await deployer.call('PATCH', `${vault}?api-version=2023-02-01`, { properties: { enablePurgeProtection: true } });
    expect(code(await call('DELETE', '/deletedsecrets/one'))).toEqual([403, 'Forbidden', undefined]);
  });
});

describe('the data of a vault', () => {
  const REQUESTS: Record<string, [string, string, object?]> = {
    sets: ['PUT', '/secrets/one', { value: 'v' }],
    gets: ['GET', '/secrets/one'],
    updates: ['PATCH', '/secrets/one', {}],
    lists: ['GET', '/secrets'],
    'lists versions of': ['GET', '/secrets/one/versions'],
    deletes: ['DELETE', '/secrets/one'],
    'looks for deleted': ['GET', '/deletedsecrets/one'],
    recovers: ['POST', '/deletedsecrets/one/recover'],
    purges: ['DELETE', '/deletedsecrets/one'],
  };
  const READS = ['gets', 'lists', 'lists versions of', 'looks for deleted'];
  const allowed = Object.keys(REQUESTS).flatMap((request): [string, string, boolean][] => [
    ['Key Vault Secrets Officer', request, true],
    ['Key Vault Secrets User', request, READS.includes(request)],
    ['Key Vault Contributor', request, false],
    ['Owner', request, false],
  ]);

  test.each(allowed)('%s %s secrets: %p', async (role, request, expected) => {
    await set('one');
    if (REQUESTS[request][1].startsWith('/deletedsecrets')) await call('DELETE', '/secrets/one');
    const answer = await deployer.on(vault, role).callVault(name, ...REQUESTS[request]);
    if (expected) expect(answer.status).toBeLessThan(300);
    else expect(code(answer)).toEqual([403, 'Forbidden', 'ForbiddenByRbac']);
  });

  test('is open to a role on one secret for that one alone, and to no role on another vault', async () => {
    await set('one');
    await set('two');
    const reader = deployer.on(`${vault}/secrets/one`, 'Key Vault Secrets User');
    expect((await call('GET', '/secrets/one', undefined, reader)).status).toBe(200);
    expect((await call('GET', '/secrets/two', undefined, reader)).status).toBe(403);
    const stranger = deployer.on(await deployer.vault('other'), 'Key Vault Secrets Officer');
    expect((await call('GET', '/secrets/one', undefined, stranger)).status).toBe(403);
  });

  test('tells who comes without a token where to get one, and for what', async () => {
    const { status, headers } = await deployer.send('GET', '/secrets/one', undefined, {
      Host: `${name}.vault.localhost`,
    });
    const { origin, tenantId } = deployer.azure;
    expect(status).toBe(401);
    expect(headers['www-authenticate']).toBe(
      `Bearer authorization="${origin}/${tenantId}", resource="https://vault.localhost"`,
    );
  });

  test('takes no token for another API, and another API takes none of its', async () => {
    const { body: token } = await officer.token();
    const headers = { Host: `${name}.vault.localhost`, Authorization: `Bearer ${token.access_token}` };
    expect((await deployer.send('GET', '/secrets', undefined, headers)).status).toBe(401);
    const scope = 'https://vault.azure.net/.default';
    expect((await deployer.call('GET', `${vault}?api-version=2023-02-01`, undefined, scope)).status).toBe(401);
  });

  test('is at the host of its vault, and at no other', async () => {
    expect((await officer.callVault('none', 'GET', '/secrets')).status).toBe(421);
    expect((await officer.call('GET', '/secrets', undefined, 'https://vault.localhost/.default')).status).toBe(501);
    await deployer.call('DELETE', `${vault}?api-version=2023-02-01`);
    expect((await call('GET', '/secrets')).status).toBe(421);
  });

  test.each([
    ['/secrets', 400],
    ['/secrets?api-version=', 400],
    ['/secrets?api-version=1.0', 400],
    ['/secrets?api-version=banana', 400],
    ['/secrets?api-version=7.0', 200],
    ['/secrets?api-version=7.6-preview.1', 200],
    ['/secrets?api-version=2025-07-01', 200],
  ])('is asked for by a version of the API: %s', async (path, status) => {
    const headers = { Host: `${name}.vault.localhost` };
    const answer = await officer.call('GET', path, undefined, 'https://vault.localhost/.default', headers);
    expect(answer.status).toBe(status);
    if (status === 400) expect(answer.body.error.code).toBe('BadParameter');
  });

  test('has no contacts for certificates, and says so to those who might see them', async () => {
    expect(code(await call('GET', '/certificates/contacts'))).toEqual([403, 'Forbidden', 'ForbiddenByRbac']);
  });
});

test('the value of a secret stands in no log, no state and no file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'state-'));
  const stateFile = join(folder, 'state.json');
  const lines: string[] = [];
  const first = await TestClient.start({ stateFile, log: (line) => lines.push(line) });
  const id = await first.vault();
  await first.on(id, 'Key Vault Secrets Officer').callVault('vault', 'PUT', '/secrets/one', { value: 'very-secret' });
  const { body } = await first.control('GET', 'state');
  await first.azure.stop();
  expect(lines.at(-2)).toContain('PUT /secrets/one');
  for (const text of [lines.join(), JSON.stringify(body), readFileSync(stateFile, 'utf8')]) {
    expect(text).not.toContain('very-secret');
  }

  const second = await TestClient.start({ stateFile });
  const reader = second.on(id, 'Key Vault Secrets User');
  expect((await reader.callVault('vault', 'GET', '/secrets/one')).status).toBe(404); // the vault is there, and empty
  await second.azure.stop();
  rmSync(folder, { recursive: true });
});
