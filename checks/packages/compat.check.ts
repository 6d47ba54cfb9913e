import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { packedLibrary, REPOSITORY } from '../support/packed';
import { type Outcome, run } from '../support/run';
import { withRegistry } from './support/registry';

const { name } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8'));

/** The check of the API, with a registry of its own. */
function compat(registry: string): Promise<Outcome> {
  const env = { npm_config_registry: registry, npm_config_fetch_retries: '0', npm_config_prefer_online: 'true' };
  return run('npx', ['tsx', 'tools/release/compat.ts'], { cwd: REPOSITORY, env });
}

/** The packed library, as if it had once had one method more. */
async function withOneMethodMore(method: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'released-'));
  cpSync(packedLibrary(), join(folder, 'packed.tgz'));
  await must('tar', ['--extract', '--file', 'packed.tgz'], folder);
  const assembly = JSON.parse(readFileSync(join(folder, 'package/.jsii'), 'utf8'));
  assembly.types[`${name}.AdtAppRegistration`].methods.push({ name: method });
  writeFileSync(join(folder, 'package/.jsii'), JSON.stringify(assembly));
  await must('tar', ['--create', '--gzip', '--file', 'released.tgz', 'package'], folder);
  return join(folder, 'released.tgz');
}

async function must(program: string, args: string[], cwd: string): Promise<void> {
  const { code, text } = await run(program, args, { cwd, env: {} });
  assert.equal(code, 0, text);
}

test('before the first release, compat says that there is nothing to compare with', () =>
  withRegistry(undefined, async (registry) => {
    const { code, text } = await compat(registry);
    assert.equal(code, 0, text);
    assert.match(text, /has no release yet/);
  }));

test('compat passes where everything that was released is still there', () =>
  withRegistry({ name, version: '9.0.0', tarball: packedLibrary() }, async (registry) => {
    const { code, text } = await compat(registry);
    assert.equal(code, 0, text);
    assert.match(text, /nothing breaks users of 9\.0\.0/);
  }));

test('compat fails, and names it, where a method that was released is gone', async () =>
  withRegistry({ name, version: '9.0.0', tarball: await withOneMethodMore('grantConsent') }, async (registry) => {
    const { code, text } = await compat(registry);
    assert.equal(code, 1, text);
    assert.match(text, /AdtAppRegistration\.grantConsent: has been removed/);
  }));

test('compat fails where nobody can say whether there is a release', async () => {
  let gone = '';
  await withRegistry(undefined, async (registry) => {
    gone = registry;
  });
  const { code, text } = await compat(gone);
  assert.equal(code, 1, text);
  assert.match(text, /cannot tell whether there is a release/);
});
