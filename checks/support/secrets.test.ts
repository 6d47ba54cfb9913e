import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import * as jose from 'jose';
import { makeSecret } from '../../local-azure/src/entra/secret';
import { makeCertificate } from '../../test/support/certificates';
import { secretsIn, withoutSecrets } from './secrets';

// Each is made here, as no example of one may stand here.
const MADE: [string, () => Promise<string>][] = [
  ['a client secret of Entra ID', async () => makeSecret()],
  ['a private key', async () => (await makeCertificate()).key],
  [
    'a token or an assertion',
    () => new jose.SignJWT({ iss: 'somebody' }).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.alloc(32)),
  ],
];

test.each(MADE)('%s is known by its form, also within JSON, and not shown', async (name, make) => {
  const secret = await make();
  const text = JSON.stringify({ some: 'text', with: ` ${secret} ` });
  const deeper = JSON.stringify({ text });
  expect([secret, text, deeper].map(secretsIn)).toEqual([[name], [name], [name]]);
  expect(() => withoutSecrets('the log', text)).toThrow(new Error(`the log holds ${name}`));
});

test('the certificate alone is no secret', async () => {
  expect(secretsIn((await makeCertificate()).pem)).toEqual([]);
});

test('no file of the repository holds a secret: no snapshot, no fixture, no recorded traffic', () => {
  const files = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0').filter(Boolean);
  const bad = files.flatMap((file) => secretsIn(readFileSync(file, 'utf8')).map((what) => `${file}: ${what}`));
  expect(bad).toEqual([]);
});
