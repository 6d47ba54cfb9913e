import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { jsiiPacmak, unpackedLibrary } from './support/jsii-pacmak';

describe('the sources', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sources-'));
  let library: string;

  before(async () => {
    library = await unpackedLibrary(folder);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  test('of .NET are made, and ask for the bindings of the same versions', async () => {
    const sources = await jsiiPacmak(library, 'dotnet', folder, '--code-only');
    const project = readFileSync(join(sources, 'CdktfAdtAppRegistration', 'CdktfAdtAppRegistration.csproj'), 'utf8');
    const asked = [...project.matchAll(/<PackageReference Include="(HashiCorp[\w.]+)" Version="\[([\d.]+),/g)];
    assert.deepEqual(
      asked.map(([, name, version]) => [name, version]),
      [
        ['HashiCorp.Cdktf.Providers.Azuread', '14.3.1'],
        ['HashiCorp.Cdktf.Providers.Azurerm', '14.23.1'],
        ['HashiCorp.Cdktf', '0.21.0'],
      ],
    );
  });

  test('of Go are made, and ask for the bindings of the same versions', async () => {
    const sources = await jsiiPacmak(library, 'go', folder, '--code-only');
    const module = readFileSync(join(sources, 'adtappregistration', 'go.mod'), 'utf8');
    const asked = [...module.matchAll(/\/(azuread|azurerm|cdktf)(?:\/v14)? v([\d.]+)/g)];
    assert.deepEqual(
      asked.map(([, name, version]) => [name, version]),
      [
        ['azuread', '14.3.1'],
        ['azurerm', '14.23.1'],
        ['cdktf', '0.21.0'],
      ],
    );
  });
});
