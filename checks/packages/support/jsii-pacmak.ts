import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { packedLibrary, REPOSITORY } from '../../support/packed';
import { run } from '../../support/run';

/** Unpacks the library that would be published, with the packages that it needs in reach; the folder. */
export async function unpackedLibrary(folder: string): Promise<string> {
  const library = join(folder, 'library');
  mkdirSync(library);
  await must('tar', ['-xzf', packedLibrary(), '--strip-components=1', '-C', library], folder);
  symlinkSync(join(REPOSITORY, 'node_modules'), join(library, 'node_modules'), 'dir');
  return library;
}

/** Makes the package of a jsii module in another language, or its sources alone; the folder that has it. */
export async function jsiiPacmak(module: string, language: string, folder: string, ...args: string[]): Promise<string> {
  const pacmak = join(REPOSITORY, 'node_modules', '.bin', 'jsii-pacmak');
  await must(pacmak, [module, '--target', language, '--outdir', folder, ...args], REPOSITORY);
  return join(folder, language);
}

/** Runs a program that has to end well; what it printed. */
export async function must(program: string, args: string[], cwd: string, env = {}): Promise<string> {
  const { code, text } = await run(program, args, { cwd, env });
  assert.equal(code, 0, `${program} ${args.join(' ')}:\n${text}`);
  return text;
}
