import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run as runTests } from 'node:test';
import { whyProvidersAreMissing } from './support/providers';

/** Every scenario waits far more than it works: the stock providers sleep for minutes. */
const AT_ONCE = 6;

const FILES = readdirSync(__dirname)
  .filter((file) => file.endsWith('.e2e.ts') && file.includes(process.argv[2] ?? ''))
  .map((file) => join(__dirname, file));

async function main(): Promise<void> {
  const missing = await whyProvidersAreMissing();
  if (missing) {
    console.log(`e2e: terraform cannot install the stock providers here: ${missing}`);
    process.env.E2E_ONLY_COUNT = '1';
  }
  const { passed, failed, skipped } = await runAll();
  const required = process.env.E2E_REQUIRED === '1';
  const counts = required ? [passed, failed + skipped, 0] : [passed, failed, skipped];
  console.log(`${counts[0]} passed, ${counts[1]} failed, ${counts[2]} skipped`);
  process.exitCode = counts[1] > 0 || counts[0] + counts[2] === 0 ? 1 : 0;
}

/** Runs every scenario, and prints what it proved and how long it took. */
async function runAll(): Promise<{ passed: number; failed: number; skipped: number }> {
  const count = { passed: 0, failed: 0, skipped: 0 };
  const stream = runTests({ files: FILES, concurrency: AT_ONCE });
  stream.on('test:pass', ({ name, nesting, skip, details }) => {
    if (details.type === 'suite' || nesting === 0) return;
    count[skip ? 'skipped' : 'passed'] += 1;
    if (!skip) console.log(`  ok  ${seconds(details.duration_ms)}  ${name}`);
  });
  stream.on('test:fail', ({ name, details }) => {
    if (details.type === 'suite' || name.endsWith('.e2e.ts')) return;
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

void main();
