import { files, runSuite } from '../support/suite';
import { whyProvidersAreMissing } from './support/providers';

/** Every scenario waits far more than it works: the stock providers sleep for minutes. */
const AT_ONCE = 6;

async function main(): Promise<void> {
  const missing = whyProvidersAreMissing('terraform');
  if (missing) {
    console.log(`e2e: terraform cannot install the stock providers here: ${missing}`);
    process.env.E2E_ONLY_COUNT = '1';
  }
  await runSuite(files(__dirname, '.e2e.ts', process.argv[2]), {
    atOnce: AT_ONCE,
    required: process.env.E2E_REQUIRED === '1',
    witness: process.argv[2] === undefined ? 'e2e' : undefined,
  });
}

void main();
