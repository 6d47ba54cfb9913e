import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { textOf, visit } from './visit';

test('npm run local-azure prints the address of a portal that opens, and ends on Ctrl-C', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'local-azure/src/main.ts', '--port', '0'], {
    timeout: 30_000,
  });
  try {
    let printed = '';
    const portal = await new Promise<string>((resolve, reject) => {
      child.stdout.setEncoding('utf8').on('data', (chunk) => {
        printed += chunk;
        const [, url] = /for a browser: (\S+)\n/.exec(printed) ?? [];
        if (url) resolve(url);
      });
      child.on('close', () => reject(new Error(`It ended with:\n${printed}`)));
    });
    const { status, root } = await visit(portal);
    expect([status, textOf(root.querySelector('h1'))]).toEqual([200, 'Home']);

    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
    await expect(visit(portal)).rejects.toThrow('ECONNREFUSED');
  } finally {
    child.kill('SIGKILL');
  }
});
