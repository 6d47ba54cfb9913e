import assert from 'node:assert/strict';
import { dirname } from 'node:path';
import { run } from '../../support/run';

/** The folder of a Node.js of a major version, which npm brings where it is not there yet. */
export async function nodeFolder(major: number, cwd: string): Promise<string> {
  const { code, text } = await run(
    'npx',
    ['--yes', '--package', `node@${major}`, '--', 'node', '-p', 'process.execPath'],
    {
      cwd,
      env: {},
    },
  );
  assert.equal(code, 0, text);
  return dirname(text.trim().split('\n').at(-1) ?? '');
}
