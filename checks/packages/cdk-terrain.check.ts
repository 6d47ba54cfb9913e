import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, test } from 'node:test';
import { blocks } from '../support/markdown';
import { packedLibrary } from '../support/packed';
import { ConsumerApp } from './support/app';
import { nodeFolder, programFolder } from './support/node';
import { fileOf, programOf } from './support/words';

const PAGE = 'docs/cdk-terrain.md';

const LINES = blocks(PAGE)
  .filter(({ language }) => language === 'sh')
  .flatMap(({ text }) => text.trim().split('\n'));

/** The line of the page that begins so. */
const line = (beginning: string) => LINES.find((one) => one.startsWith(beginning)) ?? `no ${beginning} in ${PAGE}`;

// Each reads the `package.json` of the page. npm, too: typescript.check.ts tries it with all that a consumer does.
const MANAGERS: [name: string, program: string, brought: string, app: string][] = [
  ['pnpm', 'pnpm', 'pnpm@10', 'npx ts-node main.ts'],
  ['Yarn 1', 'yarn', 'yarn@1.22.22', 'npx ts-node main.ts'],
  ["Yarn 4, with Plug'n'Play", 'yarn', '@yarnpkg/cli-dist@4', 'yarn ts-node main.ts'],
];

describe('an app of CDK Terrain synthesizes by the words of its page', () => {
  for (const [name, program, brought, app] of MANAGERS)
    test(`with ${name}`, async () => {
      const consumer = ConsumerApp.empty('cdktn', JSON.parse(fileOf(PAGE, 'package.json')), { app });
      cpSync(packedLibrary(), join(consumer.folder, 'library.tgz')); // Yarn 1 does not read the file's own name
      consumer.write('yarn.lock', ''); // Yarn 4 would look for a project in the folders above
      consumer.write('main.ts', programOf('README.md', 'cdktf-adt-app-registration'));
      const programs = [
        await programFolder(brought, program, consumer.folder),
        await nodeFolder(24, consumer.folder),
      ].join(delimiter);

      const install = line(`${program} add`).replace(/ (cdktf-adt-app-registration)$/, ' $1@file:./library.tgz');
      await consumer.must(`YARN_ENABLE_IMMUTABLE_INSTALLS=false ${install}`, programs); // CI has it on
      await consumer.must(line('npx cdktn-cli'), programs);
      assert.deepEqual(consumer.resources('twins'), [
        'azuread_application',
        'azuread_application_password',
        'azuread_service_principal',
        'azurerm_role_assignment',
      ]);
    });
});
