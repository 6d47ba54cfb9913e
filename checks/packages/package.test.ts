import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

const STATE = 'terraform.package-test.tfstate';

test('the package holds what a consumer needs, and never a state file', () => {
  writeFileSync(STATE, '{}');
  try {
    const report = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [{ files }] = JSON.parse(report) as [{ files: { path: string }[] }];
    const foreign = files.filter(
      ({ path }) => !/^(\.jsii|lib\/.+\.(js|d\.ts)|docs\/.+\.md|[A-Z]+(\.md)?|package\.json)$/.test(path),
    );
    expect(foreign).toEqual([]);
    expect(files.map(({ path }) => path)).toEqual(expect.arrayContaining(['docs/errors.md', 'LICENSE', 'README.md']));
  } finally {
    rmSync(STATE);
  }
});

test('the package brings no dependency of its own: its users bring the four peers', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(manifest.dependencies ?? {}).toEqual({});
  expect(manifest.bundledDependencies ?? []).toEqual([]);
  expect(manifest.peerDependencies).toEqual({
    '@cdktf/provider-azuread': '^14.3.1',
    '@cdktf/provider-azurerm': '^14.23.1',
    cdktf: '^0.21.0',
    constructs: '^10.4.2',
  });
});
