import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { axeViolations } from '../../checks/support/axe';
import { findChromium, launch } from '../../checks/support/chromium';
import { overlaps } from '../../checks/support/overlaps';
import { missing } from '../../checks/support/witnesses';
import type { Witness } from '../src';
import { Tenant } from './people';
import type { SignInClient } from './person';

const found = findChromium();
const whereItStarts = 'missing' in found ? describe.skip : describe;

/** MSAL asks and answers in the page itself, so that a test sees what an application would. */
const APPLICATION = (config: object) => `<!DOCTYPE html><html lang="en"><title>Application</title>
  <script src="/msal.js"></script>
  <script>
    window.ready = (async () => {
      window.app = await msal.PublicClientApplication.createPublicClientApplication(${JSON.stringify(config)});
      window.result = await app.handleRedirectPromise();
      document.title = 'ready';
    })().catch((error) => { document.title = 'failed: ' + error.message; });
  </script>`;

let tenant: Tenant;
const seen: Witness[] = [];
let browser: Browser;
let server: Server;
let origin: string;
let config: object = {};
/** What was posted to the application. */
const posted: string[] = [];

beforeAll(async () => {
  if ('missing' in found) return;
  tenant = await Tenant.start({ witness: (one) => seen.push(one) });
  browser = await launch(found);
  const script = readFileSync(join(dirname(require.resolve('@azure/msal-browser')), 'msal-browser.min.js'), 'utf8');
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    if (request.method === 'POST') posted.push(body);
    const isScript = request.url === '/msal.js';
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : request.url?.startsWith('/app') ? APPLICATION(config) : '<title>there</title>');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.on('listening', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await browser?.close();
  server?.close();
  await tenant?.azure.stop();
});

async function open(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, ...options });
  context.setDefaultTimeout(15_000);
  return context.newPage();
}

/** Types into the field that has the focus, once it has. */
async function type(page: Page, field: string, text: string): Promise<void> {
  await page.locator(`#${field}:focus`).waitFor();
  await page.keyboard.type(text);
}

/** By the keyboard, on the login page. */
async function signIn(page: Page, name: string, password: string): Promise<void> {
  await type(page, 'username', name);
  await page.keyboard.press('Tab');
  await type(page, 'password', password);
  await page.keyboard.press('Enter');
}

const publicClient = (path = '/back') => ({ publicClient: { redirectUris: [`http://127.0.0.1${path}`] } });
const address = (client: SignInClient, different = {}) => tenant.azure.origin + client.path(different);
const heading = (page: Page) => page.locator('h1').textContent();

whereItStarts('by the keyboard alone, without scripts, a person', () => {
  test('signs in, corrects a password, consents, and is back at the application', async () => {
    const client = tenant.client(publicClient(), `${origin}/back`);
    const { userPrincipalName, password } = tenant.person();
    const page = await open({ javaScriptEnabled: false });
    await page.goto(address(client));
    expect(await heading(page)).toBe('Sign in');
    await signIn(page, userPrincipalName, 'wrong');
    await page.locator('#problem').waitFor();
    await type(page, 'password', password); // the focus is where it has to be corrected
    await page.keyboard.press('Enter');
    await page.getByText('Permissions requested').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${origin}/back?code=*`);
    await page.context().close();
  });

  test('signs in for a device', async () => {
    const client = tenant.consented({ ...publicClient(), isFallbackPublicClient: true });
    const scope = 'https://digitaltwins.azure.net/.default';
    const asked = { client_id: client.application.appId, scope };
    const { json } = await tenant.browser().post(`/${tenant.azure.tenantId}/oauth2/v2.0/devicecode`, asked);
    const { userPrincipalName, password } = tenant.person();
    const page = await open({ javaScriptEnabled: false });
    await page.goto(json.verification_uri);
    await type(page, 'code', json.user_code);
    await page.keyboard.press('Enter');
    await signIn(page, userPrincipalName, password);
    await page.getByRole('heading', { name: 'Are you trying to sign in?' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'You are signed in' }).waitFor();
    const form = { client_id: client.application.appId, grant_type: 'device_code', device_code: json.device_code };
    expect((await client.token(form)).status).toBe(200);
    await page.context().close();
  });

  test('presses a button, where the answer is a form', async () => {
    const client = tenant.consented(publicClient('/form'), `${origin}/form`);
    const { userPrincipalName, password } = tenant.person();
    const page = await open({ javaScriptEnabled: false });
    await page.goto(address(client, { response_mode: 'form_post' }));
    await signIn(page, userPrincipalName, password);
    await page.getByRole('button', { name: 'Continue' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${origin}/form`);
    expect(posted.pop()).toMatch(/^code=[\w-]+&session_state=.*&state=a\+state$/);
    await page.context().close();
  });
});

