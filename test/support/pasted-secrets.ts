import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { makeCertificate } from '../../checks/support/certificates';

const letters = (length: number) => randomBytes(length).toString('hex').slice(0, length);
const base32 = (length: number) =>
  Array.from(randomBytes(length), (byte) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[byte % 32]).join('');
const base64 = (bytes: number) => randomBytes(bytes).toString('base64');
const base64url = (bytes: number) => randomBytes(bytes).toString('base64url');
const json = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** What a person may paste where it does not belong. Each is made here, as no example of one may stand in a file. */
export interface Pasted {
  readonly text: string;
  /** The part that must not be shown; by default all of it. */
  readonly secret?: string;
}

const named = (before: string, secret: string, after = ''): Pasted => ({ text: before + secret + after, secret });

/** The DER of a key of each kind, in base64, by its encoding. */
function keys(): Record<string, Pasted> {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const curves = ['P-256', 'P-384', 'P-521'].map(
    (namedCurve) => [namedCurve, generateKeyPairSync('ec', { namedCurve }).privateKey] as const,
  );
  const der = (key: typeof rsa, type: 'pkcs1' | 'pkcs8' | 'sec1', locked = {}) =>
    ({ text: key.export({ type, format: 'der', ...locked } as never).toString('base64') }) as Pasted;
  const locked = { cipher: 'aes-256-cbc', passphrase: letters(8) };
  return {
    'an RSA key, PKCS #1': der(rsa, 'pkcs1'),
    'an RSA key, PKCS #8': der(rsa, 'pkcs8'),
    'an RSA key, PKCS #8, encrypted': der(rsa, 'pkcs8', locked),
    'an Ed25519 key': der(generateKeyPairSync('ed25519').privateKey, 'pkcs8'),
    ...Object.fromEntries(
      curves.flatMap(([curve, key]) => [
        [`a ${curve} key, SEC 1`, der(key, 'sec1')],
        [`a ${curve} key, PKCS #8`, der(key, 'pkcs8')],
        [`a ${curve} key, PKCS #8, encrypted`, der(key, 'pkcs8', locked)],
      ]),
    ),
    'an RSA key, PEM': { text: rsa.export({ type: 'pkcs1', format: 'pem' }).toString() },
    'a key of its own password, PEM': { text: rsa.export({ type: 'pkcs8', format: 'pem', ...locked }).toString() },
    // The head of a PFX: a sequence that begins with version 3.
    'a PFX': {
      text: Buffer.concat([Buffer.from('308209a10201033082095f', 'hex'), randomBytes(600)]).toString('base64'),
    },
  };
}

