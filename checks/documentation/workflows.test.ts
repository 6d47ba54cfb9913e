import { readdirSync, readFileSync } from 'node:fs';

const GENERATED = '.github/workflows';

/** The workflows that readers copy into a repository of their own. */
const COPIED = readdirSync('examples')
  .map((example) => `examples/${example}`)
  .filter((folder) => readdirSync(folder).includes('workflow.yml'))
  .map((folder) => `${folder}/workflow.yml`);

const ALL = [...readdirSync(GENERATED).map((file) => `${GENERATED}/${file}`), ...COPIED];

/** The first major of each action that runs on Node.js 24; GitHub's runners drop Node.js 20. */
const ON_NODE_24: Record<string, number> = {
  'actions/checkout': 5,
  'actions/setup-node': 5,
  'azure/login': 3,
  'hashicorp/setup-terraform': 4,
};

const actions = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/uses: (\S+?)@(\S+)(?: # v(\d+)[.\d]*)?$/gm)].map(
    ([, action, commit, major]) => ({ action, commit, major: Number(major) }),
  );

test.each(ALL)('%s names each action by a commit, which cannot be moved', (file) => {
  expect(actions(file).filter(({ commit }) => !/^[0-9a-f]{40}$/.test(commit))).toEqual([]);
  expect(actions(file)).toHaveLength(readFileSync(file, 'utf8').split('uses: ').length - 1);
});

test.each(COPIED)('%s uses actions that run on Node.js 24, and says which version a commit is', (file) => {
  const old = actions(file).filter(({ action, major }) => !(major >= ON_NODE_24[action]));
  expect(old).toEqual([]);
});

test.each(COPIED)('%s runs in the repository that it is copied into: it names no file of this one', (file) => {
  expect(readFileSync(file, 'utf8')).not.toMatch(/examples\/|checks\/|local-azure|tsconfig|\.ts\b/);
});
