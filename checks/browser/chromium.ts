import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

interface Installed {
  readonly path: string;
  readonly env: Record<string, string>;
}

/** Of Linux on x64. It brings its libraries and its font, so that a page has the same measures everywhere. */
const FROM_NPM = join(dirname(require.resolve('@sparticuz/chromium')), '..', '..', 'unpacked');

const FLAGS = ['--disable-gpu', '--disable-quic', '--disable-sync'];

/** A Chromium that starts: the one that CHROMIUM_PATH names, or the one out of npm, or the system's. */
export function findChromium(): Installed | { readonly missing: string } {
  const { CHROMIUM_PATH } = process.env;
  const candidates = CHROMIUM_PATH
    ? [() => system(CHROMIUM_PATH)]
    : [fromNpm, () => system('chromium'), () => system('google-chrome')];
  const failures: string[] = [];
  for (const candidate of candidates) {
    try {
      const installed = candidate();
      execFileSync(installed.path, ['--version'], { env: { ...process.env, ...installed.env }, stdio: 'pipe' });
      return installed;
    } catch (error) {
      failures.push((error as Error).message.trim().split('\n').join(' '));
    }
  }
  return { missing: failures.join('; ') };
}

export function launch({ path, env }: Installed): Promise<Browser> {
  return chromium.launch({
    executablePath: path,
    args: FLAGS,
    env: { ...process.env, ...env } as Record<string, string>,
  });
}

const system = (path: string): Installed => ({ path, env: {} });

function fromNpm(): Installed {
  if (!existsSync(FROM_NPM)) unpack();
  return {
    path: join(FROM_NPM, 'chromium'),
    env: { LD_LIBRARY_PATH: join(FROM_NPM, 'al2023', 'lib'), FONTCONFIG_FILE: join(FROM_NPM, 'fonts.conf') },
  };
}

/** The package unpacks into the folder for temporary files, under names that all share: here it gets one of its own. */
function unpack(): void {
  const folder = mkdtempSync(`${FROM_NPM}-`);
  try {
    execFileSync(process.execPath, ['--eval', "require('@sparticuz/chromium').executablePath()"], {
      // The name of the environment makes it unpack the libraries too.
      env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
    });
    writeFileSync(
      join(folder, 'fonts.conf'),
      '<fontconfig><dir prefix="relative">fonts</dir></fontconfig>\n', // whoever moves the repository moves them, too,
    );
    renameSync(folder, FROM_NPM);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    if (!existsSync(FROM_NPM)) throw error; // another process was first
  }
}
