import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { temporaryFolder } from '../support/temporary-folder';
import { ConsumerApp } from './support/app';
import { nodeFolder } from './support/node';
import { PROGRAM, useInInitializedApp } from './support/own-app';
import { commands, fileOf, outputs, withoutTimes } from './support/words';

const TESTING = 'docs/testing-your-stack.md';
const TERRAIN = 'docs/cdk-terrain.md';

const cdktf = ConsumerApp.in(temporaryFolder('cdktf-app'));
const cdktn = ConsumerApp.empty('cdktn', JSON.parse(fileOf(TERRAIN, 'package.json')), {
  // As `cdktn init` writes them.
  targetVersions: { terraform: '>=1.5.7', opentofu: '>=1.6.0' },
  context: { failOnConstructsOutsideOfStacks: 'true', canonicalAssetHashes: 'true' },
});

/** Prints the names that the package has for `require`, and for `import`. */
const COMPARE_NAMES = `
import { createRequire } from 'node:module';
import * as imported from 'cdktf-adt-app-registration';
const required = createRequire(import.meta.url)('cdktf-adt-app-registration');
const names = (object) => Object.keys(object).filter((name) => !['default', 'module.exports', '__esModule'].includes(name)).sort();
console.log(JSON.stringify({ required: names(required), imported: names(imported) }));
`;

/** Prints the mark of each class that the package exports, and what its assembly has of classes. */
const PRINT_MARKS = `
const classes = Object.values(require('cdktf-adt-app-registration')).filter((value) => typeof value === 'function');
const assembly = require('node:fs').readFileSync('node_modules/cdktf-adt-app-registration/.jsii', 'utf8');
const { types, version } = JSON.parse(assembly);
const described = Object.values(types).filter(({ kind }) => kind === 'class');
console.log(JSON.stringify({
  marked: classes.map((type) => type[Symbol.for('jsii.rtti')]).sort(byName),
  described: described.map(({ fqn }) => ({ fqn, version })).sort(byName),
}));
function byName(one, other) { return one.fqn < other.fqn ? -1 : 1; }
`;

/** Fails to compile where the types are `any`. */
const USE_TYPES = `
import { AdtRole } from 'cdktf-adt-app-registration';
const role: AdtRole = AdtRole.DATA_READER;
// @ts-expect-error
const text: string = AdtRole.DATA_READER;
console.log(role, text);
`;

const RESOLUTIONS = [
  ['commonjs', 'node10'],
  ['node16', 'node16'],
  ['nodenext', 'nodenext'],
  ['esnext', 'bundler'],
];

describe('an empty app', { concurrency: true }, () => {
  describe('of cdktf', { concurrency: 1 }, () => {
    test('an app that `cdktf init` makes today synthesizes by the words of the README', async () => {
      await useInInitializedApp(cdktf);
      assert.deepEqual(cdktf.resources('twins'), [
        'azuread_application',
        'azuread_application_password',
        'azuread_service_principal',
        'azurerm_role_assignment',
      ]);
    });

    test('an ES module imports each class of the package by name', async () => {
      cdktf.write('module.mjs', COMPARE_NAMES);
      const { required, imported } = JSON.parse(await cdktf.must('node module.mjs'));
      assert.deepEqual(imported, required);
    });

    test('an import of a file inside the package is refused by Node.js and by TypeScript', async () => {
      cdktf.write('inside.ts', "export { AdtRole } from 'cdktf-adt-app-registration/lib/index';");
      const node = await cdktf.try(`node -e "require('cdktf-adt-app-registration/lib/index')"`);
      assert.match(node.text, /ERR_PACKAGE_PATH_NOT_EXPORTED/);
      const typescript = await cdktf.try('npx tsc --noEmit --skipLibCheck --types node --module node16 inside.ts');
      assert.match(typescript.text, /TS2307: Cannot find module 'cdktf-adt-app-registration\/lib\/index'/);
    });

    for (const [module, resolution] of RESOLUTIONS)
      test(`TypeScript finds the types of the package by moduleResolution ${resolution}`, async () => {
        cdktf.write('types.ts', USE_TYPES);
        const options = `--noEmit --strict --skipLibCheck --types node --module ${module}`;
        await cdktf.must(`npx tsc ${options} --moduleResolution ${resolution} types.ts`);
      });

    test('each class of the package carries the mark by which jsii finds it from other languages', async () => {
      cdktf.write('marks.cjs', PRINT_MARKS);
      const { marked, described } = JSON.parse(await cdktf.must('node marks.cjs'));
      assert.deepEqual(marked, described);
    });

    test(`its tests pass as ${TESTING} shows, with the output that it shows`, async () => {
      cdktf.writeFilesOf(TESTING);
      for (const command of commands(TESTING, 'The tests')) await cdktf.must(command);
      await cdktf.must('npx tsc');
      const [expected] = outputs(TESTING, 'npx jest');
      const printed = withoutTimes(await cdktf.must('npx jest'));
      assert.equal(printed.slice(0, withoutTimes(expected).length), withoutTimes(expected));
    });

    test(`its tests fail on another role, and say so as ${TESTING} shows`, async () => {
      cdktf.edit('twins-stack.ts', (text) => text.replace('AdtRole.DATA_READER', 'AdtRole.DATA_OWNER'));
      const { code, text } = await cdktf.try('npx jest --ci');
      assert.equal(code, 1);
      const printed = outputs(TESTING, 'npx jest --ci');
      assert.equal(printed.length, 3);
      for (const expected of printed) assert.ok(withoutTimes(text).includes(withoutTimes(expected)), text);
    });
  });

  describe('of CDK Terrain', { concurrency: 1 }, () => {
    test(`an app of CDK Terrain installs, compiles and synthesizes the package by the words of ${TERRAIN}`, async () => {
      const [install, synthesize] = commands(TERRAIN, 'In an app of CDK Terrain');
      await cdktn.must(install);
      cdktn.write('main.ts', PROGRAM);
      await cdktn.must('npx tsc');
      await cdktn.must(synthesize, await nodeFolder(24, cdktn.folder));
    });

    test('the same tests pass in an app of CDK Terrain', async () => {
      cdktn.writeFilesOf(TESTING);
      await cdktn.must('npx tsc && npx jest');
    });
  });
});

test('cdktf and CDK Terrain make the same JSON of the same program', () => {
  assert.deepEqual(cdktn.stack('twins'), cdktf.stack('twins'));
});
