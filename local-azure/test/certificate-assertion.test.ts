import * as jose from 'jose';
import { ClientCertificate } from './client-certificate';
import { type Answer, TestClient } from './test-client';

let deployer: TestClient;
let certificate: ClientCertificate;
let other: ClientCertificate;
let application: Answer['body'];

beforeAll(async () => {
  deployer = await TestClient.start();
  [certificate, other] = [await ClientCertificate.make(), await ClientCertificate.make()];
  application = await deployer.client();
});
beforeEach(() => certificate.register(deployer, application.id));
afterAll(() => deployer.azure.stop());

const tenant = () => `${deployer.azure.origin}/${deployer.azure.state.tenantId}`;
const claims = (changes: Record<string, unknown> = {}) => ({
  iss: application.appId,
  sub: application.appId,
  aud: `${tenant()}/oauth2/v2.0/token`,
  ...changes,
});
const seconds = (offset: number) => Math.floor(Date.now() / 1000) + offset;
const ask = (assertion: string, form?: Record<string, string>) => deployer.tokenFor(application.appId, assertion, form);

function expectRefusal({ status, body }: Answer, code: number, error = 'invalid_client'): void {
  expect([status, body.error, body.error_codes]).toEqual([error === 'invalid_client' ? 401 : 400, error, [code]]);
  expect(body.error_description).toMatch(new RegExp(`^AADSTS${code}: `));
}

