import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// A binding's root loads every resource that the provider knows: seconds and hundreds of megabytes for azurerm.
const ROOT_IMPORT = /['"]@cdktf\/provider-\w+(?:\/(?!lib\/\w)[^'"]*)?['"]/;

/** What `new AdtAppRegistration()` makes, with a secret and a role assignment. */
const PLAIN = [
  '@cdktf/provider-azuread/lib/application',
  '@cdktf/provider-azuread/lib/application-password',
  '@cdktf/provider-azuread/lib/data-azuread-client-config',
  '@cdktf/provider-azuread/lib/service-principal',
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

test('importing the package loads the bindings that a plain registration is made of, and nothing else', () => {
  const bare = ['cdktf', 'constructs', ...PLAIN].map((name) => `require('${name}')`).join(';');
  expect(loadedBy("require('./src/index.ts')")).toEqual(loadedBy(bare));
});

test('another binding is loaded when the first of its resources is made', () => {
  const program = `
    const { App, TerraformStack } = require('cdktf');
    const { AdtAppRegistration } = require('./src/index.ts');
    const stack = new TerraformStack(new App({ outdir: process.env.CDKTF_OUTDIR }), 'stack');
    AdtAppRegistration.fromClientId(stack, 'Existing', '00000000-0000-4000-8000-000000000000')`;
  const lookedUp = ['data-azuread-application', 'data-azuread-service-principal'];
  const before = new Set(loadedBy("require('./src/index.ts')"));
  const added = loadedBy(program).filter((path) => !before.has(path));
  expect(added).toEqual(lookedUp.map((name) => expect.stringContaining(`/provider-azuread/lib/${name}/index.js`)));
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
