import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const PROGRAM =
  '#!/bin/sh\nfor address; do :; done\nprintf "%s" "$address" > "$OPENED.part" && mv "$OPENED.part" "$OPENED"\n';

/** Takes the place of the browser that programs open: it writes down where to. */
export class OpenedBrowser {
  private readonly file: string;
  /** With these, a program opens it. */
  public readonly env: Record<string, string>;

  /** @param folder is on the path of programs then */
  public constructor(folder: string) {
    this.file = join(folder, 'opened');
    for (const name of ['xdg-open', 'open']) {
      writeFileSync(join(folder, name), PROGRAM);
      chmodSync(join(folder, name), 0o755);
    }
    this.env = {
      PATH: folder + delimiter + process.env.PATH,
      BROWSER: join(folder, 'open'),
      OPENED: this.file,
      // A desktop would open the browser of its own.
      XDG_CURRENT_DESKTOP: 'X-Generic',
      DISPLAY: '',
      WAYLAND_DISPLAY: '',
    };
  }

  /** The address that a program has opened, once. */
  public address(): string | undefined {
    if (!existsSync(this.file)) return undefined;
    const address = readFileSync(this.file, 'utf8');
    rmSync(this.file);
    return address;
  }
}
