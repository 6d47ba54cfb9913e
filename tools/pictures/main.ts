import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalAzure } from 'adt-local-azure';
import { whyProvidersAreMissing } from '../../checks/e2e/support/providers';
import { findChromium, launch } from '../../checks/support/chromium';
import { deployPeople } from '../../checks/support/people';
import { deployQuickstart } from '../../checks/support/quickstart';
import { run } from '../../checks/support/run';
import { pictureDemo } from './demo';
import { picturePortal } from './portal';
import type { Pictures } from './screen';
import { pictureSignIn } from './sign-in';

const REPOSITORY = join(__dirname, '../..');
const FOLDER = join('docs', 'pictures');

/** What a reader of the documentation waits for, and a clone carries along for ever. */
const LIMIT_BYTES = 100_000;

async function main(): Promise<void> {
  mkdirSync(join(REPOSITORY, FOLDER), { recursive: true });
  for (const [name, png] of Object.entries(await picturePages())) write(`${name}.png`, png);

  const missing = whyProvidersAreMissing();
  if (missing) {
    console.log(`demo.svg stays as it is: terraform cannot install the stock providers here: ${missing}`);
    return;
  }
  const { code, text } = await run('npm', ['run', '--silent', 'demo'], { cwd: REPOSITORY });
  if (code !== 0) throw new Error(`npm run demo failed:\n${text}`);
  write('demo.svg', Buffer.from(await pictureDemo(text)));
}

/** What stands in the browser after the examples `quickstart` and `people`. */
async function picturePages(): Promise<Pictures> {
  const chromium = findChromium();
  if ('missing' in chromium) throw new Error(`No Chromium starts here: ${chromium.missing}`);
  const azure = await LocalAzure.start();
  await deployQuickstart(azure);
  await deployPeople(azure);
  const portal = await azure.openPortal();
  const browser = await launch(chromium);
  try {
    return { ...(await picturePortal(browser, portal.url)), ...(await pictureSignIn(browser, azure)) };
  } finally {
    await browser.close();
    await azure.stop();
  }
}

function write(name: string, picture: Buffer): void {
  if (picture.length > LIMIT_BYTES) throw new Error(`${name} has ${picture.length} bytes, of ${LIMIT_BYTES} at most`);
  writeFileSync(join(REPOSITORY, FOLDER, name), picture);
  console.log(`${join(FOLDER, name)}  ${Math.ceil(picture.length / 1000)} kB`);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
