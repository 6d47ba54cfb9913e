import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import commonjs from '@rollup/plugin-commonjs';
import { type Plugin, rollup } from 'rollup';
import * as ts from 'typescript';

// To find, open and wrap some seventy files costs an import more than what they hold: docs/adr/0016-one-file.md.

/** The module that the file is made of; no file has this name. */
const LIBRARY = 'library';

/** Makes one file of the JavaScript that jsii compiled in a folder: `lib/index.js`. Its types stay as they are. */
async function bundle(folder: string): Promise<void> {
  const lib = resolve(folder, 'lib');
  const code = await inOneFile(lib);
  for (const file of filesBelow(lib)) if (/\.(js|tsbuildinfo)$/.test(file)) rmSync(join(lib, file));
  writeFileSync(join(lib, 'index.js'), code);
}

async function inOneFile(lib: string): Promise<string> {
  const library = await rollup({
    input: LIBRARY,
    external: (id) => isPackage(id) && id !== LIBRARY,
    plugins: [namedExports(join(lib, 'index.js')), commonjs({ ignore: requiredWhenUsed(lib), strictRequires: 'auto' })],
    onwarn: ({ message }) => {
      throw new Error(message);
    },
  });
  const { output } = await library.generate({
    format: 'cjs',
    interop: 'default',
    esModule: true,
    generatedCode: 'es2015',
  });
  return withoutComments(output[0].code);
}

/** Comments stand in the types; without them, and in ASCII, V8 reads the file sooner. */
function withoutComments(code: string): string {
  const compilerOptions = { removeComments: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS };
  return ts
    .transpileModule(code, { compilerOptions })
    .outputText.replace(/[^\0-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const isPackage = (id: string) => !/^[./\0]/.test(id);

/** Says by name what the index exports, so that an ES module can import it by name, too. */
function namedExports(index: string): Plugin {
  const names = Object.keys(createRequire(index)(index));
  return {
    name: 'named-exports',
    resolveId: (id) => (id === LIBRARY ? id : null),
    load: (id) => (id === LIBRARY ? `export { ${names.join(', ')} } from ${JSON.stringify(index)};` : null),
  };
}

/** The packages that are required where they are used, and not at the head of a file. */
function requiredWhenUsed(lib: string): string[] {
  const text = filesBelow(lib)
    .filter((file) => file.endsWith('.js'))
    .map((file) => readFileSync(join(lib, file), 'utf8'))
    .join('\n');
  return [...text.matchAll(/^\s+.*\brequire\(['"](@[^'"]+)['"]\)/gm)].map(([, name]) => name);
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' });
}

void bundle(process.argv[2] ?? '.');
