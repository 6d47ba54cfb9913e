import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../checks/support/run';
import { mayBreak } from './rules';

/** In the repository, so that both assemblies are read with the same bindings. */
const FOLDER = 'dist/compat';

/** Compares the API that was compiled with that of the last release. */
async function main(): Promise<void> {
  const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const released = await lastRelease(name);
  if (released === undefined) {
    console.log(`compat: ${name} has no release yet, so there is nothing to compare with`);
    return;
  }
  const breaks = await breakingChanges(`${name}@${released}`);
  if (breaks === undefined) console.log(`compat: nothing breaks users of ${released}`);
  else if (mayBreak(released, version))
    console.log(`compat: ${version} may break users of ${released}, and does\n${breaks}`);
  else throw new Error(`this breaks users of ${released}, and ${version} must not\n${breaks}`);
}

/** What jsii-diff says against a released package; nothing if it has no objection. */
async function breakingChanges(released: string): Promise<string | undefined> {
  try {
    const { code, text } = await start('jsii-diff', '--error-on', 'all', await download(released), '.');
    if (code === 0) return undefined;
    if (text.includes('API elements with incompatible changes')) return text;
    throw new Error(`jsii-diff failed\n${text}`);
  } finally {
    rmSync(FOLDER, { recursive: true, force: true });
  }
}

/** The version that npm brings to who asks for none; nothing if the package is not there. */
async function lastRelease(name: string): Promise<string | undefined> {
  const { code, text } = await start('npm', 'view', name, 'version', '--json', '--loglevel=silent');
  const answer = JSON.parse(text);
  if (code === 0) return answer;
  if (answer.error?.code === 'E404') return undefined;
  throw new Error(`npm cannot tell whether there is a release of ${name}\n${text}`);
}

/** Brings a package without its dependencies, and returns its folder. */
async function download(spec: string): Promise<string> {
  mkdirSync(FOLDER, { recursive: true });
  const packed = await must('npm', 'pack', spec, '--pack-destination', FOLDER, '--loglevel=silent');
  await must('tar', '--extract', '--file', join(FOLDER, packed.trim()), '--directory', FOLDER);
  return join(FOLDER, 'package');
}

async function must(program: string, ...args: string[]): Promise<string> {
  const { code, text } = await start(program, ...args);
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} failed\n${text}`);
  return text;
}

const start = (program: string, ...args: string[]) => run(program, args, {});

main().catch((error: Error) => {
  console.error(`compat: ${error.message}`);
  process.exitCode = 1;
});
