import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSuite } from '../../support/suite';
import { writePage } from './page';
import { add } from './record';

/** Tries the engines that `E2E_ENGINES` names, records what each knows, and writes the tables of docs/engines.md. */
async function main(): Promise<void> {
  const file = join(mkdtempSync(join(tmpdir(), 'engines-')), 'tried');
  writeFileSync(file, '');
  process.env.ENGINES_TRIED = file;
  await runSuite([join(__dirname, '..', 'engines.e2e.ts')], { atOnce: 1, required: true });
  add(
    readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  );
  writePage();
}

void main();
