import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { textOf, visit } from './visit';

const folder = mkdtempSync(join(tmpdir(), 'main-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: string[]) =>
  spawn(process.execPath, ['--import', 'tsx', 'local-azure/src/main.ts', ...args], { timeout: 30_000 });

/** What it prints until it says how to end it. */
function started(child: ChildProcessWithoutNullStreams): Promise<string> {
  let printed = '';
  return new Promise((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      printed += chunk;
      if (printed.includes('Ctrl-C')) resolve(printed);
    });
    child.on('close', () => reject(new Error(`It ended with:\n${printed}`)));
  });
}

/** The status of what is answered. The certificate is beside the script to source. */
function ask(url: string, script: string): Promise<number | undefined> {
  const ca = readFileSync(join(dirname(script), 'certificate.pem'));
  return new Promise((resolve, reject) => {
    request(url, { ca }, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end();
  });
}

test('npm run local-azure has a person who can sign in, whose password is new at each start and never printed', async () => {
  const stateFile = join(folder, 'people.json');
  const start = async () => {
    const child = run('--port', '0', '--state', stateFile);
    try {
      const printed = await started(child);
      const [, script] = /source (\S+)\n/.exec(printed) ?? [];
      const of = (name: string) => new RegExp(`^export ${name}='(.*)'$`, 'm').exec(readFileSync(script, 'utf8'))?.[1];
      const [user, id, password] = ['LOCAL_AZURE_USER', 'LOCAL_AZURE_USER_ID', 'LOCAL_AZURE_PASSWORD'].map(of);
      expect(printed).toContain(`A person who can sign in: ${user}.`);
      expect(printed).not.toContain(password);
      return { id, password };
    } finally {
      child.kill('SIGINT');
      await once(child, 'exit');
    }
  };
  const [one, two] = [await start(), await start()];
  expect(two.id).toBe(one.id);
  expect(two.password).not.toBe(one.password);
});

test('npm run local-azure prints the address of a portal that opens, and ends on Ctrl-C with nothing left behind', async () => {
  const stateFile = join(folder, 'state.json');
  const child = run('--port', '0', '--state', stateFile);
  try {
    const printed = await started(child);
    const [, portal] = /for a browser: (\S+)\n/.exec(printed) ?? [];
    const { status, root } = await visit(portal);
    expect([status, textOf(root.querySelector('h1'))]).toEqual([200, 'Home']);
    const [, script] = /source (\S+)\n/.exec(printed) ?? [];
    expect([existsSync(script), existsSync(`${stateFile}.lock`)]).toEqual([true, true]);

    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
    await expect(visit(portal)).rejects.toThrow('ECONNREFUSED');
    expect([existsSync(dirname(script)), existsSync(`${stateFile}.lock`), existsSync(stateFile)]).toEqual([
      false,
      false,
      true,
    ]);
  } finally {
    child.kill('SIGKILL');
  }
});

test('npm run local-azure goes on when nobody reads what it prints, and ends with its terminal', async () => {
  const child = run('--port', '0');
  try {
    const printed = await started(child);
    const [, origin] = /listens on (\S+)\./.exec(printed) ?? [];
    const [, script] = /source (\S+)\n/.exec(printed) ?? [];
    child.stdout.destroy();
    // Each of them is a line in the log.
    for (let count = 0; count < 5; count += 1) expect(await ask(`${origin}/nothing`, script)).toBe(501);
    expect(child.exitCode).toBeNull();
    child.kill('SIGHUP');
    expect(await once(child, 'exit')).toEqual([0, null]);
  } finally {
    child.kill('SIGKILL');
  }
});

test.each([
  [['--state', folder], `is a folder. Name a file in it, such as ${join(folder, 'state.json')}.`],
  [['--port', ''], '--port must be a number from 0 to 65535.'],
])('npm run local-azure with %j says what to do', async (args, message) => {
  const child = run(...args);
  let printed = '';
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    printed += chunk;
  });
  const [code] = await once(child, 'close');
  expect([code, printed]).toEqual([1, expect.stringContaining(message)]);
  expect(printed).not.toContain(' at ');
});
