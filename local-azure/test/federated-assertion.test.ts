import * as jose from 'jose';
import type { WantedAssertion } from '../src/entra/issuers';
import { type Answer, TestClient } from './test-client';

const TRUST = {
  name: 'github',
  issuer: 'https://token.actions.githubusercontent.com',
  subject: 'repo:Example/Plant:ref:refs/heads/main',
  audiences: ['api://AzureADTokenExchange'],
};
const WANTED = { issuer: TRUST.issuer, subject: TRUST.subject, audience: TRUST.audiences[0] };

let deployer: TestClient;
let application: Answer['body'];

beforeAll(async () => {
  deployer = await TestClient.start();
  application = await deployer.client();
  await trust(application.id, TRUST);
});
afterAll(() => deployer.azure.stop());

async function trust(id: string, credential: object): Promise<Answer['body']> {
  return (await deployer.call('POST', `/v1.0/applications/${id}/federatedIdentityCredentials`, credential)).body;
}

const mint = (changes: Partial<WantedAssertion> = {}) => deployer.azure.mintAssertion({ ...WANTED, ...changes });
const ask = async (assertion: string | Promise<string>) => deployer.tokenFor(application.appId, await assertion);

function expectRefusal({ status, body }: Answer, code: number): void {
  expect([status, body.error, body.error_codes]).toEqual([401, 'invalid_client', [code]]);
  expect(body.error_description).toMatch(new RegExp(`^AADSTS${code}: `));
}

/** A key, but not the issuer's. */
const forgersKey = jose.generateKeyPair('RS256');

async function forge(header: object): Promise<string> {
  const { privateKey } = await forgersKey;
  return new jose.SignJWT()
    .setProtectedHeader({ alg: 'RS256', ...header })
    .setIssuer(WANTED.issuer)
    .setSubject(WANTED.subject)
    .setAudience(WANTED.audience)
    .setExpirationTime('10 minutes')
    .sign(privateKey);
}

describe('an assertion of an issuer that the application trusts', () => {
  test('is a token for the application', async () => {
    const { status, body } = await ask(mint());
    expect(status).toBe(200);
    expect(jose.decodeJwt(body.access_token)).toMatchObject({ appid: application.appId });
  });

  test.each([
    ['another subject', { subject: 'repo:Example/Plant:ref:refs/heads/other' }, 700213, 'subject'],
    ['a subject that differs by letter case', { subject: TRUST.subject.toLowerCase() }, 7002138, 'case-insensitive'],
    ['another issuer', { issuer: 'https://gitlab.com' }, 700211, 'issuer'],
    ['an issuer that differs by a trailing slash', { issuer: `${TRUST.issuer}/` }, 700211, `'${TRUST.issuer}/'`],
    ['an issuer that differs by letter case', { issuer: TRUST.issuer.replace('token', 'Token') }, 700211, 'issuer'],
    ['another audience', { audience: 'api://other' }, 700212, "'api://other'"],
    ['an audience that differs by letter case', { audience: WANTED.audience.toLowerCase() }, 700212, 'audience'],
    ['a time that is over', { expiresInSeconds: -301 }, 700024, 'not within its valid time range'],
  ])('is refused with %s', async (_, changes, code, hint) => {
    const answer = await ask(mint(changes));
    expectRefusal(answer, code);
    expect(answer.body.error_description).toContain(hint);
  });

  test('has to match one credential in everything, and not several in part', async () => {
    const { id, appId } = await deployer.client();
    await trust(id, TRUST);
    await trust(id, { ...TRUST, name: 'other', subject: 'other', audiences: ['api://other'] });
    expect((await deployer.tokenFor(appId, await mint())).status).toBe(200);
    expect((await deployer.tokenFor(appId, await mint({ subject: 'other', audience: 'api://other' }))).status).toBe(
      200,
    );
    expectRefusal(await deployer.tokenFor(appId, await mint({ subject: 'other' })), 700213);
  });

  test('is refused by an application that trusts nobody, and once the trust is removed', async () => {
    const { id, appId, displayName } = await deployer.client();
    const untrusted = await deployer.tokenFor(appId, await mint());
    expectRefusal(untrusted, 70025);
    expect(untrusted.body.error_description).toContain(`'${appId}'(${displayName})`);

    const credential = await trust(id, TRUST);
    expect((await deployer.tokenFor(appId, await mint())).status).toBe(200);
    await deployer.call('DELETE', `/v1.0/applications/${id}/federatedIdentityCredentials/${credential.id}`);
    expectRefusal(await deployer.tokenFor(appId, await mint()), 70025);
  });

  test('may list its only audience, as Kubernetes does', async () => {
    // Signed by nobody: that it gets as far as the signature shows that the list was read.
    const { privateKey } = await forgersKey;
    const assertion = await new jose.SignJWT({ iss: WANTED.issuer, sub: WANTED.subject, aud: [WANTED.audience] })
      .setProtectedHeader({ alg: 'RS256', kid: 'unknown' })
      .sign(privateKey);
    expectRefusal(await ask(assertion), 7000272);
  });
});

