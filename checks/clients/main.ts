import { files, runSuite } from '../support/suite';
import { temporaryFolder } from '../support/temporary-folder';
import { OPTIONAL } from './support/extension';
import { whyNotInstalled } from './support/install';

/** They work as much as they wait: an Azure CLI for each command. */
const AT_ONCE = 2;

// Ctrl-C must not leave a gigabyte behind: the end of the process removes the folder.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

async function main(): Promise<void> {
  const folder = temporaryFolder('clients');
  const missing = await whyNotInstalled(folder);
  if (missing) console.log(`clients: Microsoft's clients for Python cannot be installed here: ${missing}`);
  Object.assign(process.env, missing ? { CLIENTS_MISSING: missing } : { CLIENTS: folder });
  await runSuite(files(__dirname, '.clients.ts', process.argv[2]), {
    atOnce: AT_ONCE,
    required: process.env.E2E_REQUIRED === '1',
    optional: OPTIONAL,
    witness: process.argv[2] === undefined ? 'clients' : undefined,
  });
}

void main();
