import { DependencyType, javascript, type typescript } from 'projen';

/** Everything in `src` is covered, and stays so. */
const FULL = { branches: 100, functions: 100, lines: 100, statements: 100 };

export const jestOptions: javascript.JestOptions = {
  jestVersion: '^30',
  updateSnapshot: javascript.UpdateSnapshot.NEVER,
  junitReporting: false,
  jestConfig: {
    roots: ['test', 'local-azure', 'checks', 'tools'].map((room) => `<rootDir>/${room}`),
    testMatch: ['**/*.test.ts'],
    cacheDirectory: '<rootDir>/node_modules/.cache/jest',
    modulePathIgnorePatterns: ['<rootDir>/.stryker-tmp/'], // where mutants are made
    maxWorkers: '100%', // jest would leave a core alone, which of two is half
    // What tests put into the temporary folder is removed after them.
    globalSetup: '<rootDir>/test/global-setup.ts',
    globalTeardown: '<rootDir>/test/global-teardown.ts',
    setupFilesAfterEnv: ['<rootDir>/test/setup.ts'],
    testTimeout: 60_000, // a busy machine takes long to start the programs that some tests run; what hangs still ends
    // Examples and documentation import the library by the name that their reader installs.
    moduleNameMapper: {
      '^cdktf-adt-app-registration$': '<rootDir>/src/index.ts',
      '^adt-local-azure$': '<rootDir>/local-azure/src/index.ts',
    },
    collectCoverage: false, // `npm run check` asks for it
    coverageProvider: 'babel', // counts each branch, which v8 does not
    collectCoverageFrom: ['src/**/*.ts'],
    coverageThreshold: FULL,
  },
};

/** projen lets ts-jest do it, which takes as long as the tests. Types are checked by `tsc`. */
export function transpileTests({ jest, deps }: typescript.TypeScriptProject): void {
  const options = { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, sourceMaps: 'inline' };
  if (jest) jest.config.transform = { '\\.ts$': ['@swc/jest', options] };
  deps.removeDependency('ts-jest', DependencyType.BUILD);
}
