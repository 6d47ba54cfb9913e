import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export const REPOSITORY = resolve(__dirname, '../..');

/** The tarball that `npm run pack` leaves, which would be published. */
export function packedLibrary(): string {
  const { name, version } = JSON.parse(readFileSync(resolve(REPOSITORY, 'package.json'), 'utf8'));
  const tarball = resolve(REPOSITORY, `dist/js/${name}-${version}.tgz`);
  if (!existsSync(tarball)) throw new Error(`${tarball} is not there: npm run pack makes it`);
  return tarball;
}
