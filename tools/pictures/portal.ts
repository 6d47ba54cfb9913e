import type { Browser, Locator } from 'playwright-core';
import { openPage, type Pictures, shoot } from './screen';

const WIDTH = 960;

/** Follows the links as a person does, and takes pictures on the way. */
export async function picturePortal(browser: Browser, url: string): Promise<Pictures> {
  const page = await openPage(browser, WIDTH);
  const pictures: Pictures = {};
  const follow = async (link: Locator) => {
    await link.first().click();
    await page.waitForLoadState(); // or the picture has the height of the page before
  };
  const go = (name: string) => follow(page.getByRole('link', { name, exact: true }));
  const take = async (picture: string, link: string) => {
    await go(link);
    pictures[picture] = await shoot(page);
  };
  await page.goto(url);
  await take('overview', 'adt-quickstart-client');
  await take('certificates-and-secrets', 'Certificates & secrets');
  await take('api-permissions', 'API permissions');
  await go('Enterprise applications');
  await go('adt-people-client');
  await take('users-and-groups', 'Users and groups');
  await go('Azure Digital Twins');
  await follow(page.getByRole('main').getByRole('link'));
  await take('access-control', 'Access control (IAM)');
  return pictures;
}
