import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { secretsIn } from './secrets';

/** Reads all that stands in some folders, such as the reports of the tests, and fails if there is a secret in it. */
function main(folders: string[]): void {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name)),
  );
  const bad = files.flatMap((file) => secretsIn(readFileSync(file, 'utf8')).map((what) => `${file} holds ${what}`));
  for (const line of bad) console.error(line);
  console.log(`${files.length} files read for secrets, ${bad.length} found`);
  process.exitCode = bad.length > 0 || files.length === 0 ? 1 : 0;
}

main(process.argv.slice(2));
