import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that nobody else can read, made when the first file is written. */
export class TemporaryFolder {
  private path?: string;

  /** The path of the file. */
  public write(name: string, text: string): string {
    this.path ??= this.make();
    const file = join(this.path, name);
    writeFileSync(file, text, { mode: 0o600 });
    return file;
  }

  private make(): string {
    process.once('exit', this.remove);
    return mkdtempSync(join(tmpdir(), 'local-azure-'));
  }

  /** It is also removed when the process ends by itself, or by an error. */
  public readonly remove = (): void => {
    if (this.path) rmSync(this.path, { recursive: true, force: true });
    this.path = undefined;
    process.off('exit', this.remove);
  };
}
