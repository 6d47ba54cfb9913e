import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

export interface Installed {
  readonly path: string;
  readonly env: Record<string, string>;
}

/** Of Linux on x64. It brings its libraries and its font, so that a page has the same measures everywhere. */
const UNPACKED = join(__dirname, '../../node_modules/.cache/chromium');
const FONTS = join(UNPACKED, 'fonts.conf');

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

/** The package unpacks into the folder for temporary files: here it gets one that stays. */
function fromNpm(): Installed {
  mkdirSync(UNPACKED, { recursive: true });
  execFileSync(process.execPath, ['--eval', "require('@sparticuz/chromium').executablePath()"], {
    // The name of the environment makes it unpack the libraries too.
    env: { ...process.env, TMPDIR: UNPACKED, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
  });
  writeFileSync(FONTS, '<fontconfig><dir prefix="relative">fonts</dir></fontconfig>\n');
  return {
    path: join(UNPACKED, 'chromium'),
    env: { LD_LIBRARY_PATH: join(UNPACKED, 'al2023', 'lib'), FONTCONFIG_FILE: FONTS },
  };
}
