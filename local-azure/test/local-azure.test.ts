import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalAzure } from '../src';
import { isPassword } from '../src/entra/password';
import { TestClient } from './test-client';

describe('a start', () => {
  test('has a certificate, a key, an identity and secrets of its own', async () => {
    const [a, b] = [await LocalAzure.start(), await LocalAzure.start()];
    for (const of of [
      (e: LocalAzure) => e.certificate,
      (e: LocalAzure) => e.controlKey,
      (e: LocalAzure) => e.deployer.clientSecret,
    ]) {
      expect(of(a)).not.toBe(of(b));
    }
    await Promise.all([a.stop(), b.stop()]);
  });

  test('on a port in use fails with EADDRINUSE', async () => {
    const one = await LocalAzure.start();
    const port = Number(new URL(one.origin).port);
    await expect(LocalAzure.start({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await one.stop();
  });

  test('logs each request on a line, without secrets', async () => {
    const lines: string[] = [];
    const deployer = await TestClient.start({ log: (line) => lines.push(line) });
    const { id } = await deployer.application();
    const { body } = await deployer.call('POST', `/v1.0/applications/${id}/addPassword`, {});
    await deployer.azure.stop();
    expect(lines.at(-1)).toMatch(/^POST \/v1\.0\/applications\/[\w-]+\/addPassword 200 \d+ ms$/);
    expect(lines.join('\n')).not.toContain(body.secretText);
    expect(lines.join('\n')).not.toContain(deployer.identity.clientSecret);
  });
});

describe('people by control routes', () => {
  let deployer: TestClient;
  beforeAll(async () => {
    deployer = await TestClient.start();
  });
  afterAll(() => deployer.azure.stop());

  test('a person gets a password that is shown once, and another one when they are asked for again', async () => {
    const one = await deployer.control('POST', 'users', { name: 'operator' });
    expect([one.status, one.body]).toEqual([
      201,
      {
        userPrincipalName: 'operator@contoso.onmicrosoft.com',
        password: expect.any(String),
        objectId: expect.any(String),
      },
    ]);
    const again = (await deployer.control('POST', 'users', { name: 'Operator' })).body;
    expect([again.objectId, again.password === one.body.password]).toEqual([one.body.objectId, false]);
    const { passwordHash } = deployer.azure.state.users[one.body.objectId];
    expect([one.body, again].map(({ password }) => isPassword(password, passwordHash))).toEqual([false, true]);
    expect(JSON.stringify((await deployer.control('GET', 'state')).body)).not.toContain(again.password);
  });

  test('a group has the members that it is made with, and one who is added once or twice', async () => {
    const [one, two] = [deployer.azure.seed.user('one').objectId, deployer.azure.seed.user('two').objectId];
    const { status, body } = await deployer.control('POST', 'groups', { name: 'operators', members: [one] });
    expect(status).toBe(201);
    const add = () => deployer.control('POST', 'members', { group: body.objectId, member: two });
    expect([(await add()).status, (await add()).status]).toEqual([204, 204]);
    expect(deployer.azure.state.groups[body.objectId]).toMatchObject({ displayName: 'operators', members: [one, two] });
  });

  const nobody = '00000000-0000-4000-8000-000000000000';
  test.each<[string, string, () => object]>([
    ['a person without a name', 'users', () => ({ name: '' })],
    ['a person with a domain', 'users', () => ({ name: 'a@b' })],
    ['a person with a name that begins with a dot', 'users', () => ({ name: '.a' })],
    ['a person with a password of a caller', 'users', () => ({ name: 'a', password: 'b' })],
    ['a group without a name', 'groups', () => ({ name: ' ' })],
    ['a group with a member that is not there', 'groups', () => ({ name: 'a', members: [nobody] })],
    ['a member of no group', 'members', () => ({ group: nobody, member: deployer.identity.objectId })],
    ['nobody in a group', 'members', () => ({ group: deployer.azure.seed.securityGroup('a'), member: nobody })],
  ])('%s is refused', async (_, path, body) => {
    const { status, body: answer } = await deployer.control('POST', path, body());
    expect([status, answer.error.code]).toEqual([400, 'BadControl']);
  });

  test('only those who know the key make them', async () => {
    const headers = { 'Content-Type': 'application/json' };
    for (const path of ['users', 'groups', 'members']) {
      expect((await deployer.send('POST', `/_local-azure/${path}`, '{"name":"a"}', headers)).status).toBe(401);
    }
  });

  test('a file for a shell names the person, by no variable that the Azure SDKs read', () => {
    const person = deployer.azure.seed.user('shell');
    const script = readFileSync(deployer.azure.environmentFile(deployer.identity, person), 'utf8');
    expect(script).toContain(`export LOCAL_AZURE_USER='${person.userPrincipalName}'\n`);
    expect(script).toContain(`export LOCAL_AZURE_PASSWORD='${person.password}'\n`);
    expect(script).toContain(`export LOCAL_AZURE_USER_ID='${person.objectId}'\n`);
    expect(script).not.toMatch(/export AZURE_(USERNAME|PASSWORD)=/);
  });
});

test('every tenant has Microsoft Graph, with the permissions that signing in asks for, also with an older state file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tenant-'));
  const stateFile = join(folder, 'state.json');
  const graphOf = ({ state }: LocalAzure) =>
    Object.values(state.servicePrincipals).filter(({ appId }) => appId === '00000003-0000-0000-c000-000000000000');
  const first = await LocalAzure.start({ stateFile });
  const [graph] = graphOf(first);
  expect(graph.oauth2PermissionScopes.map(({ value }) => value)).toEqual(
    expect.arrayContaining(['openid', 'profile', 'email', 'offline_access']),
  );
  delete first.state.servicePrincipals[graph.id];
  first.seed.instance('saved');
  await first.stop();
  const second = await LocalAzure.start({ stateFile });
  expect(graphOf(second)).toHaveLength(1);
  await second.stop();
  const third = await LocalAzure.start({ stateFile });
  expect(graphOf(third)).toHaveLength(1);
  await third.stop();
  rmSync(folder, { recursive: true });
});

