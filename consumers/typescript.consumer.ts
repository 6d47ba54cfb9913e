import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ConsumerApp } from './support/app';
import { nodeFolder } from './support/node';
import { commands, fileOf, outputs, programOf, withoutTimes } from './support/words';

const TESTING = 'docs/testing-your-stack.md';
const TERRAIN = 'docs/cdk-terrain.md';

const cdktf = ConsumerApp.empty('cdktf', { dependencies: { cdktf: '^0.21.0', constructs: '^10.8.1' } });
const cdktn = ConsumerApp.empty('cdktn', JSON.parse(fileOf(TERRAIN, 'package.json')), {
  // As `cdktn init` writes them.
  targetVersions: { terraform: '>=1.5.7', opentofu: '>=1.6.0' },
  context: { failOnConstructsOutsideOfStacks: 'true', canonicalAssetHashes: 'true' },
});

const [INSTALL, SYNTHESIZE] = commands('README.md', 'Use it');

describe('the packed library', { concurrency: true }, () => {
  describe('in an empty app of cdktf', { concurrency: 1 }, () => {
    test('is installed, compiled and synthesized by the words of the README', async () => {
      await cdktf.must(INSTALL);
      cdktf.write('main.ts', programOf('README.md', 'Use it'));
      await cdktf.must(SYNTHESIZE);
      assert.deepEqual(cdktf.resources('twins'), [
        'azuread_application',
        'azuread_application_password',
        'azuread_service_principal',
        'azurerm_role_assignment',
      ]);
    });

    test(`is tested as ${TESTING} shows, with the output that it shows`, async () => {
      cdktf.writeFilesOf(TESTING);
      await cdktf.must('npx tsc');
      const [expected] = outputs(TESTING, 'npx jest');
      assert.ok(withoutTimes(await cdktf.must('npx jest')).startsWith(withoutTimes(expected)));
    });

    test(`fails those tests where the role becomes another, and says so as ${TESTING} shows`, async () => {
      cdktf.edit('twins-stack.ts', (text) => text.replace('AdtRole.DATA_READER', 'AdtRole.DATA_OWNER'));
      const { code, text } = await cdktf.try('npx jest --ci');
      assert.equal(code, 1);
      const printed = outputs(TESTING, 'npx jest --ci');
      assert.equal(printed.length, 2);
      for (const expected of printed) assert.ok(withoutTimes(text).includes(withoutTimes(expected)), text);
    });
  });

  describe('in an empty app of CDK Terrain', { concurrency: 1 }, () => {
    test(`is installed, compiled and synthesized by the words of ${TERRAIN}`, async () => {
      const [synthesize] = commands(TERRAIN, 'In an app of CDK Terrain');
      await cdktn.must(INSTALL);
      cdktn.write('main.ts', programOf('README.md', 'Use it'));
      await cdktn.must('npx tsc');
      await cdktn.must(synthesize, await nodeFolder(24, cdktn.folder));
    });

    test(`is tested as ${TESTING} shows`, async () => {
      cdktn.writeFilesOf(TESTING);
      await cdktn.must('npx tsc && npx jest');
    });
  });
});

test('cdktf and CDK Terrain make the same JSON of the same program', () => {
  assert.deepEqual(cdktn.stack('twins'), cdktf.stack('twins'));
});
