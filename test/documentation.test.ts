import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import * as ts from 'typescript';
import { documents, snippets } from './support/markdown';

const SNIPPETS = snippets();

const { config } = ts.readConfigFile('tsconfig.dev.json', ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, process.cwd());

test('every block of TypeScript compiles, as strictly as the library', () => {
  const files = new Map(SNIPPETS.map(({ program }, index) => [resolve(`snippet-${index}.ts`), program]));
  const host = ts.createCompilerHost({ ...options, noUnusedLocals: false });
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.readFile = (file) => files.get(file) ?? readFile(file);
  host.getSourceFile = (file, language, ...rest) => {
    const program = files.get(file);
    return program ? ts.createSourceFile(file, program, language) : getSourceFile(file, language, ...rest);
  };
  const program = ts.createProgram([...files.keys()], { ...options, noUnusedLocals: false }, host);

  const problems = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    const index = [...files.keys()].indexOf(file?.fileName ?? '');
    return `${SNIPPETS[index]?.at}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
  expect(problems).toEqual([]);
});

test.each(SNIPPETS)('the block at $at runs, and its app synthesizes', ({ program }) => {
  const outdir = mkdtempSync(join(tmpdir(), 'snippet-'));
  const before = process.env.CDKTF_OUTDIR;
  process.env.CDKTF_OUTDIR = outdir;
  try {
    const { outputText } = ts.transpileModule(program, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
    new Function('require', 'exports', outputText)(require, {});
  } finally {
    process.env.CDKTF_OUTDIR = before;
  }
  expect(existsSync(join(outdir, 'manifest.json'))).toBe(true);
});

test('the README shows a whole program in twelve lines', () => {
  const [first] = SNIPPETS.filter(({ at }) => at.startsWith('README.md'));
  expect(first.program.trim().split('\n')).toHaveLength(12);
});

test.each(documents())('the links of %s lead to files that are there', (document) => {
  const text = readFileSync(document, 'utf8');
  const targets = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)].map(([, target]) => target);
  expect(targets.filter((target) => !existsSync(join(dirname(document), target)))).toEqual([]);
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
