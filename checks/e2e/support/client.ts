import { join } from 'node:path';
import type { LocalAzure } from 'adt-local-azure';
import { type Running, run } from '../../support/run';

const REPOSITORY = join(__dirname, '../../..');

/** Starts the client of the how-to's next step, with what it reads: the output of a registration. */
export function runClient(azure: LocalAzure, variables: Record<string, string>, args: string[]): Running {
  return run(process.execPath, ['--import', 'tsx', 'examples/client/main.ts', '--stdin', ...args], {
    cwd: REPOSITORY,
    env: {
      NODE_EXTRA_CA_CERTS: variables.NODE_EXTRA_CA_CERTS ?? azure.certificateFile, // Node.js reads it when it starts
      AZURE_AUTHORITY_HOST: azure.origin,
    },
    input: JSON.stringify(variables),
  });
}
