import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type Answered, aadsts } from '../../checks/support/browser';
import { missing } from '../../checks/support/witnesses';
import type { Person, Witness } from '../src';
import { ADT_API } from '../src/entra/audiences';
import { GRAPH, Tenant } from './people';
import { ADT_SCOPE, SignInClient } from './person';

// Microsoft's clients sign in people. They run in a process of their own: Node.js reads NODE_EXTRA_CA_CERTS at its start.
const HOST = `
  const AsyncFunction = (async () => {}).constructor;
  process.on('message', async ({ known, code }) => {
    const all = { ...known, require, tell: (told) => process.send({ told }) };
    try {
      process.send({ value: await new AsyncFunction(...Object.keys(all), code)(...Object.values(all)) });
    } catch ({ name, errorCode, message, statusCode }) {
      process.send({ value: { name, errorCode, message, statusCode } });
    }
  });`;

/** Takes the place of the browser that clients open: it writes down where to. */
const OPENER =
  '#!/bin/sh\nfor address; do :; done\nprintf "%s" "$address" > "$OPENED.part" && mv "$OPENED.part" "$OPENED"\n';

let tenant: Tenant;
const seen: Witness[] = [];
let host: ChildProcess;
let folder: string;
let opened: string;

beforeAll(async () => {
  tenant = await Tenant.start({ witness: (one) => seen.push(one) });
  folder = mkdtempSync(join(tmpdir(), 'people-'));
  opened = join(folder, 'opened');
  for (const name of ['xdg-open', 'open']) {
    writeFileSync(join(folder, name), OPENER);
    chmodSync(join(folder, name), 0o755);
  }
  const env = {
    ...process.env,
    ...tenant.azure.environment(),
    PATH: folder + delimiter + process.env.PATH,
    BROWSER: join(folder, 'open'),
    OPENED: opened,
  };
  host = spawn(process.execPath, ['--eval', HOST], { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
});
afterAll(async () => {
  host.kill();
  rmSync(folder, { recursive: true });
  await tenant.azure.stop();
});

/** What a program returns, or the error that it throws. What it tells meanwhile goes to the person. */
function run(code: string, known: object, hear: (told: string) => unknown = () => {}): Promise<unknown> {
  const { origin, tenantId } = tenant.azure;
  host.send({ known: { origin, tenantId, host: new URL(origin).host, scope: ADT_SCOPE, ...known }, code });
  return new Promise((resolve, reject) => {
    const listen = (message: { told?: string; value?: unknown }) => {
      if (message.told !== undefined) {
        Promise.resolve(hear(message.told)).catch(reject);
        return;
      }
      host.off('message', listen);
      resolve(message.value);
    };
    host.on('message', listen);
  });
}

/** The person signs in where the client sent them, and the browser goes where it is led. */
async function signIn(address: string, person: Person): Promise<Answered> {
  const browser = tenant.browser();
  const page = await browser.get(address.slice(tenant.azure.origin.length));
  const answered = await browser.signIn(page, person);
  const { location } = answered;
  if (location?.startsWith('http://localhost')) {
    await new Promise<void>((resolve, reject) => {
      get(location, (response) => response.resume().on('end', resolve)).on('error', reject);
    });
  }
  return answered;
}

async function openedAddress(): Promise<string> {
  while (!existsSync(opened)) await new Promise((resolve) => setTimeout(resolve, 20));
  const address = readFileSync(opened, 'utf8');
  rmSync(opened);
  return address;
}

async function approve(userCode: string, person: Person): Promise<void> {
  const browser = tenant.browser();
  const page = await browser.submit(await browser.get('/common/oauth2/deviceauth'), { user_code: userCode });
  await browser.submit(await browser.signIn(page, person), { decision: 'accept' });
}

describe('@azure/identity', () => {
  const OPTIONS = `
    const options = { tenantId, clientId, authorityHost: origin, disableInstanceDiscovery: true };`;

  test('InteractiveBrowserCredential signs in a person, who reads twins once they have the role', async () => {
    const client = tenant.consented();
    const person = tenant.person();
    const instance = tenant.azure.seed.instance('plant');
    const read = `${OPTIONS}
      const { InteractiveBrowserCredential } = require('@azure/identity');
      const { DigitalTwinsClient } = require('@azure/digital-twins-core');
      globalThis.credential ??= new InteractiveBrowserCredential(options);
      const found = [];
      for await (const one of new DigitalTwinsClient(origin + '/adt/plant', globalThis.credential).listModels()) found.push(one);
      return found;`;
    const known = { clientId: client.application.appId };
    const refused = run(read, known);
    await signIn(await openedAddress(), person);
    expect(await refused).toMatchObject({ statusCode: 403 });
    tenant.azure.seed.roleAssignment(person.objectId, 'Azure Digital Twins Data Reader', instance);
    expect(await run(read, known)).toEqual([]);
  });

  test('DeviceCodeCredential signs in a person, if public client flows are allowed', async () => {
    const client = tenant.consented({ isFallbackPublicClient: null });
    const person = tenant.person();
    const read = `${OPTIONS}
      const { DeviceCodeCredential } = require('@azure/identity');
      const userPromptCallback = ({ userCode }) => tell(userCode);
      return (await new DeviceCodeCredential({ ...options, userPromptCallback }).getToken(scope)).tokenType;`;
    const known = { clientId: client.application.appId };
    // It is 401, of which MSAL for Node.js shows the name only.
    expect(await run(read, known)).toMatchObject({ message: expect.stringMatching(/invalid_client$/) });
    client.application.isFallbackPublicClient = true;
    expect(await run(read, known, (userCode) => approve(userCode, person))).toBe('Bearer');
  });
});

describe('@azure/msal-node', () => {
  const PUBLIC = `
    const { PublicClientApplication } = require('@azure/msal-node');
    const authority = origin + '/' + tenantId;
    const app = new PublicClientApplication({ auth: { clientId, authority, knownAuthorities: [host] } });`;

  test('signs in a person in a browser, knows them by name, and refreshes', async () => {
    const client = tenant.consented();
    const person = tenant.person('msal');
    const result = await run(
      `${PUBLIC}
      const scopes = [scope];
      const first = await app.acquireTokenInteractive({ scopes, openBrowser: async (address) => tell(address) });
      const { account } = first;
      const next = await app.acquireTokenSilent({ scopes, account, forceRefresh: true });
      return [account.username, account.localAccountId, account.tenantId, account.name, next.accessToken === first.accessToken, next.fromCache];`,
      { clientId: client.application.appId },
      (address) => signIn(address, person),
    );
    const { userPrincipalName, objectId } = person;
    expect(result).toEqual([userPrincipalName, objectId, tenant.azure.tenantId, 'msal', false, false]);
  });

  test.each([
    ['not assigned', 50105],
    ['not consented', 90094],
  ])('reports by its code that a person is %s', async (what, code) => {
    const client = tenant.consented();
    const principal = tenant.principal(client.application.appId);
    if (code === 50105) principal.other.appRoleAssignmentRequired = true;
    const result = await run(
      `${PUBLIC}
      return await app.acquireTokenInteractive({ scopes: [asked], openBrowser: async (address) => tell(address) });`,
      { clientId: client.application.appId, asked: code === 50105 ? ADT_SCOPE : 'User.Read.All' },
      (address) => signIn(address, tenant.person()),
    );
    expect([what, result]).toEqual([
      what,
      expect.objectContaining({ message: expect.stringContaining(`AADSTS${code}`) }),
    ]);
  });

  test('signs in a person by device code, and by password', async () => {
    const client = tenant.consented({ isFallbackPublicClient: true });
    const person = tenant.person();
    const { userPrincipalName: username, password } = person;
    const result = await run(
      `${PUBLIC}
      const byDevice = await app.acquireTokenByDeviceCode({ scopes: [scope], deviceCodeCallback: ({ userCode }) => tell(userCode) });
      const byPassword = await app.acquireTokenByUsernamePassword({ scopes: [scope], username, password });
      return [byDevice.account.username, byPassword.account.username];`,
      { clientId: client.application.appId, username, password },
      (userCode) => approve(userCode, person),
    );
    expect(result).toEqual([username, username]);
  });

  test('confidential: redeems a code with the secret, and not without', async () => {
    const { clientId, clientSecret } = tenant.azure.seed.identity('confidential');
    const application = Object.values(tenant.azure.state.applications).find(({ appId }) => appId === clientId);
    if (!application) throw new Error('no application');
    application.web.redirectUris.push('https://plant.example/in');
    const client = new SignInClient(tenant.azure, application, 'https://plant.example/in');
    tenant.grant(client, ADT_API, 'Read.Write');
    tenant.grant(client, GRAPH, 'openid profile offline_access');
    const redeem = (secret: string, code: string) =>
      run(
        `const { ConfidentialClientApplication } = require('@azure/msal-node');
        const authority = origin + '/' + tenantId;
        const app = new ConfidentialClientApplication({ auth: { clientId, clientSecret, authority, knownAuthorities: [host] } });
        const redirectUri = 'https://plant.example/in';
        if (!code) return await app.getAuthCodeUrl({ scopes: [scope], redirectUri });
        return (await app.acquireTokenByCode({ scopes: [scope], redirectUri, code })).account.username;`,
        { clientId, clientSecret: secret, code },
      );
    const person = tenant.person();
    const { answer } = await signIn(String(await redeem(clientSecret, '')), person);
    expect(await redeem('wrong', answer.code)).toMatchObject({ message: expect.stringContaining('AADSTS7000215') });
    expect(await redeem(clientSecret, answer.code)).toBe(person.userPrincipalName);
    expect(await redeem(clientSecret, answer.code)).toMatchObject({ message: expect.stringContaining('AADSTS54005') });
    expect(aadsts(await client.token(client.codeForm(answer.code)))).toBe(54005);
  });
});

test('what the clients witness in PARITY.md was seen', () => {
  expect(missing('people', seen)).toEqual([]);
});
