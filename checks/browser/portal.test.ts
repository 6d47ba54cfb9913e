import { LocalAzure, PORTAL_PAGES, type Portal } from 'adt-local-azure';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { deployQuickstart } from '../support/quickstart';
import { findChromium, launch } from './chromium';
import { overlaps } from './overlaps';

const found = findChromium();
if ('missing' in found)
  process.stderr.write(`The portal is not looked at: no Chromium starts here. ${found.missing}\n`);
const whereItStarts = 'missing' in found ? describe.skip : describe;

let azure: LocalAzure;
let portal: Portal;
let browser: Browser;

beforeAll(async () => {
  if ('missing' in found) return;
  azure = await LocalAzure.start();
  await deployQuickstart(azure);
  portal = await azure.openPortal();
  browser = await launch(found);
});
afterAll(async () => {
  await browser?.close();
  await azure?.stop();
});

const PAGES = [...PORTAL_PAGES, 'nothing'];

async function open(page: Page, address: string): Promise<void> {
  const { applications, instances } = azure.state;
  const client = Object.values(applications).find(({ displayName }) => displayName === 'adt-quickstart-client');
  const [{ id, name }] = Object.values(instances);
  const path = address
    .replace('<client ID>', client?.appId ?? '')
    .replace('<group>', id.split('/')[4])
    .replace('<name>', name);
  await page.goto(portal.url + path);
}

whereItStarts.each([
  ['wide', 1280],
  ['narrow', 320], // what is left of 1280 at a zoom of 400 %
])('in a %s window', (_, width) => {
  let page: Page;
  const complaints: string[] = [];
  beforeAll(async () => {
    page = await browser.newPage({ viewport: { width, height: 800 } });
    page.on('console', (message) => complaints.push(message.text()));
  });
  afterAll(() => page.close());

  test.each(PAGES)('on the page /%s nothing lies over something else, or out of the window', async (address) => {
    await open(page, address);
    expect(await overlaps(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  });

  test('the browser had nothing to complain of', () => {
    expect(complaints.filter((text) => !text.includes('404 (Not Found)'))).toEqual([]);
  });
});

whereItStarts('to a screen reader', () => {
  /** Without what changes with each run. */
  const lasting = (outline: string) =>
    outline
      .replace(/^ *- (\/url|text): .*\n/gm, '')
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>')
      .replace(/\d{4}-\d\d-\d\d/g, '<day>')
      .replace(/\d\d:\d\d:\d\d/g, '<time>')
      .replace(/127\.0\.0\.1:\d+/g, '<host>');

  test.each(PAGES)('the page /%s is built as it was', async (address) => {
    const page = await browser.newPage();
    await open(page, address);
    expect(lasting(await page.locator('body').ariaSnapshot())).toMatchSnapshot();
    await page.close();
  });
});

whereItStarts('axe finds nothing that keeps people out', () => {
  const violations = async (address: string, width: number) => {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    await open(page, address);
    await page.evaluate(axe.source);
    const results = (await page.evaluate('axe.run()')) as axe.AxeResults;
    await page.close();
    return results.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
  };

  test.each(PAGES)('on the page /%s', async (address) => {
    expect(await violations(address, 1280)).toEqual([]);
  });

  test('where a table is wider than the window', async () => {
    expect(await violations('instances/<group>/<name>/access-control', 320)).toEqual([]);
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
