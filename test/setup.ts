import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// `new App()` makes its output folder at once: keep it out of the repository.
process.env.CDKTF_OUTDIR = mkdtempSync(join(tmpdir(), 'adt-app-registration-'));
