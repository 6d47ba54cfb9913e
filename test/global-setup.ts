import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for what the tests, and the programs that they start, put into the temporary folder. */
export default function globalSetup(): void {
  process.env.TMPDIR = mkdtempSync(join(realpathSync(tmpdir()), 'adt-app-registration-'));
}
