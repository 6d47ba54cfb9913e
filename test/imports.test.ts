import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// A binding's root loads every resource that the provider knows: seconds and hundreds of megabytes for azurerm.
const ROOT_IMPORT = /['"]@cdktf\/provider-\w+(?:\/(?!lib\/\w)[^'"]*)?['"]/;

/** What the library makes, in all. */
const BINDINGS = [
  '@cdktf/provider-azuread/lib/application',
  '@cdktf/provider-azuread/lib/application-certificate',
  '@cdktf/provider-azuread/lib/application-federated-identity-credential',
  '@cdktf/provider-azuread/lib/application-password',
  '@cdktf/provider-azuread/lib/data-azuread-application',
  '@cdktf/provider-azuread/lib/data-azuread-client-config',
  '@cdktf/provider-azuread/lib/data-azuread-service-principal',
  '@cdktf/provider-azuread/lib/service-principal',
  '@cdktf/provider-azuread/lib/service-principal-delegated-permission-grant',
  '@cdktf/provider-azurerm/lib/key-vault-secret',
  '@cdktf/provider-azurerm/lib/role-assignment',
];

const FILES = ['README.md', ...['src', 'examples', 'docs'].flatMap(filesBelow)].filter((file) =>
  /\.(ts|md)$/.test(file),
);

test('nothing is imported from the root of a binding, in code, examples or documentation', () => {
  expect(FILES).toEqual(expect.arrayContaining(['src/index.ts', 'examples/quickstart/main.ts', 'README.md']));
  expect(FILES.filter((file) => ROOT_IMPORT.test(readFileSync(file, 'utf8')))).toEqual([]);
});

test.each([
  ["import { Application } from '@cdktf/provider-azuread';", true],
  ['const { application } = require("@cdktf/provider-azuread");', true],
  ["import '@cdktf/provider-azurerm/lib';", true],
  ["import { Application } from '@cdktf/provider-azuread/lib/application';", false],
])('the rule tells them apart: %s', (line, isRoot) => {
  expect(ROOT_IMPORT.test(line)).toBe(isRoot);
});

test('importing the package loads the bindings that it makes resources of, and nothing else', () => {
  const bare = ['cdktf', 'constructs', ...BINDINGS].map((name) => `require('${name}')`).join(';');
  expect(loadedBy("require('./src/index.ts')")).toEqual(loadedBy(bare));
});

/** The modules of dependencies that a fresh process has loaded after running the code. */
function loadedBy(code: string): string[] {
  const report = 'console.log(JSON.stringify(Object.keys(require.cache)))';
  const modules: string[] = JSON.parse(
    execFileSync(process.execPath, ['--require', 'tsx/cjs', '--eval', `${code};${report}`], { encoding: 'utf8' }),
  );
  return modules
    .filter(
      (path) =>
        path.includes('node_modules') && !/node_modules\/(tsx|esbuild|get-tsconfig|resolve-pkg-maps)\//.test(path),
    )
    .sort();
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file));
}
