import { randomBytes } from 'node:crypto';
import {
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { lock } from './lock';

/** A file that holds a state, for one process at a time. */
export class StateFile {
  /** @throws an error for a person, if the file cannot be used */
  public static open(path: string): StateFile {
    const file = existsSync(path) ? realpathSync(path) : resolve(path);
    check(file);
    const unlock = lock(file);
    removeUnfinished(file);
    return new StateFile(file, unlock);
  }

  private constructor(
    private readonly path: string,
    /** Lets another process use the file. */
    public readonly close: () => void,
  ) {}

  /** Its text; nothing if there is no file yet. */
  public read(): string | undefined {
    return existsSync(this.path) ? readFileSync(this.path, 'utf8') : undefined;
  }

  /**
   * Replaces the file in one step, so that it is whole whenever the process ends. What is written first has a name that
   * cannot be foreseen, and is never opened if it is there: a link there would lead to another file.
   */
  public write(text: string): void {
    const next = `${this.path}.${randomBytes(6).toString('hex')}.next`;
    try {
      writeFileSync(next, text, { flag: 'wx', mode: 0o600, flush: true });
      renameSync(next, this.path);
    } catch (error) {
      rmSync(next, { force: true });
      throw error;
    }
  }
}

function check(file: string): void {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats?.isDirectory()) {
    throw new Error(`${file} is a folder. Name a file in it, such as ${join(file, 'state.json')}.`);
  }
  if (stats && !stats.isFile()) throw new Error(`${file} is no regular file. Name another one.`);
  if (!existsSync(dirname(file))) {
    throw new Error(`The folder ${dirname(file)} is not there. Create it, or name a file in another one.`);
  }
}

/** What a process that was killed while it wrote has left behind. */
function removeUnfinished(file: string): void {
  const start = `${basename(file)}.`;
  for (const name of readdirSync(dirname(file))) {
    if (name.startsWith(start) && /^[0-9a-f]{12}\.next$/.test(name.slice(start.length))) {
      rmSync(join(dirname(file), name), { force: true });
    }
  }
}