describe('a signature', () => {
  test.each([
    ['with a key that the issuer does not have', { kid: 'unknown' }],
    ['that names no key', {}],
  ])('%s is refused', async (_, header) => {
    await mint();
    const answer = await ask(forge(header));
    expectRefusal(answer, 7000272);
    expect(answer.body.error_description).toContain(TRUST.issuer);
  });

  test('of somebody else in the name of a key of the issuer is refused', async () => {
    const { kid } = jose.decodeProtectedHeader(await mint());
    expectRefusal(await ask(forge({ kid })), 700027);
  });

  test('in the name of a key of another issuer is refused', async () => {
    const { kid } = jose.decodeProtectedHeader(await mint({ issuer: 'https://gitlab.com' }));
    expectRefusal(await ask(forge({ kid })), 7000272);
  });

  test.each([
    ['none', async () => new jose.UnsecuredJWT(claims()).encode()],
    ['HS256', () => new jose.SignJWT(claims()).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.alloc(32))],
    [
      'PS256',
      async () => {
        const { privateKey } = await jose.generateKeyPair('PS256');
        return new jose.SignJWT(claims()).setProtectedHeader({ alg: 'PS256' }).sign(privateKey);
      },
    ],
  ])('by %s is refused', async (_, assertion) => {
    expectRefusal(await ask(assertion()), 5002738);
  });

  const claims = () => ({ iss: WANTED.issuer, sub: WANTED.subject, aud: WANTED.audience, exp: 4102444800 });
});

describe('the control route for assertions', () => {
  test('makes one that the token endpoint takes', async () => {
    const { status, body } = await deployer.control('POST', 'assertions', { ...WANTED, expiresInSeconds: 60 });
    expect(status).toBe(201);
    const { iat, exp } = jose.decodeJwt(body.assertion) as { iat: number; exp: number };
    expect(exp - iat).toBe(60);
    expect((await ask(body.assertion)).status).toBe(200);
  });

  test('refuses what it does not know, and who does not have the key', async () => {
    expect((await deployer.control('POST', 'assertions', { ...WANTED, algorithm: 'none' })).status).toBe(400);
    expect((await deployer.control('POST', 'assertions', { issuer: WANTED.issuer })).status).toBe(400);
    const json = { 'Content-Type': 'application/json' };
    expect((await deployer.send('POST', '/_local-azure/assertions', JSON.stringify(WANTED), json)).status).toBe(401);
  });
});

test('a local Azure does not take what another one signed', async () => {
  const other = await TestClient.start();
  const assertion = await other.azure.mintAssertion(WANTED);
  await other.azure.stop();
  await mint();
  expectRefusal(await ask(assertion), 7000272);
});

test('the log and the state hold no assertion and no key of an issuer', async () => {
  const lines: string[] = [];
  const logged = await TestClient.start({ log: (line) => lines.push(line) });
  const { body } = await logged.control('POST', 'assertions', WANTED);
  await logged.tokenFor(logged.identity.clientId, body.assertion);
  const kept = lines.join('\n') + JSON.stringify((await logged.control('GET', 'state')).body);
  await logged.azure.stop();
  expect(lines.some((line) => line.includes('/oauth2/v2.0/token 401'))).toBe(true);
  for (const part of body.assertion.split('.')) expect(kept).not.toContain(part);
  expect(kept).not.toContain('PRIVATE');
});
