import { readFileSync } from 'node:fs';
import * as ts from 'typescript';
import { appFiles, blocks, documents, failures, type Source, snippets } from '../support/markdown';
import { synthesize } from './synthesize';

const SNIPPETS = snippets();
const FAILURES = failures();

/** Pages for contributors, which draw in text. */
const DRAWINGS = /^ARCHITECTURE\.md$|^docs\/adr\//;

test.each(SNIPPETS)('the block at $at runs, and its app synthesizes', (snippet) => {
  expect(runInApp(snippet)).not.toEqual({});
});

test.each(FAILURES)('the block at $at ends with the error that is shown below it', ({ error, ...snippet }) => {
  expect(() => runInApp(snippet)).toThrow(new Error(error));
});

test('every block of output is what something prints that the tests run', () => {
  const written = ['ts', 'python', 'java', 'json', 'gitignore', 'sh', 'mermaid'];
  const printed = documents()
    .filter((document) => !DRAWINGS.test(document))
    .flatMap((document) => blocks(document).map((block) => ({ ...block, document })))
    .filter(({ language }) => !written.includes(language))
    .map(({ document, title }) => `${document}: ${title}`);
  expect([...new Set(printed)]).toEqual([
    'docs/errors.md: the error', // by the block above it
    'docs/errors.md: terraform plan', // by checks/e2e/instance.e2e.ts and certificate.e2e.ts
    'docs/python.md: python bad.py', // by checks/packages/python.check.ts
    'docs/testing-your-stack.md: npx jest', // by checks/packages/typescript.check.ts
    'docs/testing-your-stack.md: npx jest --ci',
    'examples/client/README.md: the client', // by checks/e2e/quickstart.e2e.ts
    'examples/client/README.md: the client, refused', // by client.test.ts
  ]);
});

test('every block says its language', () => {
  const fences = (document: string) => readFileSync(document, 'utf8').match(/^ *```/gm)?.length ?? 0;
  const unnamed = documents().filter((document) => fences(document) !== 2 * blocks(document).length);
  expect(unnamed).toEqual([]);
});

function runInApp({ program }: Source): Record<string, string> {
  const { outputText } = ts.transpileModule(program, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  return synthesize(() => new Function('require', 'exports', outputText)(require, {}));
}

test('no block imports the root of a binding, which loads every resource of the provider', () => {
  const ofRoot = /['"]@cdktf\/provider-\w+(\/lib)?\/?['"]/;
  expect([...SNIPPETS, ...appFiles()].filter(({ program }) => ofRoot.test(program)).map(({ at }) => at)).toEqual([]);
});

test('no command of the documentation writes a secret to a file that git sees', () => {
  const shells = documents()
    .flatMap(blocks)
    .filter(({ language }) => language === 'sh');
  const outputs = shells.filter(({ text }) => /--outputs-file|\boutput\b[^|\n]*>/.test(text));
  const keys = shells.filter(({ text }) => text.includes('-keyout') && !/^umask 077\n.*\bcd ~\//.test(text));
  expect([...outputs, ...keys].map(({ at }) => at)).toEqual([]);
});

test('the map of the how-to names each row, and each row has its test', () => {
  const rows = [...readFileSync('docs/how-to-map.md', 'utf8').matchAll(/^\| (\d+) \|/gm)].map(([, row]) => row);
  const tests = [...readFileSync('test/how-to.test.ts', 'utf8').matchAll(/test\('row (\d+):/g)].map(([, row]) => row);
  expect(rows).toEqual(Array.from({ length: 16 }, (_, index) => String(index + 1)));
  expect(tests).toEqual(rows);
});

test('API.md documents every public name', () => {
  const undocumented = readFileSync('API.md', 'utf8').match(/^\| .*\| \*No description\.\* \|$/gm) ?? [];
  expect(undocumented).toEqual([]);
});

test('each trap that the comparison names is a scenario, in the same words, and each of these is named', () => {
  const named = [...readFileSync('docs/comparison.md', 'utf8').matchAll(/^\| (?!trap |---)([^|]+) \| ([^|]+) \|$/gm)];
  const scenarios = [...readFileSync('checks/e2e/traps.e2e.ts', 'utf8').matchAll(/scenario\((['"])(.+)\1, async/g)];
  expect(scenarios).toHaveLength(8);
  expect(named.map(([, trap, what]) => `${trap} ${what}`)).toEqual(scenarios.map(([, , name]) => name));
});

test('the rows of the how-to that are for users name the scenario in which a user uses them', () => {
  const [, section = ''] = /^## Used by users\n(.+?)^## /ms.exec(readFileSync('docs/how-to-map.md', 'utf8')) ?? [];
  const scenarios = readFileSync('checks/e2e/people.e2e.ts', 'utf8');
  const used = [...section.matchAll(/^\| (.+) \| ([\d, ]+) \|$/gm)];
  expect(used.filter(([, name]) => !scenarios.includes(`scenario('${name} (row`))).toEqual([]);
  expect(used.flatMap(([, , rows]) => rows.split(', '))).toEqual(['1', '2', '13', '9', '10', '11', '12', '14']);
});
