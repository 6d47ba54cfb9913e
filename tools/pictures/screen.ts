import type { Browser, Page } from 'playwright-core';
import UPNG from 'upng-js';

/** Pixels of the picture for one of the page: most screens of today have two. */
const SCALE = 2;
/** Text in a few shades of grey, and three colours. */
const COLOURS = 64;

/** PNGs by name. */
export type Pictures = Record<string, Buffer>;

export function openPage(browser: Browser, width: number): Promise<Page> {
  return browser.newPage({
    viewport: { width, height: 300 },
    deviceScaleFactor: SCALE,
    ignoreHTTPSErrors: true, // the local Azure signs its certificate itself
  });
}

/** A PNG of the whole page. */
export async function shoot(page: Page): Promise<Buffer> {
  const image = UPNG.decode(Uint8Array.from(await page.screenshot({ fullPage: true })).buffer);
  return Buffer.from(UPNG.encode(UPNG.toRGBA8(image), image.width, image.height, COLOURS));
}
