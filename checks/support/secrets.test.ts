import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { LocalAzure } from 'adt-local-azure';
import { secretsIn, withoutSecrets } from './secrets';

let azure: LocalAzure;
beforeAll(async () => {
  azure = await LocalAzure.start();
});
afterAll(() => azure.stop());

// Each is made when the test runs, as no example of one may stand here.
const MADE: [string, () => string | Promise<string>][] = [
  ['a client secret of Entra ID', () => azure.deployer.clientSecret],
  [
    'a private key',
    () =>
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  ],
  [
    'a token or an assertion',
    () => azure.mintAssertion({ issuer: 'https://issuer.example', subject: 'a', audience: 'b' }),
  ],
];

test.each(MADE)('%s is known by its form, also within JSON, and not shown', async (name, make) => {
  const secret = await make();
  const text = JSON.stringify({ some: 'text', with: ` ${secret} ` });
  const deeper = JSON.stringify({ text });
  expect([secret, text, deeper].map(secretsIn)).toEqual([[name], [name], [name]]);
  expect(() => withoutSecrets('the log', text)).toThrow(new Error(`the log holds ${name}`));
});

test('the certificate alone is no secret', () => {
  expect(secretsIn(azure.certificate)).toEqual([]);
});

test('no file of the repository holds a secret: no snapshot, no fixture, no recorded traffic', () => {
  const files = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0').filter(Boolean);
  const bad = files.flatMap((file) => secretsIn(readFileSync(file, 'utf8')).map((what) => `${file}: ${what}`));
  expect(bad).toEqual([]);
});