describe('a fault', () => {
  let deployer: TestClient;
  beforeAll(async () => {
    deployer = await TestClient.start();
  });
  afterEach(() => deployer.azure.faults.clear());
  afterAll(() => deployer.azure.stop());

  const read = (id: string) => deployer.call('GET', `/v1.0/applications/${id}`);
  const arm = (fault: object) => deployer.control('POST', 'faults', { path: '^/v1.0/applications/', ...fault });
  const made = () => Object.values(deployer.azure.state.applications).map(({ displayName }) => displayName);

  test.each([
    ['lag', 404],
    ['principal-not-found', 400],
    ['forbidden', 403],
    ['throttle', 429],
    ['error', 503],
  ])('of kind %s answers %i as often as it was told, and then no more', async (kind, status) => {
    const { id } = await deployer.application();
    await arm({ kind, after: 1, times: 2 });
    const seen = [await read(id), await read(id), await read(id), await read(id)].map((answer) => answer.status);
    expect(seen).toEqual([200, status, status, 200]);
  });

  test('of throttling says when to come back', async () => {
    const { id } = await deployer.application();
    await arm({ kind: 'throttle', retryAfterSeconds: 7 });
    expect((await read(id)).headers['retry-after']).toBe('7');
  });

  test('can drop the connection before or after the work is done', async () => {
    const drop = (kind: string) =>
      deployer.control('POST', 'faults', { kind, method: 'POST', path: '^/v1.0/applications$' });
    await drop('drop');
    await expect(deployer.application({ displayName: 'before' })).rejects.toThrow();
    expect(made()).not.toContain('before');
    await drop('drop-after');
    await expect(deployer.application({ displayName: 'after' })).rejects.toThrow();
    expect(made()).toContain('after');
  });

  test('can be slow to answer, long after the work is done', async () => {
    const delayMs = 400;
    await deployer.control('POST', 'faults', { kind: 'slow', method: 'POST', path: '^/v1.0/applications$', delayMs });
    const started = performance.now();
    const elapsed = () => performance.now() - started;
    const answer = deployer.application({ displayName: 'slow' });
    while (!made().includes('slow') && elapsed() < delayMs) await new Promise((resolve) => setTimeout(resolve, 10));
    const madeAfter = elapsed();
    await answer;
    expect(madeAfter).toBeLessThan(delayMs);
    expect(elapsed()).toBeGreaterThan(delayMs - 10);
  });

  test('strikes the same requests for the same seed', async () => {
    const { id } = await deployer.application();
    const seen = async () => {
      await deployer.control('DELETE', 'faults');
      await arm({ kind: 'error', percent: 50, times: 100, seed: 7 });
      const answers: number[] = [];
      for (let count = 0; count < 12; count += 1) answers.push((await read(id)).status);
      return answers;
    };
    const first = await seen();
    expect(new Set(first)).toEqual(new Set([200, 503]));
    expect(await seen()).toEqual(first);
  });

  test('that is not known, or a key that is wrong, is refused', async () => {
    expect((await arm({ kind: 'earthquake' })).status).toBe(400);
    expect((await deployer.send('GET', '/_local-azure/state')).status).toBe(401);
    expect((await deployer.control('GET', 'nothing')).status).toBe(404);
  });
});
