import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../../support/packed';
import { jsiiPacmak, must, unpackedLibrary } from './jsii-pacmak';

const NEEDED = 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))';

/** Why nothing can be tried in Python here; false if it can. */
export function whyNoPython(): string | false {
  return spawnSync('python3', ['-c', NEEDED]).status !== 0 && 'python3 3.10 or newer, with venv, is not installed';
}

/** A virtual environment with the wheel, and what the quickstart asks for, from PyPI. */
export class Python {
  public static async install(folder: string): Promise<Python> {
    const python = new Python(folder);
    const library = await unpackedLibrary(folder);
    const [wheels] = await Promise.all([
      jsiiPacmak(library, 'python', join(folder, 'dist')),
      must('python3', ['-m', 'venv', python.venv], folder),
    ]);
    const wheel = readdirSync(wheels).find((file) => file.endsWith('.whl')) ?? 'no wheel';
    const requirements = join(REPOSITORY, 'examples', 'python', 'quickstart', 'requirements.txt');
    await python.pip('install', '--quiet', '--requirement', requirements, join(wheels, wheel));
    return python;
  }

  private readonly venv: string;

  /** What the environment's own programs need; nothing is kept outside the folder. */
  public readonly env: Record<string, string>;

  private constructor(folder: string) {
    this.venv = join(folder, 'venv');
    this.env = {
      PATH: `${join(this.venv, 'bin')}:${process.env.PATH}`,
      PIP_NO_CACHE_DIR: '1',
      PIP_DISABLE_PIP_VERSION_CHECK: '1',
      JSII_RUNTIME_PACKAGE_CACHE_ROOT: join(folder, 'jsii'),
      JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20', // its banner would stand in what a program prints
    };
  }

  public pip(...args: string[]): Promise<string> {
    return this.run(this.venv, '-m', 'pip', ...args);
  }

  /** Runs Python in a folder; what it printed. */
  public run(cwd: string, ...args: string[]): Promise<string> {
    return must(join(this.venv, 'bin', 'python'), args, cwd, this.env);
  }
}
