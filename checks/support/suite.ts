import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run as runTests } from 'node:test';
import { spec } from 'node:test/reporters';
import { temporaryFolder } from './temporary-folder';
import { missing, noted } from './witnesses';

export interface SuiteOptions {
  /** The files run at once. */
  readonly atOnce: number;
  /** Whether a skipped test is a failed one. */
  readonly required: boolean;
  /** Begins the reasons of skipped tests that may be skipped nevertheless. */
  readonly optional?: string;
  /** The name of what it witnesses, if all of it is run: a file in local-azure/witnesses. */
  readonly witness?: string;
}

/** The files of a folder that end so; only those whose name has a text in it, if one is given. */
export function files(folder: string, ending: string, filter = ''): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending) && file.includes(filter))
    .map((file) => join(folder, file));
}

/** Runs files of `node:test`, and closes on the line that `.ci/run` adds up. */
export async function runSuite(files: string[], { atOnce, required, optional, witness }: SuiteOptions): Promise<void> {
  let [passed, failed, skipped] = [0, 0, 0];
  const folder = witness && temporaryFolder('witnesses');
  Object.assign(process.env, folder && { WITNESSES: folder });
  const tests = runTests({ files, concurrency: atOnce });
  tests.on('test:pass', ({ skip, details }) => {
    if (details.type === 'suite') return;
    if (!skip) passed += 1;
    else if (required && !(optional && String(skip).startsWith(optional))) failed += 1;
    else skipped += 1;
  });
  tests.on('test:fail', ({ details: { error } }) => {
    if (!('failureType' in error && error.failureType === 'subtestsFailed')) failed += 1;
  });
  for await (const line of tests.compose(new spec())) process.stdout.write(line);
  const unwitnessed = witness && folder ? missing(witness, noted(folder)) : [];
  // After a failure, some requests were not sent.
  for (const one of failed === 0 ? unwitnessed : []) {
    console.log(`local-azure/PARITY.md says what was not witnessed: ${one}`);
    failed += 1;
  }
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exitCode = failed > 0 || passed + skipped === 0 ? 1 : 0;
}
