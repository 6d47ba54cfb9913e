import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { LocalAzure } from '../src';
import { Store } from '../src/store/store';
import { TestClient } from './test-client';

const folder = mkdtempSync(join(tmpdir(), 'state-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function file(): string {
  files += 1;
  return join(folder, `state-${files}.json`);
}

const parsed = (stateFile: string) => JSON.parse(readFileSync(stateFile, 'utf8'));
/** What is beside a state file, and is no state file. */
const leftovers = (stateFile: string) =>
  readdirSync(folder).filter((name) => name.startsWith(`${basename(stateFile)}.`));

describe('the state', () => {
  test('survives a restart in a file, where nobody else may read it, and holds no secret', async () => {
    const stateFile = file();
    const first = await TestClient.start({ stateFile });
    const { id } = await first.application();
    const { body } = await first.call('POST', `/v1.0/applications/${id}/addPassword`, {});
    await first.azure.stop();
    expect(statSync(stateFile).mode & 0o077).toBe(0);
    expect(readFileSync(stateFile, 'utf8')).not.toContain(body.secretText);

    const second = await TestClient.start({ stateFile });
    const { passwordCredentials } = second.azure.state.applications[id];
    expect(passwordCredentials.map(({ keyId }) => keyId)).toEqual([body.keyId]);
    await second.azure.stop();
    expect(leftovers(stateFile)).toEqual([]);
  });

  test('is whole after each change, so that it survives being killed', async () => {
    const stateFile = file();
    const deployer = await TestClient.start({ stateFile });
    const { id } = await deployer.application();
    expect(parsed(stateFile).applications[id].displayName).toBe('client');
    await deployer.azure.stop();
  });

  test('of an older local Azure is read, and what it lacks is what it did then', () => {
    const stateFile = file();
    const { keyVaults, deletedVaults, roleDefinitions, ...before } = new Store().state;
    const old = {
      id: '/x/plant',
      name: 'plant',
      location: 'westeurope',
      tags: {},
      createdTime: '2026-01-02T03:04:05Z',
    };
    writeFileSync(stateFile, JSON.stringify({ ...before, instances: { '/x/plant': old } }));
    const store = new Store(stateFile);
    store.close();
    expect(store.state).toMatchObject({ ...before, keyVaults, deletedVaults, roleDefinitions, instances: {} });
    expect(store.state.instances['/x/plant']).toEqual({
      ...old,
      host: 'plant',
      lastUpdatedTime: old.createdTime,
      publicNetworkAccess: 'Enabled',
      identity: null,
    });
  });

  test('takes any text for a name, also after a restart', () => {
    const stateFile = file();
    const names = ['constructor', '__proto__', 'toString'];
    const first = new Store(stateFile);
    const graph = { models: first.state.keyVaults, twins: first.state.keyVaults, relationships: {} };
    for (const name of names) {
      expect(first.state.applications[name]).toBeUndefined();
      expect(Object.keys(first.secretsOf({ name }))).toEqual([]);
      first.state.keyVaults[name] = { name } as (typeof first.state.keyVaults)[string];
      first.state.graphs[name] = graph as unknown as (typeof first.state.graphs)[string];
    }
    first.save();
    first.close();

    const second = new Store(stateFile);
    second.close();
    expect(Object.keys(second.state.keyVaults)).toEqual(names);
    expect(Object.keys(second.state.graphs[names[0]].twins)).toEqual(names);
    for (const table of [second.state.applications, second.state.graphs[names[0]].relationships]) {
      expect(names.map((name) => table[name])).toEqual([undefined, undefined, undefined]);
    }
    expect(Object.keys({})).toEqual([]);
  });

  test.each([
    ['no JSON', '{'],
    ['of another program', '{"version":2}'],
    ['of a table with something else in it', JSON.stringify({ ...new Store().state, instances: { plant: 3 } })],
  ])('in a file that is %s is refused with what to do, and the file is not kept from others', (_, text) => {
    const stateFile = file();
    writeFileSync(stateFile, text);
    expect(() => new Store(stateFile)).toThrow(`Remove ${stateFile} to start from nothing`);
    expect(leftovers(stateFile)).toEqual([]);
  });

  test('is never written through a link that somebody planted beside it', async () => {
    const [stateFile, target] = [file(), file()];
    writeFileSync(target, 'precious');
    for (const name of [`${stateFile}.next`, `${stateFile}.tmp`]) symlinkSync(target, name);
    const deployer = await TestClient.start({ stateFile });
    await deployer.application();
    await deployer.azure.stop();
    expect(readFileSync(target, 'utf8')).toBe('precious');
  });

  test('in a file that is reached by a link stays in that file', () => {
    const [stateFile, link] = [file(), file()];
    const first = new Store(stateFile);
    first.save();
    symlinkSync(stateFile, link);
    expect(() => new Store(link)).toThrow(`${stateFile} is in use`);
    first.close();
    const second = new Store(link);
    second.state.registeredProviders.push('Microsoft.KeyVault');
    second.save();
    second.close();
    expect(parsed(stateFile).registeredProviders).toEqual(['Microsoft.KeyVault']);
  });

  test('of a process that was killed while it wrote leaves nothing behind', () => {
    const stateFile = file();
    const unfinished = `${stateFile}.0123456789ab.next`;
    writeFileSync(unfinished, '{');
    writeFileSync(`${stateFile}.backup.next`, 'of somebody');
    new Store(stateFile).close();
    expect([existsSync(unfinished), existsSync(`${stateFile}.backup.next`)]).toEqual([false, true]);
  });

  test('is not spoiled by a body that is 20,000 deep', async () => {
    const stateFile = file();
    const deployer = await TestClient.start({ stateFile });
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const { access_token } = (await deployer.token()).body;
    const headers = { Authorization: `Bearer ${access_token}`, 'Content-Type': 'application/json' };
    const body = `{"displayName":"deep","api":{"x":${deep}}}`;
    expect((await deployer.send('POST', '/v1.0/applications', body, headers)).status).toBe(400);
    expect((await deployer.application()).displayName).toBe('client');
    expect((await deployer.token()).status).toBe(200);
    await deployer.azure.stop();
  });

  test('that cannot be written is an error, and leaves nothing behind', () => {
    const stateFile = file();
    const store = new Store(stateFile);
    mkdirSync(stateFile);
    writeFileSync(join(stateFile, 'in-the-way'), '');
    expect(() => store.save()).toThrow();
    store.close();
    expect(leftovers(stateFile)).toEqual([]);
  });
});

describe('a state file', () => {
  test.each([
    ['a folder', () => folder, `is a folder. Name a file in it, such as ${join(folder, 'state.json')}.`],
    ['in no folder', () => join(folder, 'none', 'state.json'), `The folder ${join(folder, 'none')} is not there.`],
    ['no regular file', () => '/dev/null', '/dev/null is no regular file.'],
  ])('that is %s is refused with what to do', (_, path, message) => {
    expect(() => new Store(path())).toThrow(message);
  });

  test('is used by one local Azure at a time, also in one process', async () => {
    const stateFile = file();
    const first = await LocalAzure.start({ stateFile });
    const second = LocalAzure.start({ stateFile });
    await expect(second).rejects.toThrow(`${stateFile} is in use by another local Azure (process ${process.pid})`);
    await first.stop();
    await (await LocalAzure.start({ stateFile })).stop();
  });

  test('can be used at once after a start that failed', async () => {
    const [stateFile, one] = [file(), await LocalAzure.start()];
    const port = Number(new URL(one.origin).port);
    await expect(LocalAzure.start({ port, stateFile })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await one.stop();
    await (await LocalAzure.start({ stateFile })).stop();
  });

  describe('of another process', () => {
    let stateFile: string;
    let owner: ChildProcess;
    beforeAll(async () => {
      stateFile = file();
      const code = `const { Store } = require('./local-azure/src/store/store'); new Store(${JSON.stringify(stateFile)}); console.log('open'); setInterval(() => {}, 1000);`;
      owner = spawn(process.execPath, ['--import', 'tsx', '--eval', code], { stdio: ['ignore', 'pipe', 'inherit'] });
      await once(owner.stdout as NodeJS.ReadableStream, 'data');
    });
    afterAll(() => owner.kill('SIGKILL'));

    test('is refused while that runs, and taken over when it was killed', async () => {
      expect(() => new Store(stateFile)).toThrow(`process ${owner.pid}`);
      owner.kill('SIGKILL');
      await once(owner, 'exit');
      new Store(stateFile).close();
      expect(leftovers(stateFile)).toEqual([]);
    });
  });

  test.each([
    ['a process with the ID of this one, as in a container', String(process.pid), true],
    ['a process of another user', '1', false],
    ['a process that has not written its ID yet', '', false],
  ])('locked by %s can be used: %s', (_, owner, usable) => {
    const stateFile = file();
    writeFileSync(`${stateFile}.lock`, owner);
    const open = () => new Store(stateFile).close();
    if (usable) open();
    else expect(open).toThrow(`remove ${stateFile}.lock`);
  });
});

describe('of two processes that find a dead one at once', () => {
  /** The module itself, so that what the store imports from it can be replaced. */
  const fs = jest.requireActual<typeof import('node:fs')>('node:fs');
  const NOBODY = '999999999';
  const OTHER = '1';

  test.each<['renameSync' | 'rmSync', string]>([
    ['renameSync', 'before the first'],
    ['rmSync', 'after the first'],
  ])('the second is refused, and leaves the first alone: %s', (call) => {
    const stateFile = file();
    const lock = `${stateFile}.lock`;
    writeFileSync(lock, NOBODY);
    const actual = fs[call] as (...args: unknown[]) => void;
    jest.spyOn(fs, call).mockImplementationOnce((...args: unknown[]) => {
      writeFileSync(lock, OTHER);
      actual(...args);
    });
    expect(() => new Store(stateFile)).toThrow(`process ${OTHER}`);
    jest.restoreAllMocks();
    expect(readFileSync(lock, 'utf8')).toBe(OTHER);
    expect(leftovers(stateFile)).toEqual([basename(lock)]);
  });

  test('where no file can be made, that is what is said', () => {
    const stateFile = join(folder, `${'x'.repeat(252)}`);
    expect(() => new Store(stateFile)).toThrow('ENAMETOOLONG');
  });
});

describe('the deployer', () => {
  test('is the same over restarts, with a new secret in place of the old one', async () => {
    const stateFile = file();
    const first = await TestClient.start({ stateFile });
    const before = first.identity;
    const { id } = await first.application();
    await first.azure.stop();

    const second = await TestClient.start({ stateFile });
    const { clientId, objectId, clientSecret } = second.identity;
    expect({ clientId, objectId }).toEqual({ clientId: before.clientId, objectId: before.objectId });
    expect((await second.call('PATCH', `/v1.0/applications/${id}`, { displayName: 'still mine' })).status).toBe(204);
    const names = Object.values(second.azure.state.applications).map(({ displayName }) => displayName);
    expect(names.filter((name) => name === 'deployer')).toHaveLength(1);
    expect((await second.token({ client_secret: clientSecret })).status).toBe(200);
    expect((await second.token({ client_secret: before.clientSecret })).status).toBe(401);
    await second.azure.stop();
  });

  test('keeps the secrets that somebody else added to it', async () => {
    const stateFile = file();
    const first = await TestClient.start({ stateFile });
    const application = Object.values(first.azure.state.applications).find(
      ({ appId }) => appId === first.identity.clientId,
    );
    application?.passwordCredentials.push({ ...application.passwordCredentials[0], keyId: 'own', displayName: 'own' });
    first.azure.seed.identity('saves');
    await first.azure.stop();
    const second = await LocalAzure.start({ stateFile });
    const kept = second.state.applications[application?.id ?? ''].passwordCredentials;
    expect(kept.map(({ displayName }) => displayName)).toEqual(['own', 'made by the local Azure']);
    await second.stop();
  });

  test('is made again when it was deleted', async () => {
    const stateFile = file();
    const first = await LocalAzure.start({ stateFile });
    for (const id of Object.keys(first.state.applications)) delete first.state.applications[id];
    first.seed.identity('saves');
    await first.stop();
    const second = await TestClient.start({ stateFile });
    expect(second.identity.clientId).not.toBe(first.deployer.clientId);
    expect((await second.token()).status).toBe(200);
    await second.azure.stop();
  });
});