whereItStarts('every page of the sign-in', () => {
  const complaints: string[] = [];

  /** What axe finds, what lies over something else, and what has no place, at what width. */
  async function look(page: Page): Promise<unknown[]> {
    const problems = await axeViolations(page);
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const isWide = ((await page.evaluate('document.documentElement.scrollWidth')) as number) > width;
      problems.push(...(await overlaps(page)), ...(isWide ? [`it is wider than a window of ${width} px`] : []));
    }
    return problems;
  }

  test('can be used by everyone, in a wide window and in a narrow one', async () => {
    const client = tenant.client({ ...publicClient(), isFallbackPublicClient: true }, `${origin}/back`);
    const person = tenant.person();
    const page = await open({ bypassCSP: true });
    page.on('console', (message) => complaints.push(message.text()));
    const seen: (string | null)[] = [];
    const check = async () => {
      seen.push(await heading(page));
      expect([seen.at(-1), await look(page)]).toEqual([seen.at(-1), []]);
    };
    const fill = async (password: string) => {
      await page.fill('#username', person.userPrincipalName);
      await page.fill('#password', password);
      await page.getByRole('button').click();
    };

    await page.goto(address(client));
    await check();
    await fill('wrong');
    await page.locator('#problem').waitFor();
    await check();
    await fill(person.password);
    await page.getByText('Permissions requested').waitFor();
    await check();
    await page.goto(address(client, { prompt: 'select_account' }));
    await check();
    await page.goto(address(client, { client_id: 'x' }));
    await check();

    const asked = { client_id: client.application.appId, scope: 'openid' };
    const { json } = await tenant.browser().post(`/${tenant.azure.tenantId}/oauth2/v2.0/devicecode`, asked);
    await page.goto(json.verification_uri);
    await check();
    await page.fill('#code', 'WRONGCODE');
    await page.getByRole('button').click();
    await page.locator('#problem').waitFor();
    await check();
    await page.fill('#code', json.user_code);
    await page.getByRole('button').click();
    await page.getByRole('button', { name: person.userPrincipalName }).click();
    await page.getByText('Are you trying to sign in?').waitFor();
    await check();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Accept' }).click();
    await page.getByRole('heading', { name: 'You are signed in' }).waitFor();
    await check();
    await page.goto(`${tenant.azure.origin}/common/oauth2/v2.0/logout`);
    await check();
    expect(new Set(seen).size).toBe(8);
    await page.context().close();
  });

  test('the browser had nothing to complain of', () => {
    expect(complaints.filter((text) => !text.includes('400 (Bad Request)'))).toEqual([]);
  });
});

whereItStarts('@azure/msal-browser', () => {
  const MSAL = (script: string) => `(async () => { await window.ready; ${script} })()`;
  const REQUEST = `{ scopes: ['https://digitaltwins.azure.net/.default'] }`;

  test('signs in a person, refreshes from the page, signs in silently in a frame, and signs out', async () => {
    const redirectUri = `${origin}/app`;
    const client = tenant.consented({ publicClient: { redirectUris: [] }, spa: { redirectUris: [redirectUri] } });
    const { origin: authority, tenantId } = tenant.azure;
    config = {
      auth: {
        clientId: client.application.appId,
        authority: `${authority}/${tenantId}`,
        knownAuthorities: [new URL(authority).host],
        redirectUri,
        postLogoutRedirectUri: redirectUri,
      },
      cache: { cacheLocation: 'sessionStorage' },
    };
    const person = tenant.person('browser');
    const page = await open();
    await page.goto(redirectUri);
    await page.evaluate(MSAL(`app.loginRedirect(${REQUEST})`)).catch(() => {}); // the page goes away
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.fill('#username', person.userPrincipalName);
    await page.fill('#password', person.password);
    await page.getByRole('button').click();
    await page.waitForURL(`${redirectUri}*`);
    await page.waitForFunction("document.title !== 'Application'");
    expect(await page.title()).toBe('ready');

    const account = 'app.getAllAccounts()[0]';
    expect(await page.evaluate(MSAL(`return ${account}.username`))).toBe(person.userPrincipalName);
    const refreshed = `app.acquireTokenSilent({ ...${REQUEST}, account: ${account}, forceRefresh: true })`;
    expect(await page.evaluate(MSAL(`return (await ${refreshed}).fromCache`))).toBe(false);
    const silent = `app.ssoSilent({ ...${REQUEST}, loginHint: ${account}.username })`;
    expect(await page.evaluate(MSAL(`return (await ${silent}).account.username`))).toBe(person.userPrincipalName);

    await page.evaluate(MSAL('window.isOld = true; app.logoutRedirect()')).catch(() => {});
    await page.waitForFunction("!window.isOld && document.title === 'ready'");
    expect(await page.evaluate('app.getAllAccounts()')).toEqual([]);
    const gone = `app.ssoSilent({ ...${REQUEST}, loginHint: '${person.userPrincipalName}' })`;
    const error = await page.evaluate(MSAL(`return ${gone}.catch(({ message }) => message)`));
    expect(error).toContain('AADSTS50058');
    await page.context().close();
  });

  test('hears that a redirect URI is of another platform', async () => {
    const redirectUri = `${origin}/app`;
    const client = tenant.consented(publicClient(), redirectUri);
    client.application.publicClient.redirectUris = [redirectUri];
    const code = await tenant.code(client);
    const page = await open();
    await page.goto(redirectUri);
    const body = new URLSearchParams(client.codeForm(code)).toString();
    const url = `${tenant.azure.origin}/${tenant.azure.tenantId}/oauth2/v2.0/token`;
    const send = `fetch('${url}', { method: 'POST', body: new URLSearchParams('${body}') }).then(() => 'read', () => 'not read')`;
    expect(await page.evaluate(send)).toBe('not read');
    await page.context().close();
  });
});

test('what the browser witnesses in PARITY.md was seen', () => {
  expect(missing('browser', seen)).toEqual([]);
});
