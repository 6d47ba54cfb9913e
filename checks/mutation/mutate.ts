import { readFileSync } from 'node:fs';
import { calculateMetrics } from 'mutation-testing-metrics';
import { writePart } from '../support/pages/part';
import { table } from '../support/pages/table';

const REPORT = 'reports/mutation/mutation.json';

/** Breaks `src` place by place, and runs the tests on each mutant. With the names of files or folders it does so in them only, and writes no page. */
async function main(files: string[]): Promise<void> {
  // The run without a mutant writes the snapshots that mutants are compared with. In CI jest refuses to write any.
  process.env.CI = 'false';

  const { Stryker } = await import('@stryker-mutator/core');
  const stryker = new Stryker({
    mutate: (files.length > 0 ? files : ['src']).map((file) => (file.endsWith('.ts') ? file : `${file}/**/*.ts`)),
    testRunner: 'jest',
    coverageAnalysis: 'perTest',
    jest: {
      enableFindRelatedTests: false,
      config: {
        testMatch: ['<rootDir>/checks/mutation/tests.ts'],
        testEnvironment: './checks/mutation/fail-fast-environment.ts',
      },
    },
    testRunnerNodeArgs: ['--import', 'tsx'], // jest loads the environment as it is
    maxTestRunnerReuse: 40, // jest keeps some 25 MB of each run
    concurrency: 2,
    cleanTempDir: 'always',
    timeoutMS: 20_000, // a busy machine is no endless loop
    reporters: ['progress-append-only', 'clear-text', 'html', 'json'],
    clearTextReporter: { reportTests: false, allowColor: false },
    jsonReporter: { fileName: REPORT },
    ignorePatterns: ['/.jsii', '/lib', '/dist', '/coverage', '/test-reports', '**/cdktf.out'],
    thresholds: { high: 100, low: 100, break: 100 }, // a survivor is a missing test, or gets a comment with its reason
  });
  await stryker.runMutationTest();
  if (files.length === 0) writePart('docs/robustness.md', 'mutants', scores());
}

/** The score of each folder, and of all of them. */
function scores(): string {
  const all = calculateMetrics(JSON.parse(readFileSync(REPORT, 'utf8')).files);
  const rows = [...all.childResults, all].map(({ name, metrics }) => [
    name,
    metrics.totalValid,
    metrics.totalUndetected,
    metrics.ignored,
    `${metrics.mutationScore.toFixed(1)} %`,
  ]);
  return table(['folder or file', 'mutants', 'survived', 'excepted', 'score'], rows);
}

void main(process.argv.slice(2));
