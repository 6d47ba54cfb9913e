import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const PARTS = ['Targets', 'Import', 'Synthesis', 'Type check', 'Size of the Terraform JSON', 'How it was measured'];

test('a quick run of the benchmark measures everything, and writes the page and its plot', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-test-'));
  try {
    const tsx = require.resolve('tsx/cli');
    await promisify(execFile)(process.execPath, [tsx, 'bench/main.ts', '--quick', '--out', folder]);

    const page = readFileSync(join(folder, 'performance.md'), 'utf8');
    expect([...page.matchAll(/^## (.+)$/gm)].map(([, part]) => part)).toEqual(PARTS);
    expect(page).not.toMatch(/NaN|undefined|Infinity/);
    const plot = readFileSync(join(folder, 'performance.svg'), 'utf8');
    expect(plot).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
    expect(plot).not.toMatch(/NaN|undefined|Infinity/);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 180_000);
