import { readFileSync } from 'node:fs';
import { blocks, shell } from '../support/markdown';

const README = readFileSync('README.md', 'utf8');

test('the README has fewer than 220 lines', () => {
  expect(README.trimEnd().split('\n').length).toBeLessThan(220);
});

test('the README answers in the order in which a person decides, and shows code before pictures', () => {
  expect(README.match(/^#+ .+$/gm)).toEqual([
    '# cdktf-adt-app-registration',
    '## What it makes',
    '## Who signs in',
    '## In your own app',
    '## Without a tenant',
    '## Who needs which permission',
    '## Which credential',
    '## When the secret expires',
    '## Removing everything',
    '## Examples',
    '## Limits',
    '## Other languages, other engines',
  ]);
  expect(README.indexOf('```ts')).toBeLessThan(README.search(/```mermaid|!\[/));
});

test('on npm, the links of the README lead into the repository: they are relative to its root', () => {
  const { repository } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(repository).toEqual({ type: 'git', url: expect.stringMatching(/^https:\/\/github\.com\/.+\.git$/) });
  const links = [...README.matchAll(/\]\(([^)]+)\)/g)].map(([, target]) => target);
  expect(links.filter((target) => /^[/.]/.test(target))).toEqual([]);
});

describe('the commands for an app', () => {
  const [, installed] = /^npm install \$LIBRARY (.+)$/m.exec(shell('README.md', 'In your own app')) ?? [];
  const ranges = Object.fromEntries(installed.split(' ').map((spec) => spec.split(/(?<=.)@/)));

  test('install the peers of the library, in the ranges that it asks for', () => {
    expect(ranges).toEqual(JSON.parse(readFileSync('package.json', 'utf8')).peerDependencies);
  });

  test('install each package that the program imports, as pnpm and Yarn ask for', () => {
    const [{ text: program }] = blocks('README.md').filter(({ language }) => language === 'ts');
    const imported = [...program.matchAll(/from '((?:@[\w-]+\/)?[\w-]+)/g)].map(([, name]) => name);
    expect(imported).toHaveLength(4);
    expect(imported.filter((name) => !ranges[name])).toEqual(['cdktf-adt-app-registration']);
  });
});