/** What Entra ID and other issuers make, in their forms. */
export const PASTED: Record<string, Pasted> = {
  'a client secret': { text: `${letters(3)}8Q~${letters(34)}` },
  'a client secret with dots': { text: `.-~8Q~${letters(10)}.${letters(10)}~${letters(12)}` },
  'a refresh token': { text: `1.AXQA${base64url(60)}.AgABAAEAAAA${base64url(300)}` },
  'an authorization code': { text: `0.AXQA${base64url(40)}.AgABBAIAAAA${base64url(300)}.${base64url(20)}` },
  'a token': { text: `${json({ alg: 'RS256' })}.${json({ sub: letters(9) })}.${base64url(256)}` },
  'an encrypted token': {
    text: [json({ alg: 'RSA-OAEP', enc: 'A256GCM' }), base64url(256), base64url(12), base64url(99), base64url(16)].join(
      '.',
    ),
  },
  'an encrypted token without a key': {
    text: `${json({ alg: 'dir', enc: 'A256GCM' })}..${base64url(12)}.${base64url(9)}.${base64url(16)}`,
  },
  ...Object.fromEntries(['ghp', 'gho', 'ghu', 'ghs', 'ghr'].map((kind) => [kind, { text: `${kind}_${letters(36)}` }])),
  'ghs with a token': { text: `ghs_12345_${json({ alg: 'RS256' })}.${json({ iss: 1 })}.${base64url(100)}` },
  github_pat: { text: `github_pat_${letters(22)}_${letters(59)}` },
  ...Object.fromEntries(
    [
      'glpat',
      'gldt',
      'glrt',
      'glrtr',
      'glcbt',
      'glptt',
      'glft',
      'glimt',
      'glagent',
      'glsoat',
      'glffct',
      'glwt',
      'gloas',
    ].map((kind) => [kind, { text: `${kind}-${letters(20)}` }]),
  ),
  'glpat of 2025': { text: `glpat-${base64url(20)}.01.${letters(9)}` },
  npm: { text: `npm_${letters(36)}` },
  pypi: { text: `pypi-AgEIcHlwaS5vcmc${base64url(90)}` },
  'HCP Terraform': { text: `${letters(14)}.atlasv1.${base64url(50)}` },
  AWS: { text: `AKIA${base32(16)}` },
  'AWS, temporary': { text: `ASIA${base32(16)}` },
  Google: { text: `AIza${letters(35)}` },
  'a storage key': { text: base64(64) },
  'a key of Azure DevOps': { text: `${letters(52)}JQQJ99${letters(18)}AZDO${letters(4)}` },
  'a connection string of a storage account': named(
    'DefaultEndpointsProtocol=https;AccountName=twins;AccountKey=',
    base64(64),
    ';EndpointSuffix=core.windows.net',
  ),
  'a connection string of a hub': named(
    'HostName=a.azure-devices.net;SharedAccessKeyName=owner;SharedAccessKey=',
    base64(32),
  ),
  'a connection string of a database': named('Server=a;Database=b;User ID=c;Password=', 'hunter2', ';Encrypt=True'),
  'a connection string with Pwd': named('Uid=c;Pwd=', 'pa$$w0rd'),
  'a shared access signature': named('SharedAccessSignature=', `sv=2024-11-04&ss=b`),
  'a SAS': named(
    'https://a.blob.core.windows.net/b?sv=2024-11-04&se=2027-01-01&sig=',
    encodeURIComponent(base64(32)),
    '&sp=r',
  ),
  'a redirect with a token': named('https://localhost/#access_token=', letters(30), '&token_type=Bearer'),
  'a redirect with an ID token': named('https://localhost/#id_token=', letters(30)),
  'a body of a form': named('grant_type=client_credentials&client_secret=', letters(12), '&scope=a'),
  'a body of a form, encoded twice': named('client_id%3Da%26client_secret%3D', letters(12)),
  'an assertion': named('client_assertion=', letters(12)),
  'a setting': named('AZURE_CLIENT_SECRET=', letters(12)),
  'a setting in quotes': named('export ARM_CLIENT_SECRET="', letters(12), '"'),
  JSON: named('{"clientId":"a","clientSecret":"', letters(12), '"}'),
  YAML: named("password: '", letters(12), "'"),
  'a connection string in a setting': named('connectionString="', letters(12), '"'),
  'the value of a secret': named('client_secret_value: "', letters(12), '"'),
  'an API key': named('api_key=', letters(12)),
  'an API key in a head': named('x-api-key: "', letters(12), '"'),
  'a user and a password': named('Authorization: Basic ', Buffer.from(`anna:${letters(9)}`).toString('base64')),
  'a user and a password, without padding': named('Basic ', Buffer.from(`anna:${letters(10)}`).toString('base64')),
  'a bearer of an unknown kind': named('Authorization: Bearer ', `${letters(20)}A1`),
  'a bearer with its only digit at the end': named('Bearer ', `${'plants'.repeat(4)}A1`),
  'a password in a URL': named('https://anna:', letters(8), '@contoso.com/a.git'),
  'a private JWK': named('{"kty":"RSA","n":"AQAB","d":"', base64url(256), '"}'),
  'a factor of a JWK': named('{"kty":"RSA","p" : "', base64url(128), '"}'),
  'a symmetric JWK': named("{'kty':'oct','k':'", base64url(32), "'}"),
  ...keys(),
};

/** What looks like a secret at first sight, and is none. */
export async function harmless(): Promise<string[]> {
  const { pem } = await makeCertificate();
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return [
    '11111111-1111-4111-8111-111111111111',
    '/subscriptions/22222222-2222-4222-8222-222222222222/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/plant',
    'global-digital-twins-client-production',
    'weighs_something_else_long_enough',
    'The secret of the twins; rotate it by 2027: see https://contoso.com/secrets',
    'Basic infrastructure components and services',
    'Basic Zugangsberechtigung1',
    'Bearer authentication-with-access-tokens',
    'Bearer AuthenticationWithAccessTokens',
    'Bearer authentication-of-october-2026',
    'Bearer A1 and others',
    `Basic ${Buffer.from('\u0001anna:plant').toString('base64')}`,
    `Basic ${Buffer.from('anna:plants\u0001').toString('base64')}`,
    'github_pat_ is how they begin',
    'github_pat_of_contoso',
    'client_secret=<see the vault>',
    'password={from the vault}',
    'password=%DB_PASSWORD%',
    'secretName=adt-client, key=value, token_type=Bearer, sigma=123',
    'SharedAccessKeyName=owner',
    'see https://contoso.com:8080/a@b or mail anna@contoso.com',
    'repo:contoso@123/twins@456:ref:refs/heads/main',
    'eyJ is how they begin',
    'Release 0.Alpha and 1.Access',
    'sha256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
    pem.replace(/-----.*?-----|\s/g, ''),
    publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    publicKey.export({ type: 'pkcs1', format: 'der' }).toString('base64'),
    '{"kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4","e":"AQAB","kid":"p"}',
  ];
}
