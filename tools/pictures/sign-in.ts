import type { LocalAzure } from 'adt-local-azure';
import type { Browser } from 'playwright-core';
import { openPage, type Pictures, shoot } from './screen';

const WIDTH = 560;

/** What a user sees who signs in to the application of the quickstart for the first time. */
export async function pictureSignIn(browser: Browser, azure: LocalAzure): Promise<Pictures> {
  const { userPrincipalName, password } = azure.seed.user('operator');
  const page = await openPage(browser, WIDTH);
  await page.goto(addressOfSignIn(azure));
  await page.getByLabel('User name').fill(userPrincipalName);
  await page.getByLabel('Password').fill(password);
  const signIn = await shoot(page);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Permissions requested' }).waitFor();
  return { 'sign-in': signIn, consent: await shoot(page) };
}

/** What a client opens in the browser. */
function addressOfSignIn({ origin, tenantId, state }: LocalAzure): string {
  const client = Object.values(state.applications).find(({ displayName }) => displayName === 'adt-quickstart-client');
  const asked = new URLSearchParams({
    client_id: client?.appId ?? '',
    response_type: 'code',
    redirect_uri: 'http://localhost',
    scope: 'https://digitaltwins.azure.net/.default openid profile offline_access',
  });
  return `${origin}/${tenantId}/oauth2/v2.0/authorize?${asked}`;
}
