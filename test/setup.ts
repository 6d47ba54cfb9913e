import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// `new App()` makes its output folder at once: keep it out of the repository.
process.env.CDKTF_OUTDIR = mkdtempSync(join(tmpdir(), 'adt-app-registration-'));

// cdktf takes a stack trace of each token. To map them to the sources would take as long as the tests.
const { prepareStackTrace = (error, calls) => [error, ...calls].join('\n    at ') } = Error;
Error.prepareStackTrace = (error, calls) => (error instanceof Error ? prepareStackTrace(error, calls) : '');