describe('an assertion signed with a registered certificate', () => {
  test.each([
    ['PS256 and its SHA-256 thumbprint', () => ({ alg: 'PS256', 'x5t#S256': certificate.thumbprint('sha256') })],
    ['RS256 and its SHA-256 thumbprint', () => ({ alg: 'RS256', 'x5t#S256': certificate.thumbprint('sha256') })],
    ['RS256 and its SHA-1 thumbprint', () => ({ alg: 'RS256', x5t: certificate.thumbprint('sha1') })],
  ])('is a token for the application, with %s', async (_, header) => {
    const { status, body } = await ask(await certificate.sign(claims(), header()));
    expect(status).toBe(200);
    expect(jose.decodeJwt(body.access_token)).toMatchObject({ appid: application.appId });
  });

  test('is taken as well if the certificate was registered as DER, and if it is for the issuer', async () => {
    await certificate.register(deployer, application.id, { key: certificate.der.toString('base64') });
    expect((await ask(await certificate.sign(claims({ aud: `${tenant()}/v2.0` })))).status).toBe(200);
  });

  // MSAL rounds, and begins half of its assertions in the future.
  test.each([
    ['begins in a second', () => ({ nbf: seconds(1) })],
    ['begins within the five minutes that clocks may differ by', () => ({ nbf: seconds(290) })],
    ['ended within them', () => ({ nbf: seconds(-900), exp: seconds(-290) })],
  ])('is taken if it %s', async (_, changes) => {
    expect((await ask(await certificate.sign(claims(changes())))).status).toBe(200);
  });

  test.each([
    ['another recipient', () => ({ aud: 'https://login.microsoftonline.com/common/oauth2/v2.0/token' }), 700023],
    ['the token endpoint with a trailing slash', () => ({ aud: `${tenant()}/oauth2/v2.0/token/` }), 700023],
    [
      'another client as its issuer',
      () => ({ iss: deployer.identity.clientId, sub: deployer.identity.clientId }),
      700021,
    ],
    ['another subject than its issuer', () => ({ sub: deployer.identity.clientId }), 50048],
    ['a time that is over', () => ({ nbf: seconds(-900), exp: seconds(-301) }), 700024],
    ['a time that has not begun', () => ({ nbf: seconds(310) }), 700024],
    ['no end', () => ({ exp: undefined }), 700024],
  ])('is refused with %s', async (_, changes, code) => {
    expectRefusal(await ask(await certificate.sign(claims(changes()))), code);
  });

  test('is refused once the certificate is removed, with the thumbprint and the application', async () => {
    const assertion = await certificate.sign(claims());
    expect((await ask(assertion)).status).toBe(200);
    await deployer.call('PATCH', `/v1.0/applications/${application.id}`, { keyCredentials: [] });
    const answer = await ask(assertion);
    expectRefusal(answer, 700027);
    const thumbprint = certificate.thumbprint('sha256', 'hex').toUpperCase();
    for (const part of ['The key was not found.', `'${thumbprint}'`, `'${application.appId}'`]) {
      expect(answer.body.error_description).toContain(part);
    }
  });

  test('is refused with the certificate of another application, and with its thumbprint', async () => {
    const neighbour = await deployer.client();
    await other.register(deployer, neighbour.id);
    const itsThumbprint = { alg: 'PS256', 'x5t#S256': other.thumbprint('sha256') };
    for (const assertion of [await other.sign(claims()), await certificate.sign(claims(), itsThumbprint)]) {
      const answer = await ask(assertion);
      expectRefusal(answer, 700027);
      expect(answer.body.error_description).toContain('The key was not found.');
    }
  });

  test('is refused with the key of another certificate under the thumbprint of the registered one', async () => {
    const header = { alg: 'PS256', 'x5t#S256': certificate.thumbprint('sha256') };
    const answer = await ask(await other.sign(claims(), header));
    expectRefusal(answer, 700027);
    expect(answer.body.error_description).toContain('Client assertion contains an invalid signature.');
  });

  test('is refused if its claims were changed after it was signed', async () => {
    const [header, , signature] = (await certificate.sign(claims({ exp: seconds(-1) }))).split('.');
    const payload = Buffer.from(JSON.stringify({ ...claims(), exp: seconds(600) })).toString('base64url');
    expectRefusal(await ask([header, payload, signature].join('.')), 700027);
  });

  test('is refused before the credential begins and after it ends', async () => {
    const assertion = await certificate.sign(claims());
    await certificate.register(deployer, application.id, {
      startDateTime: new Date(Date.now() + 60_000).toISOString(),
    });
    expectRefusal(await ask(assertion), 700027);

    await certificate.register(deployer, application.id);
    expect((await ask(assertion)).status).toBe(200);
    const [credential] = deployer.azure.state.applications[application.id].keyCredentials;
    credential.endDateTime = '2020-06-01T00:00:00Z';
    const answer = await ask(assertion);
    expectRefusal(answer, 700027);
    expect(answer.body.error_description).toMatch(/The key used is expired\..* End=06\/01\/2020 00:00:00'/);
  });

  test('is refused if the certificate is registered for signing tokens, and not for signing in', async () => {
    await certificate.register(deployer, application.id, { type: 'X509CertAndPassword', usage: 'Sign' });
    expectRefusal(await ask(await certificate.sign(claims())), 700027);
  });

  test('is refused without a thumbprint', async () => {
    expectRefusal(await ask(await certificate.sign(claims(), { alg: 'PS256' })), 5002723);
  });
});

describe('an algorithm that proves nothing is refused:', () => {
  test('none', async () => {
    expectRefusal(await ask(new jose.UnsecuredJWT(claims({ exp: seconds(600) })).encode()), 5002738);
  });

  test('HS256 with the public certificate as the secret', async () => {
    const assertion = await new jose.SignJWT(claims({ exp: seconds(600) }))
      .setProtectedHeader({ alg: 'HS256', 'x5t#S256': certificate.thumbprint('sha256') })
      .sign(Buffer.from(certificate.pem));
    expectRefusal(await ask(assertion), 5002738);
  });
});

describe('a request with an assertion', () => {
  test.each([
    ['that is no JWT', async () => 'no.jwt', 50027],
    ['for two recipients', () => certificate.sign(claims({ aud: [`${tenant()}/v2.0`, `${tenant()}/oauth2`] })), 50027],
    ['that ends after the end of time', () => certificate.sign(claims({ exp: 1e300 })), 50027],
    ['without an issuer', () => certificate.sign(claims({ iss: undefined })), 90014],
  ])('%s cannot be read', async (_, assertion, code) => {
    expectRefusal(await ask(await assertion()), code, 'invalid_request');
  });

  test('of another kind, or of none, is refused', async () => {
    const assertion = await certificate.sign(claims());
    for (const type of ['urn:ietf:params:oauth:client-assertion-type:saml2-bearer', '']) {
      expectRefusal(await ask(assertion, { client_assertion_type: type }), 900144, 'invalid_request');
    }
    const untyped = { client_id: application.appId, client_secret: '', client_assertion: assertion };
    expectRefusal(await deployer.token(untyped), 900144, 'invalid_request');
  });

  test('and a secret is refused, even if both are good', async () => {
    const { body } = await deployer.call('POST', `/v1.0/applications/${application.id}/addPassword`, {});
    expect((await deployer.token({ client_id: application.appId, client_secret: body.secretText })).status).toBe(200);
    const both = await ask(await certificate.sign(claims()), { client_secret: body.secretText });
    expectRefusal(both, 9002313, 'invalid_request');
  });

  test('that is refused does not show the assertion', async () => {
    const assertion = await other.sign(claims());
    const { body } = await ask(assertion);
    for (const part of assertion.split('.')) expect(JSON.stringify(body)).not.toContain(part);
  });
});
