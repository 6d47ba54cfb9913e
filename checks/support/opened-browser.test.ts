import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { OpenedBrowser } from './opened-browser';

/** What `@azure/identity` opens a browser with on Linux. */
const XDG_OPEN = join(dirname(createRequire(require.resolve('@azure/identity')).resolve('open')), 'xdg-open');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'opened-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test.each([
  ['without a desktop', {}],
  [
    'on a desktop, which has a browser of its own',
    { XDG_CURRENT_DESKTOP: 'GNOME', DISPLAY: ':0', WAYLAND_DISPLAY: '0' },
  ],
])('%s, a program writes down where it leads, and opens nothing', (_, desktop) => {
  for (const name of ['gio', 'gvfs-open', 'xdg-mime', 'gtk-launch']) {
    writeFileSync(join(folder, name), `#!/bin/sh\necho opened by ${name}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  const opened = new OpenedBrowser(folder);
  const env = { ...process.env, ...desktop, ...opened.env };
  const { stdout } = spawnSync(XDG_OPEN, ['https://example.com/?a=1&b=2'], { env, encoding: 'utf8' });
  expect([stdout, opened.address(), opened.address()]).toEqual(['', 'https://example.com/?a=1&b=2', undefined]);
});
