import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { REPOSITORY } from '../support/packed';
import { whyNoPython } from '../support/python';
import { temporaryFolder } from '../support/temporary-folder';
import { nodeFolder } from './support/node';
import { PythonApp } from './support/python';
import { Quickstart, quickstartInTypeScript } from './support/quickstart';
import { commands } from './support/words';

const PYTHON = { skip: whyNoPython() };

/** Seconds of the processor that Python itself works for the quickstart, without the Node.js behind it. */
const OWN_TIME = `
import resource, runpy
runpy.run_path("main.py")
print(resource.getrusage(resource.RUSAGE_SELF).ru_utime)
`;

describe('in Python', () => {
  const folder = temporaryFolder('python-quickstart');
  let app: PythonApp;
  let quickstart: Quickstart;

  before(async () => {
    if (PYTHON.skip) return;
    app = await PythonApp.install();
    quickstart = new Quickstart('python', folder);
  });

  const synthesized = () => readFileSync(join(app.folder, 'cdktf.out/stacks/twins/cdk.tf.json'), 'utf8');

  test('the page that PyPI shows leads from an empty folder to JSON, and shows git no secret', PYTHON, async () => {
    const [, synthesize] = app.commands('From an empty folder');
    const files = app.writeFiles('From an empty folder');
    await app.bash(synthesize);
    const { resource, terraform } = JSON.parse(synthesized());
    assert.deepEqual(Object.keys(resource).sort(), [
      'azuread_application',
      'azuread_application_password',
      'azuread_service_principal',
      'azurerm_role_assignment',
    ]);
    writeFileSync(terraform.backend.local.path, 'the state, with the secret in it');
    const seen = await app.bash('git init --quiet && git ls-files --others --exclude-standard');
    assert.deepEqual(seen.trim().split('\n'), files.sort());
  });

  test('its faster start makes the same JSON', PYTHON, async () => {
    const before = synthesized();
    app.writeFiles('A faster start');
    await app.bash("sed -i '1i import shallow_azurerm' main.py && rm -r cdktf.out && python main.py");
    assert.equal(synthesized(), before);
  });

  test('bad props are refused with every problem at once, in the words that it shows', PYTHON, async () => {
    app.writeFiles('Names and errors');
    assert.equal(await app.bash('python bad.py'), app.output('python bad.py'));
  });

  test('it holds no TypeScript to run, and no link into a folder that PyPI does not have', PYTHON, () => {
    assert.doesNotMatch(app.page, /^```ts/m);
    const targets = [...app.page.matchAll(/\]\(([^)]+)\)/g)].map(([, target]) => target);
    assert.ok(targets.length > 0);
    assert.deepEqual(
      targets.filter((target) => !target.startsWith('https://')),
      [],
    );
  });

  test('the wheel is installed beside the bindings of the versions that npm has', PYTHON, async () => {
    await app.bash('pip check');
    const installed: { name: string; version: string }[] = JSON.parse(await app.bash('pip list --format json'));
    const versionOf = (name: string) => installed.find((one) => one.name === name)?.version;
    const { version, devDependencies } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8'));
    assert.deepEqual(
      [
        versionOf('cdktf-adt-app-registration'),
        versionOf('cdktf'),
        versionOf('cdktf-cdktf-provider-azuread'),
        versionOf('cdktf-cdktf-provider-azurerm'),
      ],
      [
        version,
        devDependencies.cdktf,
        devDependencies['@cdktf/provider-azuread'],
        devDependencies['@cdktf/provider-azurerm'],
      ],
    );
  });

  test('cdktf synth makes the bytes of the quickstart in TypeScript, metadata included', PYTHON, async () => {
    assert.equal(await quickstart.synthesize(app.env), await quickstartInTypeScript(folder));
  });

  test('one import saves two thirds of the time that Python works, and changes nothing', PYTHON, async (context) => {
    const shallow = Number(await app.run(quickstart.folder, '-c', OWN_TIME));
    const withIt = quickstart.takeSynthesized();
    const main = join(quickstart.folder, 'main.py');
    writeFileSync(main, readFileSync(main, 'utf8').replace(/^import shallow_azurerm.*\n/, ''));
    const plain = Number(await app.run(quickstart.folder, '-c', OWN_TIME));
    context.diagnostic(`with shallow_azurerm ${shallow.toFixed(1)} s, without ${plain.toFixed(1)} s`);
    assert.ok(shallow < plain / 3, `${shallow} s with it, ${plain} s without`);
    assert.equal(quickstart.takeSynthesized(), withIt);
  });

  test(
    'a module of azurerm that was not imported is unknown, as the README of the quickstart says',
    PYTHON,
    async () => {
      const readme = readFileSync(join(REPOSITORY, 'examples/python/quickstart/README.md'), 'utf8');
      const [error] = /ValueError: [^`]+/.exec(readme) ?? [];
      assert.ok(error);
      const read = 'from main import client; client.role_assignment.role_assignment';
      assert.ok((await app.bash(`python -c '${read}' 2>&1 || true`)).includes(error));
    },
  );

  test(
    'the CLI of CDK Terrain makes the same JSON on Node.js 24, by the words of docs/cdk-terrain.md',
    PYTHON,
    async () => {
      const before = synthesized();
      const [synthesize] = commands('docs/cdk-terrain.md', 'In Python');
      const PATH = `${await nodeFolder(24, app.folder)}:${app.env.PATH}`;
      await app.bash(`rm -r cdktf.out && ${synthesize}`, { PATH });
      assert.equal(synthesized(), before);
    },
  );

  test('a program that imports from cdktn ends as docs/cdk-terrain.md says', PYTHON, async () => {
    const [, error] = /ends with `([^`]+)`/.exec(readFileSync(join(REPOSITORY, 'docs/cdk-terrain.md'), 'utf8')) ?? [];
    assert.ok(error);
    await app.bash(
      'pip install --quiet cdktn==0.24.0 && sed "s/from cdktf import/from cdktn import/" main.py > both.py',
    );
    assert.ok((await app.bash('python both.py 2>&1 || true')).includes(error));
  });
});
