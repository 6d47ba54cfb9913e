import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { run } from './run';

export const REPOSITORY = resolve(__dirname, '../..');

/** The tarball that `npm run pack` leaves, which would be published. */
export function packedLibrary(): string {
  const { name, version } = JSON.parse(readFileSync(resolve(REPOSITORY, 'package.json'), 'utf8'));
  const tarball = resolve(REPOSITORY, `dist/js/${name}@${version}.jsii.tgz`);
  if (!existsSync(tarball)) throw new Error(`${tarball} is not there: npm run pack makes it`);
  return tarball;
}

/** What is in the tarball. */
export async function packedFiles(): Promise<string[]> {
  const { code, text } = await run('tar', ['--list', '--file', packedLibrary()], { cwd: REPOSITORY, env: {} });
  if (code !== 0) throw new Error(text);
  return text
    .trim()
    .split('\n')
    .map((file) => file.replace(/^package\//, ''));
}
