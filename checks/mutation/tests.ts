import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import * as fc from 'fast-check';

// All tests of `src` in one file: jest loads cdktf and its bindings again for each file and each mutant, and that takes
// longer than the tests.

const ROOT = join(__dirname, '../..');
const SOURCE = join(ROOT, 'src');
const TESTS = join(ROOT, 'test');

fc.configureGlobal({ seed: 1 }); // each run kills the same mutants

/** The names of the tests that meet the mutant, with what a regular expression escapes; nothing if all do. */
declare const testNamePattern: string | undefined;

const mutated = fileOf(process.env.__STRYKER_ACTIVE_MUTANT__);
const files = filesIn(TESTS)
  .filter((file) => file.endsWith('.test.ts') && file !== 'properties.test.ts') // whose random props kill some by luck
  .filter((file) => !testNamePattern || testNamePattern.includes(`(${file.replaceAll(/[-.]/g, '\\$&')} `))
  .sort((a, b) => sharedFolders(b, mutated) - sharedFolders(a, mutated) || (a < b ? -1 : 1));

describe.each(files)('%s', (file) => {
  require(join(TESTS, file));
});

/** The file of a mutant that is there from the start, and which each test may kill: those of its own folder do so first. */
function fileOf(mutant?: string): string {
  const mark = `stryMutAct_9fa48("${mutant}")`;
  return (mutant && filesIn(SOURCE).find((file) => readFileSync(join(SOURCE, file), 'utf8').includes(mark))) || '';
}

function sharedFolders(test: string, source: string): number {
  const folders = dirname(source).split(sep);
  return folders.filter((folder, index) => dirname(test).split(sep)[index] === folder).length;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
}
