import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';

/** Removes the folder that `global-setup.ts` made. A process that runs jest again, as for each mutant, makes the next beside it. */
export default function globalTeardown(): void {
  const folder = tmpdir();
  rmSync(folder, { recursive: true, force: true });
  process.env.TMPDIR = dirname(folder);
}
