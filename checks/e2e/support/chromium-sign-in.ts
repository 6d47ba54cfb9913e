import type { Person } from 'adt-local-azure';
import { type Installed, launch } from '../../support/chromium';

/** Signs in at the address that a client has opened, until the browser is back at the client. */
export async function signInWithChromium(chromium: Installed, address: string, person: Person): Promise<void> {
  const browser = await launch(chromium);
  try {
    const page = await browser.newPage({ ignoreHTTPSErrors: true }); // the local Azure signs its certificate itself
    await page.goto(address);
    await page.getByLabel('User name').fill(person.userPrincipalName);
    await page.getByLabel('Password').fill(person.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(({ protocol }) => protocol === 'http:');
  } finally {
    await browser.close();
  }
}
