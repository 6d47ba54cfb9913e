import { readFileSync } from 'node:fs';

/** What Stryker reports, in the format of mutation-testing-report-schema: lines and columns count from one. */
export interface Report {
  readonly files: Record<string, { readonly source: string; readonly mutants: Mutant[] }>;
}

export interface Mutant {
  readonly status: 'Killed' | 'Survived' | 'NoCoverage' | 'Timeout' | 'RuntimeError' | 'CompileError' | 'Ignored';
  /** What stands there instead. */
  readonly replacement: string;
  readonly location: { readonly start: Place; readonly end: Place };
}

interface Place {
  readonly line: number;
  readonly column: number;
}

const REPORT = 'reports/mutation/mutation.json';

/** Breaks these files, or all of them, place by place, and runs the tests on each. */
export async function mutate(files: string[]): Promise<Report> {
  // The snapshots that a mutant is compared with are written by the run before it, where CI would refuse to write any.
  process.env.CI = 'false';

  const { Stryker } = await import('@stryker-mutator/core');
  const stryker = new Stryker({
    mutate: files.length > 0 ? files : ['src/**/*.ts'],
    testRunner: 'jest',
    coverageAnalysis: 'perTest',
    jest: {
      enableFindRelatedTests: false,
      config: {
        testMatch: ['<rootDir>/checks/mutation/stating.test.ts'],
        testEnvironment: './checks/mutation/fail-fast-environment.ts',
      },
    },
    testRunnerNodeArgs: ['--import', 'tsx'], // jest loads the environment as it is
    maxTestRunnerReuse: 40, // jest keeps some 25 MB of each run
    concurrency: 2,
    cleanTempDir: 'always',
    timeoutMS: 20_000, // a busy machine is no endless loop
    reporters: ['progress-append-only', 'html', 'json'],
    jsonReporter: { fileName: REPORT },
    ignorePatterns: ['/.jsii', '/lib', '/dist', '/coverage', '/test-reports', '**/cdktf.out'],
  });
  await stryker.runMutationTest();
  return JSON.parse(readFileSync(REPORT, 'utf8'));
}
