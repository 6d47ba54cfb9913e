import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that nobody else can read, made when the first file is written. */
export class TemporaryFolder {
  private path?: string;

  /** The path of the file. */
  public write(name: string, text: string): string {
    this.path ??= mkdtempSync(join(tmpdir(), 'local-azure-'));
    const file = join(this.path, name);
    writeFileSync(file, text, { mode: 0o600 });
    return file;
  }

  public remove(): void {
    if (this.path) rmSync(this.path, { recursive: true, force: true });
    this.path = undefined;
  }
}
