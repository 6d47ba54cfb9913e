import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run as runTests } from 'node:test';

export interface SuiteOptions {
  /** The files run at once. */
  readonly atOnce: number;
  /** Whether a skipped test is a failed one. */
  readonly required: boolean;
}

/** The files of a folder that end so; those alone whose name has a text in it, if one is given. */
export function files(folder: string, ending: string, filter = ''): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending) && file.includes(filter))
    .map((file) => join(folder, file));
}

/** Runs files of `node:test`, prints each test with its time, and closes on the line that `.ci/run` adds up. */
export async function runSuite(files: string[], { atOnce, required }: SuiteOptions): Promise<void> {
  const { passed, failed, skipped } = await runAll(files, atOnce);
  const counts = required ? [passed, failed + skipped, 0] : [passed, failed, skipped];
  console.log(`${counts[0]} passed, ${counts[1]} failed, ${counts[2]} skipped`);
  process.exitCode = counts[1] > 0 || counts[0] + counts[2] === 0 ? 1 : 0;
}

async function runAll(files: string[], atOnce: number) {
  const count = { passed: 0, failed: 0, skipped: 0 };
  const stream = runTests({ files, concurrency: atOnce });
  stream.on('test:pass', ({ name, skip, details }) => {
    if (details.type === 'suite' || files.includes(name)) return;
    count[skip ? 'skipped' : 'passed'] += 1;
    if (!skip) console.log(`  ok  ${seconds(details.duration_ms)}  ${name}`);
    else if (typeof skip === 'string') console.log(`skip            ${name}: ${skip}`);
  });
  stream.on('test:fail', ({ name, details }) => {
    // A suite fails with its tests; a file has a failure of its own where it cannot be loaded.
    if (details.type === 'suite' || ('failureType' in details.error && details.error.failureType === 'subtestsFailed'))
      return;
    count.failed += 1;
    console.log(`FAIL  ${seconds(details.duration_ms)}  ${name}\n${details.error.cause ?? details.error}`);
  });
  stream.on('test:diagnostic', ({ message, nesting }) => {
    if (nesting > 0) console.log(`                 ${message}`);
  });
  stream.on('test:stderr', ({ message }) => process.stderr.write(message));
  for await (const _ of stream) {
    // read to its end
  }
  return count;
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1).padStart(6)} s`;
