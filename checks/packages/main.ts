import { packedLibrary } from '../support/packed';
import { files, runSuite } from '../support/suite';

/** Installing waits for disk and network as much as it works. */
const AT_ONCE = 2;

async function main(): Promise<void> {
  console.log(`packages: checks of ${packedLibrary()}`);
  await runSuite(files(__dirname, '.check.ts', process.argv[2]), {
    atOnce: AT_ONCE,
    required: process.env.PACKAGES_REQUIRED === '1',
  });
}

void main();
