import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { run } from '../support/run';
import { REPOSITORY } from './support/packed';

const PARTS = ['Targets', 'Import', 'Synthesis', 'Type check', 'Size of the Terraform JSON', 'How it was measured'];

test('a quick run of the benchmark measures everything, and writes the page and its plot', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const args = ['run', 'bench', '--', '--quick', '--out', folder];
    const { code, text } = await run('npm', args, { cwd: REPOSITORY, env: {} });
    assert.equal(code, 0, text);

    const page = readFileSync(join(folder, 'performance.md'), 'utf8');
    assert.deepEqual(
      [...page.matchAll(/^## (.+)$/gm)].map(([, part]) => part),
      PARTS,
    );
    assert.doesNotMatch(page, /NaN|undefined|Infinity/);
    const plot = readFileSync(join(folder, 'pictures', 'performance.svg'), 'utf8');
    assert.match(plot, /^<svg [\s\S]*<\/svg>\n$/);
    assert.doesNotMatch(plot, /NaN|undefined|Infinity/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
