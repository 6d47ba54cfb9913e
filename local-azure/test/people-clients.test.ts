import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Answered, aadsts } from '../../checks/support/browser';
import { OpenedBrowser } from '../../checks/support/opened-browser';
import { missing } from '../../checks/support/witnesses';
import type { Person, Witness } from '../src';
import { ADT_API } from '../src/entra/audiences';
import { blankApplication } from '../src/graph/blank-application';
import type { Application } from '../src/store/model';
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

let tenant: Tenant;
const seen: Witness[] = [];
let host: ChildProcess;
let folder: string;
let opened: OpenedBrowser;

beforeAll(async () => {
  tenant = await Tenant.start({ witness: (one) => seen.push(one) });
  folder = mkdtempSync(join(tmpdir(), 'people-'));
  opened = new OpenedBrowser(folder);
  const env = { ...process.env, ...tenant.azure.environment(), ...opened.env };
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
async function signIn(address: string, person: Person, decision?: string): Promise<Answered> {
  const browser = tenant.browser();
  const page = await browser.get(address.slice(tenant.azure.origin.length));
  const first = page.location ? page : await browser.signIn(page, person);
  const answered = decision ? await browser.submit(first, { decision }) : first;
  await browser.follow(answered);
  return answered;
}

async function openedAddress(): Promise<string> {
  for (;;) {
    const address = opened.address();
    if (address) return address;
    await setTimeout(20);
  }
}

async function approve(userCode: string, person: Person): Promise<void> {
  const browser = tenant.browser();
  await browser.submit(await browser.enterCode(userCode, person), { decision: 'accept' });
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

  const ADT = ADT_SCOPE.slice(0, -'/.default'.length);
  const web = (redirectUris: string[]) => ({ ...blankApplication().web, redirectUris });
  const none = { publicClient: { redirectUris: [] } };

  // docs/troubleshooting.md calls what follows tried.
  test.each<[number, string, { asked?: string[]; registered?: Partial<Application>; decision?: string }]>([
    [65004, 'the person declines', { decision: 'cancel' }],
    [500011, 'there is no such API', { asked: ['api://nothing/.default'] }],
    [650053, 'the API has no such scope', { asked: [`${ADT}/Fly`] }],
    [650057, 'the registration does not request the API', { registered: { requiredResourceAccess: [] } }],
    [70011, 'all and one scope are asked for', { asked: [ADT_SCOPE, `${ADT}/Read.Write`] }],
    [7000218, 'the platform is Web', { registered: { ...none, web: web(['http://localhost/']) } }],
    [
      9002327,
      'the platform is that of a page',
      { registered: { ...none, spa: { redirectUris: ['http://localhost/'] } } },
    ],
  ])('hears AADSTS%d in a browser, where %s', async (code, _, { asked = [ADT_SCOPE], registered, decision }) => {
    const client =
      decision || registered?.requiredResourceAccess ? tenant.client(registered) : tenant.consented(registered);
    const result = await run(
      `${PUBLIC}
      return await app.acquireTokenInteractive({ scopes: asked, openBrowser: async (address) => tell(address) });`,
      { clientId: client.application.appId, asked },
      (address) => signIn(address, tenant.person(), decision),
    );
    expect(result).toMatchObject({ message: expect.stringContaining(`AADSTS${code}`) });
  });

  test.each([
    [65001, 'InteractionRequiredAuthError', 'the consent was removed'],
    [50173, 'ServerError', 'the password was changed'],
  ])('hears AADSTS%d without a browser, as %s, where %s', async (code, name) => {
    const person = tenant.person();
    const signedIn = `${PUBLIC}
      const openBrowser = async (address) => tell(address);
      const { account } = await app.acquireTokenInteractive({ scopes: [scope], openBrowser });
      globalThis.silently = () => app.acquireTokenSilent({ scopes: [scope], account, forceRefresh: true });`;
    const { appId: clientId } = tenant.consented().application;
    await run(signedIn, { clientId }, (address) => signIn(address, person));
    const { state } = tenant.azure;
    if (code === 65001) state.permissionGrants = {};
    else state.users[person.objectId].passwordHash = 'another';
    const message = expect.stringContaining(`AADSTS${code}`);
    expect(await run('return await globalThis.silently()', {})).toMatchObject({ name, message });
  });

  const there = { redirectUris: ['https://plant.example/in'] };
  const withoutProof = { code_challenge: '', code_challenge_method: '' };

  test.each<[number, string, Partial<Application>, Record<string, string>]>([
    [700025, 'the platform is for programs without one', { publicClient: there }, {}],
    [9002325, 'the platform is that of a page', { ...none, spa: there }, withoutProof],
  ])('hears AADSTS%d with a secret, where %s', async (code, _, registered, different) => {
    const client = tenant.consented(registered, 'https://plant.example/in');
    const result = await run(
      `const { ConfidentialClientApplication } = require('@azure/msal-node');
      const authority = origin + '/' + tenantId;
      const clientSecret = 'any';
      const app = new ConfidentialClientApplication({ auth: { clientId, clientSecret, authority, knownAuthorities: [host] } });
      return await app.acquireTokenByCode({ scopes: [scope], redirectUri: 'https://plant.example/in', code });`,
      { clientId: client.application.appId, code: await tenant.code(client, tenant.person(), different) },
    );
    expect(result).toMatchObject({ message: expect.stringContaining(`AADSTS${code}`) });
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
        if (!code) return await app.getAuthCodeUrl({ scopes: [scope], redirectUri, responseMode: 'form_post' });
        return (await app.acquireTokenByCode({ scopes: [scope], redirectUri, code })).account.username;`,
        { clientId, clientSecret: secret, code },
      );
    const person = tenant.person();
    const { root } = await signIn(String(await redeem(clientSecret, '')), person);
    const code = root.querySelector('input[name=code]')?.getAttribute('value') ?? '';
    expect(await redeem('wrong', code)).toMatchObject({ message: expect.stringContaining('AADSTS7000215') });
    expect(await redeem(clientSecret, code)).toBe(person.userPrincipalName);
    expect(await redeem(clientSecret, code)).toMatchObject({ message: expect.stringContaining('AADSTS54005') });
    expect(aadsts(await client.token(client.codeForm(code)))).toBe(54005);
  });
});

test('what the clients witness in PARITY.md was seen', () => {
  expect(missing('people', seen)).toEqual([]);
});
