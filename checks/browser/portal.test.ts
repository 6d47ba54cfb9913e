import { LocalAzure, PORTAL_PAGES, type Portal } from 'adt-local-azure';
import type { Browser, Page } from 'playwright-core';
import { axeViolations } from '../support/axe';
import { findChromium, launch } from '../support/chromium';
import { overlaps } from '../support/overlaps';
import { deployPeople } from '../support/people';
import { deployQuickstart } from '../support/quickstart';

const found = findChromium();
if ('missing' in found)
  process.stderr.write(`The portal is not looked at: no Chromium starts here. ${found.missing}\n`);
const whereItStarts = 'missing' in found ? describe.skip : describe;

let azure: LocalAzure;
let portal: Portal;
let browser: Browser;
/** A tab for tests that leave nothing behind in it: a new one takes longer than they do. */
let page: Page;
/** What was written to the console of that tab. */
const complaints: string[] = [];

beforeAll(async () => {
  if ('missing' in found) return;
  azure = await LocalAzure.start();
  await deployQuickstart(azure);
  await deployPeople(azure);
  portal = await azure.openPortal();
  browser = await launch(found);
  page = await browser.newPage();
  page.on('console', (message) => complaints.push(message.text()));
});
afterAll(async () => {
  await browser?.close();
  await azure?.stop();
});

const PAGES = [...PORTAL_PAGES, 'nothing'];

async function open(page: Page, address: string): Promise<void> {
  const { applications, instances, servicePrincipals } = azure.state;
  const client = Object.values(applications).find(({ displayName }) => displayName === 'adt-quickstart-client');
  const people = Object.values(servicePrincipals).find(({ displayName }) => displayName === 'adt-people-client');
  const [{ id, name }] = Object.values(instances);
  const path = address
    .replace('<client ID>', client?.appId ?? '')
    .replace('<object ID>', people?.id ?? '')
    .replace('<group>', id.split('/')[4])
    .replace('<name>', name);
  await page.goto(portal.url + path);
}

/** Without what changes with each run. */
function lasting(outline: string): string {
  return outline
    .replace(/^ *- (\/url|text): .*\n/gm, '')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>')
    .replace(/\d{4}-\d\d-\d\d/g, '<day>')
    .replace(/\d\d:\d\d:\d\d/g, '<time>')
    .replace(/127\.0\.0\.1:\d+/g, '<host>');
}

whereItStarts.each(PAGES)('the page /%s', (address) => {
  beforeAll(() => open(page, address));

  test.each([
    1280,
    390, // a phone
    320, // what is left of 1280 at a zoom of 400 %
  ])(
    'has nothing over something else, out of the window, or to be scrolled to in a table, in a window of %d px',
    async (width) => {
      await page.setViewportSize({ width, height: 800 });
      expect(await overlaps(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      const scrolled =
        "[...document.querySelectorAll('.table')].filter((table) => table.scrollWidth > table.clientWidth)";
      expect(await page.evaluate(`${scrolled}.length`)).toBe(0);
    },
  );

  test('is built as it was, to a screen reader', async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    const outline = await page.locator('body').ariaSnapshot();
    expect(lasting(outline)).toMatchSnapshot();
  });

  test('has no violation that axe finds', async () => {
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await axeViolations(page)).toEqual([]);
  });

  test('has enough contrast in the dark', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await axeViolations(page, 'color-contrast')).toEqual([]);
  });

  test('gave the browser nothing to complain of', () => {
    expect(complaints.filter((text) => !text.includes('404 (Not Found)'))).toEqual([]);
  });
});

whereItStarts('on a phone', () => {
  test('each cell of a table says which column it is in, as its caption speaks of them', async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
    await open(page, 'registrations');
    const names = await page.evaluate(
      `[...document.querySelectorAll('tbody tr')].map((row) =>
        [...row.querySelectorAll('td')].map((cell) => getComputedStyle(cell, '::before').content))`,
    );
    const columns = ['Application (client) ID', 'Created on', 'Certificates & secrets'];
    expect(names).toContainEqual(columns.map((column) => `"${column}: "`));
    await page.close();
  });

  test('a table is a table to a screen reader', async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
    await open(page, 'registrations');
    expect(await page.getByRole('columnheader').count()).toBe(4);
    expect(await page.getByRole('rowheader').count()).toBe(3);
    await page.close();
  });

  test('a table has no violation that axe finds', async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
    await open(page, 'instances/<group>/<name>/access-control');
    expect(await axeViolations(page)).toEqual([]);
    await page.close();
  });
});

whereItStarts('in the dark', () => {
  test('the page is dark', async () => {
    const page = await browser.newPage({ colorScheme: 'dark' });
    await open(page, '');
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(27, 26, 25)');
    await page.close();
  });
});

whereItStarts('by the keyboard alone', () => {
  const focused = (page: Page, what: string) => page.evaluate(`document.activeElement.${what}`);

  test('the first stop leads past the menus, and shows itself', async () => {
    const page = await browser.newPage();
    await open(page, PAGES[2]);
    await page.keyboard.press('Tab');
    expect(await focused(page, 'textContent')).toBe('Skip to the content');
    expect(await focused(page, 'getBoundingClientRect().width')).toBeGreaterThan(100);
    await page.keyboard.press('Enter');
    expect(await focused(page, 'id')).toBe('main');
    await page.close();
  });

  test('every link and every table is reached, in the order in which they stand, and can be seen to be', async () => {
    const page = await browser.newPage();
    await open(page, '');
    const stops = Number(await page.evaluate("document.querySelectorAll('a, .table').length"));
    expect(stops).toBeGreaterThan(8);
    for (let index = 0; index < stops; index += 1) {
      await page.keyboard.press('Tab');
      expect(await focused(page, `matches(':focus-visible')`)).toBe(true);
      expect(await page.evaluate("[...document.querySelectorAll('a, .table')].indexOf(document.activeElement)")).toBe(
        index,
      );
      expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
    }
    await page.close();
  });
});
