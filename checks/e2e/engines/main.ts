import { join } from 'node:path';
import { runSuite } from '../../support/suite';
import { writePage } from './page';

/** Tries the engines that `E2E_ENGINES` names, records what each supports, and writes the tables of docs/engines.md. */
async function main(): Promise<void> {
  process.env.ENGINES_RECORD = '1';
  await runSuite([join(__dirname, '..', 'engines.e2e.ts')], { atOnce: 1, required: true });
  writePage();
}

void main();
