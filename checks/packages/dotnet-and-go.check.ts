import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { REPOSITORY } from '../support/packed';
import { temporaryFolder } from '../support/temporary-folder';
import { jsiiPacmak, unpackedLibrary } from './support/jsii-pacmak';

/** The least versions of the peers, which are installed here. */
const { devDependencies: versions } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8'));

describe('the sources', () => {
  const folder = temporaryFolder('sources');
  let library: string;

  before(async () => {
    library = await unpackedLibrary(folder);
  });

  test('of .NET are made, and ask for the bindings of the same versions', async () => {
    const sources = await jsiiPacmak(library, 'dotnet', folder, '--code-only');
    const project = readFileSync(join(sources, 'CdktfAdtAppRegistration', 'CdktfAdtAppRegistration.csproj'), 'utf8');
    const asked = project.matchAll(/<PackageReference Include="HashiCorp\.([\w.]+)" Version="\[([\d.]+),/g);
    assert.deepEqual(Object.fromEntries([...asked].map(([, name, version]) => [name, version])), {
      'Cdktf.Providers.Azuread': versions['@cdktf/provider-azuread'],
      'Cdktf.Providers.Azurerm': versions['@cdktf/provider-azurerm'],
      Cdktf: versions.cdktf,
    });
  });

  test('of Go are made, and ask for the bindings of the same versions', async () => {
    const sources = await jsiiPacmak(library, 'go', folder, '--code-only');
    const module = readFileSync(join(sources, 'adtappregistration', 'go.mod'), 'utf8');
    const asked = module.matchAll(/\/(azuread|azurerm|cdktf)(?:\/v\d+)? v([\d.]+)/g);
    assert.deepEqual(Object.fromEntries([...asked].map(([, name, version]) => [name, version])), {
      azuread: versions['@cdktf/provider-azuread'],
      azurerm: versions['@cdktf/provider-azurerm'],
      cdktf: versions.cdktf,
    });
  });
});
