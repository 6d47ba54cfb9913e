import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import * as ts from 'typescript';

// To find, open and wrap some seventy files costs an import more than what they hold: docs/adr/0016-one-file.md.

/** Makes one CommonJS file of the ES modules that jsii compiled in a folder: `lib/index.js`. Their types stay as they are. */
async function bundle(folder: string): Promise<void> {
  const lib = resolve(folder, 'lib');
  const code = await inOneFile(join(lib, 'index.js'));
  for (const file of filesBelow(lib)) if (/\.(js|tsbuildinfo)$/.test(file)) rmSync(join(lib, file));
  writeFileSync(join(lib, 'index.js'), code);
}

async function inOneFile(index: string): Promise<string> {
  const library = await rollup({
    input: index,
    external: isPackage,
    plugins: [nodeResolve()],
    onwarn: ({ message }) => {
      throw new Error(message);
    },
  });
  const { output } = await library.generate({ format: 'cjs', esModule: true, generatedCode: 'es2015' });
  return withoutComments(output[0].code);
}

const isPackage = (id: string) => /^[^./]/.test(id);

/** Comments stand in the types; without them, and in ASCII, V8 reads the file sooner. */
function withoutComments(code: string): string {
  const compilerOptions = { removeComments: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS };
  return ts
    .transpileModule(code, { compilerOptions })
    .outputText.replace(/[^\0-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' });
}

void bundle(process.argv[2] ?? '.');
