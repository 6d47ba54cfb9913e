import { readFileSync } from 'node:fs';
import { problemsOf } from './rules';

const READY = {
  tag: 'v1.2.0',
  version: '1.2.0',
  changelog: '# Changelog\n\n## 1.2.0 (2027-01-31)\n\n- More.\n\n## 1.1.0 (2027-01-01)\n',
  readme: 'npm install cdktf-adt-app-registration',
};

test('a release is ready where tag, version, changelog and README agree', () => {
  expect(problemsOf(READY)).toEqual([]);
});

test.each([
  ['the tag is of another version', { tag: 'v1.3.0' }, 'the tag is v1.3.0, and package.json has 1.2.0'],
  ['the tag has no v', { tag: '1.2.0' }, 'the tag is 1.2.0'],
  ['the changelog does not know the version', { changelog: '## 1.1.0 (2027-01-01)' }, 'has no heading "## 1.2.0'],
  ['the changelog knows a longer version', { changelog: '## 1.2.0-beta (2027-01-01)' }, 'has no heading "## 1.2.0'],
  ['changes are left unreleased', { changelog: `## Unreleased\n\n${READY.changelog}` }, 'still has "Unreleased"'],
  ['the README knows of no release', { readme: 'There is no release yet.' }, 'README.md says'],
])('a release is refused where %s', (_, change, problem) => {
  expect(problemsOf({ ...READY, ...change })).toEqual([expect.stringContaining(problem)]);
});

describe('the workflows', () => {
  const workflows = ['ci', 'release'].map((name) => readFileSync(`.github/workflows/${name}.yml`, 'utf8'));

  test('use actions of one commit or of one immutable version', () => {
    const uses = workflows.flatMap((text) => [...text.matchAll(/uses: (\S+)/g)].map(([, action]) => action));
    expect(uses.length).toBeGreaterThan(4);
    expect(uses.filter((action) => !/@([0-9a-f]{40}|v\d+\.\d+\.\d+)$/.test(action))).toEqual([]);
  });

  test('name no registry and hold no secret: publishing is trusted, and goes where the clients go', () => {
    for (const text of workflows) expect(text).not.toMatch(/registry|npmjs|pypi\.org|secrets\./);
  });
});
