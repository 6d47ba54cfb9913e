import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** What this process holds: its ID in a file proves nothing, as a container gives each start the same ID. */
const held = new Set<string>();

/**
 * Makes this process the only one that uses a file, by a file beside it that holds the ID of the process. What a killed
 * process left behind is taken over.
 *
 * @returns gives the file back
 */
export function lock(file: string): () => void {
  const path = `${file}.lock`;
  const owner = read(path);
  if (owner !== undefined) {
    if (held.has(path) || isAlive(owner)) throw inUse(file, owner);
    takeOver(path, owner, file);
  }
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? inUse(file, readFileSync(path, 'utf8')) : error;
  }
  held.add(path);
  return () => {
    if (held.delete(path)) rmSync(path, { force: true });
  };
}

function read(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function isAlive(owner: string): boolean {
  const id = Number(owner);
  // An empty file: its owner has created it, and not yet written its ID.
  if (!Number.isInteger(id) || id <= 0) return true;
  // What has the ID of this process, and is not held by it, is older than this process.
  if (id === process.pid) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Two processes may find the same dead owner at once. Only one of them renames its file; the other gives back what it got. */
function takeOver(path: string, owner: string, file: string): void {
  const taken = `${path}.${randomUUID()}`;
  renameSync(path, taken);
  const actual = readFileSync(taken, 'utf8');
  if (actual !== owner) {
    renameSync(taken, path);
    throw inUse(file, actual);
  }
  rmSync(taken);
}

function inUse(file: string, owner: string): Error {
  return new Error(
    `${file} is in use by another local Azure (process ${owner}), and two would overwrite each other's changes. ` +
      `End that one, or name another file. If no local Azure uses it, remove ${file}.lock.`,
  );
}
