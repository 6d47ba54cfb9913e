import { LocalAzure } from 'adt-local-azure';
import type { Browser, Locator } from 'playwright-core';
import UPNG from 'upng-js';
import { findChromium, launch } from '../../checks/support/chromium';
import { deployQuickstart } from '../../checks/support/quickstart';

const WIDTH = 960;
/** Pixels of the picture for one of the page: most screens of today have two. */
const SCALE = 2;
/** Text in a few shades of grey, and three colours. */
const COLOURS = 64;

/** PNGs of the portal after the quickstart, by name. */
export async function picturePortal(): Promise<Record<string, Buffer>> {
  const chromium = findChromium();
  if ('missing' in chromium) throw new Error(`No Chromium starts here: ${chromium.missing}`);
  const azure = await LocalAzure.start();
  await deployQuickstart(azure);
  const portal = await azure.openPortal();
  const browser = await launch(chromium);
  try {
    return await shoot(browser, portal.url);
  } finally {
    await browser.close();
    await azure.stop();
  }
}

/** Follows the links as a person does. */
async function shoot(browser: Browser, url: string): Promise<Record<string, Buffer>> {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: 300 }, deviceScaleFactor: SCALE });
  const pictures: Record<string, Buffer> = {};
  const follow = async (link: Locator) => {
    await link.first().click();
    await page.waitForLoadState(); // or the picture has the height of the page before
  };
  const take = async (name: string, link: string) => {
    await follow(page.getByRole('link', { name: link, exact: true }));
    pictures[name] = optimized(await page.screenshot({ fullPage: true }));
  };
  await page.goto(url);
  await take('overview', 'adt-quickstart-client');
  await take('certificates-and-secrets', 'Certificates & secrets');
  await take('api-permissions', 'API permissions');
  await follow(page.getByRole('link', { name: 'Azure Digital Twins' }));
  await follow(page.getByRole('main').getByRole('link'));
  await take('access-control', 'Access control (IAM)');
  return pictures;
}

function optimized(png: Buffer): Buffer {
  const image = UPNG.decode(Uint8Array.from(png).buffer);
  return Buffer.from(UPNG.encode(UPNG.toRGBA8(image), image.width, image.height, COLOURS));
}
