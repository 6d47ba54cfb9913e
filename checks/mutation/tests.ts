import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';

// All tests of `src` in one file: jest loads cdktf and its bindings again for each file and each mutant, and that takes
// longer than the tests.

const TESTS = join(__dirname, '../../test');

fc.configureGlobal({ seed: 1 }); // each run kills the same mutants

const files = readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts') && file !== 'properties.test.ts') // whose random props kill some by luck
  .sort();

describe.each(files)('%s', (file) => {
  require(join(TESTS, file));
});
