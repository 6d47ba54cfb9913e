import { readFileSync } from 'node:fs';

const read = (file: string) => readFileSync(file, 'utf8');

test('each trap that the comparison names is a scenario, in the same words, and each of these is named', () => {
  const named = [...read('docs/comparison.md').matchAll(/^\| (?!trap |---)([^|]+) \| ([^|]+) \|$/gm)];
  const scenarios = [...read('checks/e2e/traps.e2e.ts').matchAll(/scenario\((['"])(.+)\1, async/g)];
  expect(scenarios).toHaveLength(8);
  expect(named.map(([, trap, what]) => `${trap} ${what}`)).toEqual(scenarios.map(([, , name]) => name));
});
