import { readFileSync } from 'node:fs';
import { problemsOf } from './rules';

const problems = problemsOf({
  tag: process.argv[2] ?? '',
  version: JSON.parse(readFileSync('package.json', 'utf8')).version,
  changelog: readFileSync('CHANGELOG.md', 'utf8'),
  readme: readFileSync('README.md', 'utf8'),
});
for (const problem of problems) console.error(`release: ${problem}`);
process.exitCode = problems.length > 0 ? 1 : 0;
