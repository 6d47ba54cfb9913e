import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { REPOSITORY } from '../support/packed';
import { temporaryFolder } from '../support/temporary-folder';
import { Python, whyNoPython } from './support/python';
import { Quickstart, quickstartInTypeScript } from './support/quickstart';

const PYTHON = { skip: whyNoPython() };

/** Seconds of the processor that Python itself works for the quickstart, without the Node.js behind it. */
const OWN_TIME = `
import resource, runpy
runpy.run_path("main.py")
print(resource.getrusage(resource.RUSAGE_SELF).ru_utime)
`;

const BAD_PROPS = `
import shallow_azurerm
from cdktf import App, TerraformStack
from cdktf_adt_app_registration import AdtAppRegistration, ClientCredential
credential = ClientCredential.secret(lifetime_days=1000)
try:
    AdtAppRegistration(TerraformStack(App(), "stack"), "client", display_name=" ", credential=credential)
except RuntimeError as error:
    print(error)
`;

describe('in Python', () => {
  const folder = temporaryFolder('python');
  let python: Python;
  let quickstart: Quickstart;

  before(async () => {
    if (PYTHON.skip) return;
    python = await Python.install(folder);
    quickstart = new Quickstart('python', folder);
  });

  test('the wheel is installed beside the bindings of the versions that npm has', PYTHON, async () => {
    await python.pip('check');
    const installed: { name: string; version: string }[] = JSON.parse(await python.pip('list', '--format', 'json'));
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
    assert.equal(await quickstart.synthesize(python.env), await quickstartInTypeScript(folder));
  });

  test('one import saves two thirds of the time that Python works, and changes nothing', PYTHON, async (context) => {
    const shallow = Number(await python.run(quickstart.folder, '-c', OWN_TIME));
    const withIt = quickstart.takeSynthesized();
    const main = join(quickstart.folder, 'main.py');
    writeFileSync(main, readFileSync(main, 'utf8').replace(/^import shallow_azurerm.*\n/, ''));
    const plain = Number(await python.run(quickstart.folder, '-c', OWN_TIME));
    context.diagnostic(`with shallow_azurerm ${shallow.toFixed(1)} s, without ${plain.toFixed(1)} s`);
    assert.ok(shallow < plain / 3, `${shallow} s with it, ${plain} s without`);
    assert.equal(quickstart.takeSynthesized(), withIt);
  });

  test('bad props are refused with every problem at once', PYTHON, async () => {
    const refusal = await python.run(quickstart.folder, '-c', BAD_PROPS);
    assert.match(refusal, /AdtAppRegistration 'stack\/client' cannot be made: 2 problems/);
    assert.match(refusal, /\[display-name-blank\][\s\S]*\[lifetime-days\]/);
  });
});
