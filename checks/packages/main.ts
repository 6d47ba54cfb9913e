import { files, runSuite } from '../support/suite';
import { packedLibrary } from './support/packed';

/** Installing waits for disk and network as much as it works. */
const AT_ONCE = 2;

async function main(): Promise<void> {
  console.log(`consumers: of ${packedLibrary()}`);
  await runSuite(files(__dirname, '.consumer.ts', process.argv[2]), {
    atOnce: AT_ONCE,
    required: process.env.PACKAGES_REQUIRED === '1',
  });
}

void main();
