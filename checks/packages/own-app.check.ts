import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import type { ConsumerApp } from './support/app';
import { programFolder } from './support/node';
import { makeEsModule, ownApp, wordsOf } from './support/own-app';

/** The names are those of the README's table; the versions are those of this suite. */
const MANAGERS: [name: string, program: string, brought: string][] = [
  ['pnpm', 'pnpm', 'pnpm@10'],
  ['Yarn 1', 'yarn', 'yarn@1.22.22'],
  ["Yarn with Plug'n'Play", 'yarn', '@yarnpkg/cli-dist@4'],
];

/** The files that the reader of the README writes, and those that npm does. */
const FILES = ['.gitignore', 'cdktf.json', 'main.ts', 'package-lock.json', 'package.json'];

describe('from an empty folder to Terraform JSON by the words of the README', { concurrency: 2 }, () => {
  describe('with npm', () => {
    let app: ConsumerApp;
    before(async () => {
      app = await ownApp();
    });

    test('the program becomes a registration, its secret and its role', () => {
      assert.deepEqual(app.resources('twins'), [
        'azuread_application',
        'azuread_application_password',
        'azuread_service_principal',
        'azurerm_role_assignment',
      ]);
    });

    test('git sees no state, which holds the secret, and nothing else that commands made', async () => {
      writeFileSync(app.stateFile('twins'), 'the state, with the secret in it');
      const seen = await app.must('git init --quiet\ngit ls-files --others --exclude-standard');
      assert.deepEqual(seen.trim().split('\n').sort(), FILES);
    });

    test('an ES module makes the same JSON, and its types are right', async () => {
      const json = app.stack('twins');
      await makeEsModule(app);
      assert.deepEqual(app.stack('twins'), json);
    });
  });

  for (const [name, program, brought] of MANAGERS)
    test(`with ${name}`, async () => {
      const programs = await programFolder(brought, program, process.cwd());
      const app = await ownApp(wordsOf(name), programs);
      assert.equal(app.resources('twins').length, 4);
    });
});
