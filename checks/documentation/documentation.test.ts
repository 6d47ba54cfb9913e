import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as ts from 'typescript';
import { appFiles, blocks, documents, snippets } from '../support/markdown';
import { synthesize } from './synthesize';

const SNIPPETS = snippets();

const { config } = ts.readConfigFile('tsconfig.dev.json', ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, process.cwd());

test('every block of TypeScript compiles, as strictly as the library', () => {
  const sources = new Map([
    ...SNIPPETS.map((snippet, index) => [resolve(`snippet-${index}.ts`), snippet] as const),
    ...appFiles().map((file) => [resolve(`${file.document}.app`, file.title), file] as const),
  ]);
  const settings = { ...options, noUnusedLocals: false };
  const host = ts.createCompilerHost(settings);
  const { fileExists, readFile, getSourceFile } = host;
  host.directoryExists = undefined; // so that folders of the apps are looked into
  host.fileExists = (file) => sources.has(file) || fileExists(file);
  host.readFile = (file) => sources.get(file)?.program ?? readFile(file);
  host.getSourceFile = (file, language, ...rest) => {
    const source = sources.get(file);
    return source ? ts.createSourceFile(file, source.program, language) : getSourceFile(file, language, ...rest);
  };
  const program = ts.createProgram([...sources.keys()], settings, host);

  const problems = ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ file, messageText }) =>
        `${sources.get(file?.fileName ?? '')?.at}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
  expect(problems).toEqual([]);
});

test.each(SNIPPETS)('the block at $at runs, and its app synthesizes', ({ program }) => {
  const { outputText } = ts.transpileModule(program, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  const stacks = synthesize(() => new Function('require', 'exports', outputText)(require, {}));
  expect(stacks).not.toEqual({});
});

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

test('the links of the documentation lead to files and headings that are there', () => {
  const args = [
    'remark',
    '--use',
    'remark-validate-links=repository:false',
    '--frail',
    '--quiet',
    '--no-stdout',
    '--no-color',
  ];
  const { status, stderr } = spawnSync('npx', ['--no-install', ...args, ...documents()], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
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
