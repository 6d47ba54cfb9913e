import { LocalAzure } from '../src';
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
