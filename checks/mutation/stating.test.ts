import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';

// The tests that say what `src` does, as one file: jest loads cdktf and its bindings anew for each file, and for each
// mutant, and that takes longer than the tests. Those on rules come first, because they are the quickest.

const TESTS = join(__dirname, '../../test');

/** Nothing that no other test says, or nothing about `src`; and `properties` tells a mutant only by luck. */
const OTHERS = [
  'bench',
  'comparison',
  'documentation',
  'engines',
  'examples',
  'imports',
  'languages',
  'package',
  'pictures',
  'properties',
  'release',
  'secrets',
];

fc.configureGlobal({ seed: 1 }); // the same mutants are told each time

const files = readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts') && !OTHERS.includes(file.split(/[/.]/)[0]))
  .sort(
    (one, other) => Number(other.startsWith('rules/')) - Number(one.startsWith('rules/')) || one.localeCompare(other),
  );

describe.each(files)('%s', (file) => {
  require(join(TESTS, file));
});
