import crypto, { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Fn, TerraformVariable } from 'cdktf';
import { makeCertificate } from '../../../checks/support/certificates';
import { ClientCredential } from '../../../src';
import { codes, problems } from '../../support/problems';
import { type Block, expression, newStack, register, synth, Terraform } from '../../support/synth';

const credential = (certificate: unknown, endDate?: unknown) =>
  ClientCredential.certificate({ certificate: certificate as string, endDate: endDate as string });
const END = `${new Date().getFullYear() + 5}-05-06T07:08:09Z`;

/** A certificate whose Base64 ends with the sign that fills it up, which ends what Node.js reads. */
async function padded() {
  for (;;) {
    const made = await makeCertificate();
    if (made.der.toString('base64').endsWith('=')) return made;
  }
}

describe('a certificate', () => {
  afterEach(() => jest.restoreAllMocks());

  test('is added as it is, and ends when it ends', async () => {
    const { pem, notAfter } = await makeCertificate();
    expect(synth({ credential: credential(pem) }).resource('azuread_application_certificate')).toMatchObject({
      application_id: '/applications/${azuread_application.Client_4A7F64DF.object_id}',
      type: 'AsymmetricX509Cert',
      encoding: 'pem',
      value: pem,
      end_date: notAfter.toISOString().replace('.000Z', 'Z'),
      lifecycle: { create_before_destroy: true },
    });
  });

  test.each([
    ['a year ago', { from: -365, to: -1 }, 'certificate-expired'],
    ['a day in the future', { from: 1, to: 90 }, 'certificate-not-yet-valid'],
    ['with a short key', { bits: 1024 }, 'certificate-key'],
    ['with an elliptic key', { elliptic: true }, 'certificate-key'],
  ])('from %s is refused', async (_, options, code) => {
    const { pem } = await makeCertificate(options);
    expect(codes({ credential: credential(pem) })).toEqual([code]);
  });

  test('that a clock some minutes ahead has made is accepted', async () => {
    const { pem } = await makeCertificate({ from: 4 / 24 / 60 });
    expect(codes({ credential: credential(pem) })).toEqual([]);
  });

  test('is read once, as the credential and beside it', async () => {
    const { pem } = await makeCertificate();
    const { X509Certificate } = crypto;
    const read = jest.spyOn(crypto, 'X509Certificate').mockImplementation((text) => new X509Certificate(text));
    register({ credential: credential(pem) }).addClientCertificate('next', { certificate: pem });
    expect(read).toHaveBeenCalledTimes(2);
  });

  test('may stand between empty lines', async () => {
    const { pem } = await makeCertificate();
    expect(codes({ credential: credential(`\n${pem}\n\n`) })).toEqual([]);
  });

  test('has to be of a key that signs any way, not by RSA-PSS alone', async () => {
    const { publicKey } = generateKeyPairSync('rsa-pss', { modulusLength: 2048 });
    const { pem } = await makeCertificate({ publicKey });
    expect(codes({ credential: credential(pem) })).toEqual(['certificate-key']);
  });

  test('is there from five minutes before it begins until the second in which it ends', async () => {
    const { pem, notBefore, notAfter } = await makeCertificate();
    const at = (time: number) => {
      jest.spyOn(Date, 'now').mockReturnValue(time);
      return codes({ credential: credential(pem) });
    };
    const from = notBefore.getTime() - 5 * 60_000;
    expect([at(from - 1), at(from)]).toEqual([['certificate-not-yet-valid'], []]);
    expect([at(notAfter.getTime() - 1), at(notAfter.getTime())]).toEqual([[], ['certificate-expired']]);
  });

  test('that is none is refused, whatever it is instead, and not shown', async () => {
    const { pem } = await makeCertificate();
    const broken = pem.replace(/[A-Za-z]{20}/, 'AAAAAAAAAAAAAAAAAAAA');
    for (const text of ['', 'certificate.pem', `${pem}\n${pem}`, broken.slice(0, 200), broken, `x ${pem}`]) {
      const found = problems(() => register({ credential: credential(text) }));
      expect(found).toEqual([
        expect.stringMatching(
          /^credential\.certificate must be one X\.509 certificate, as PEM, or as DER in Base64 or hexadecimal; /,
        ),
      ]);
    }
    expect(codes({ credential: credential(undefined) })).toEqual(['type']);
  });

  test('with its private key is refused, and the key is not shown', async () => {
    const { pem, key } = await makeCertificate();
    for (const text of [key, `${key}\n${pem}`, `${pem}\n${key}`, key.replaceAll('PRIVATE', 'RSA PRIVATE')]) {
      const [only, ...others] = problems(() => register({ credential: credential(text) }));
      expect(only).toMatch(/holds a private key.*\[certificate-private-key\]$/);
      expect(only).not.toContain(key.split('\n')[1]);
      expect(others).toEqual([]);
    }
  });

  test.each(['base64', 'hex'] as const)('may be DER in %s, and is sent as PEM', async (encoding) => {
    const { der, pem, endDate } = await makeCertificate();
    for (const text of [der.toString(encoding), `\n${der.toString(encoding)}\n`]) {
      const { value, ...rest } = synth({ credential: credential(text) }).resource('azuread_application_certificate');
      expect(value.replace(/\s/g, '')).toBe(pem.replace(/\s/g, ''));
      expect(rest).toMatchObject({ encoding: 'pem', end_date: endDate });
    }
    const upper = der.toString('hex').toUpperCase();
    expect(codes({ credential: credential(upper) })).toEqual([]);
  });

  test('may be DER in Base64 of several lines, as tools write it', async () => {
    const { der } = await makeCertificate();
    const text = der.toString('base64').replace(/.{76}/g, '$&\n');
    expect(codes({ credential: credential(text) })).toEqual([]);
  });

  test('that was read is no secret, whatever its Base64 looks like', async () => {
    const { der } = await makeCertificate({ commonName: `{"${'a'.repeat(11)}`.repeat(3) });
    const text = der.toString('base64').replaceAll('eyJ', '\neyJ'); // so begins a token
    expect(text).toMatch(/\neyJ\w{10}/);
    expect(codes({ credential: credential(text) })).toEqual([]);
  });

  test('is not searched for long in a text that looks like one', () => {
    const start = performance.now();
    expect(codes({ credential: credential(`MIIDbzCC${' '.repeat(100_000)}!`) })).toEqual(['certificate']);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test('is not read where a token stands behind it, which may be more than white space', async () => {
    const { der } = await padded();
    const text = `${der.toString('base64')}${expression('var.more')}`;
    const { value, end_date } = synth({ credential: credential(text, END) }).resource(
      'azuread_application_certificate',
    );
    expect([value, end_date]).toEqual([`${der.toString('base64')}\${var.more}`, END]);
  });

  test('is refused as Base64 with something behind the sign that ends it', async () => {
    const text = (await padded()).der.toString('base64');
    for (const more of ['x', `=${text}`, text]) {
      expect(codes({ credential: credential(text + more) })).toEqual(['certificate']);
    }
  });

  test('is refused as DER with something behind it, or cut off', async () => {
    const { der } = await makeCertificate();
    for (const bytes of [Buffer.concat([der, der]), Buffer.concat([der, Buffer.from('x')]), der.subarray(0, -1)]) {
      for (const encoding of ['base64', 'hex'] as const) {
        expect(codes({ credential: credential(bytes.toString(encoding)) })).toEqual(['certificate']);
      }
    }
  });

  describe('that only Terraform knows', () => {
    const stack = newStack();
    const { stringValue } = new TerraformVariable(stack, 'certificate', { type: 'string' });
    register({ credential: credential(stringValue, END) }, stack);
    const { json } = Terraform.of(stack);
    const certificate = Terraform.of(stack).resource('azuread_application_certificate');
    const names = Object.keys(json.locals);
    const [text, key, form] = names.map((name) => `local.${name}`);

    test('is checked there, by locals: Terraform prints the values of all that a failed condition refers to', () => {
      expect(names).toEqual([
        expect.stringMatching(/^Client_ClientCertificate_[0-9A-F]{8}$/),
        expect.stringMatching(/_HoldsPrivateKey_/),
        expect.stringMatching(/_IsCertificate_/),
      ]);
      expect(certificate.lifecycle.create_before_destroy).toBe(true);
      expect(certificate.lifecycle.precondition).toEqual([
        {
          condition: `\${!${key}}`,
          error_message: expect.stringMatching(/^certificate holds a private key, .+; .+\]$/),
        },
        {
          condition: `\${(${form} || ${key})}`,
          error_message: expect.stringMatching(/^certificate must be one X\.509 certificate .+; .+ \[certificate\]$/),
        },
      ]);
      expect(json.locals[names[0]]).toBe('${var.certificate}');
      expect(json.locals[names[1]]).toBe(`\${strcontains(${text}, "PRIVATE KEY")}`);
    });

    test('has the words of docs/errors.md', () => {
      const documented = readFileSync('docs/errors.md', 'utf8').replace(/\s+/g, ' ');
      for (const { error_message } of certificate.lifecycle.precondition) expect(documented).toContain(error_message);
    });

    const patterns = [...json.locals[names[2]].matchAll(/regex\("(.+?)", /g)].map(
      ([, pattern]) => new RegExp(pattern.replaceAll('[:space:]', '\\s')),
    );
    const accepted = (value: string) => patterns.map((pattern) => pattern.test(value));

    test('is accepted as PEM, hexadecimal or Base64', async () => {
      expect(json.locals[names[2]]).toMatch(/^\$\{anytrue\(\[can\(.+\), can\(.+\), can\(.+\)\]\)\}$/);
      for (const options of [{}, { bits: 3072, to: 4000 }]) {
        const { pem, der } = await makeCertificate(options);
        expect(accepted(`\n${pem}\n`)).toEqual([true, false, false]);
        expect(accepted(der.toString('hex'))).toEqual([false, true, false]);
        expect(accepted(` ${der.toString('hex').toUpperCase()}\n`)).toEqual([false, true, false]);
        expect(accepted(`${der.toString('base64')}\n`)).toEqual([false, false, true]);
      }
    });

    test('is refused if it is a key, a chain, or anything else', async () => {
      const { pem, key: privateKey, der } = await makeCertificate();
      const pkcs8 = privateKey.replace(/-----.*-----|\s/g, '');
      // PKCS #12 with two lengths of two bytes, as a vault keeps it: a sequence, the number 3, and the rest.
      const pkcs12 = Buffer.from('30820a7902010330820a3f', 'hex');
      for (const other of [
        '',
        'certificate.pem',
        privateKey,
        pkcs8,
        Buffer.from(pkcs8, 'base64').toString('hex'),
        pkcs12.toString('hex'),
        pkcs12.toString('base64'),
        `${pem}${pem}`,
        `${pem}${privateKey}`,
        `x${der.toString('base64')}`,
        `${der.toString('hex')}g`,
        `${der.toString('base64')}!`,
      ]) {
        expect([other, accepted(other)]).toEqual([other, [false, false, false]]);
      }
    });

    test('is sent in the form that it has, until the end that it is said to have', () => {
      const [pem, hex] = patterns.map(
        (_, index) => [...json.locals[names[2]].matchAll(/can\(regex\(".+?", [\w.]+\)\)/g)][index][0],
      );
      expect(certificate.encoding).toBe(`\${${pem} ? "pem" : ${hex} ? "hex" : "base64"}`);
      expect(certificate).toMatchObject({ value: '${var.certificate}', end_date: END });
    });

    test('needs an end date, which may be a token', () => {
      const missing = problems(() => register({ credential: credential(stringValue) }, newStack('other')));
      expect(missing).toEqual([
        'credential.endDate must be given where only Terraform knows the certificate; pass when the certificate expires, as ' +
          'YYYY-MM-DDThh:mm:ssZ or as a token such as its attribute expires [certificate-end-date]',
      ]);
      expect(codes({ credential: credential(stringValue, stringValue) })).toEqual([]);
      expect(codes({ credential: credential(stringValue, END) })).toEqual([]);
    });

    test.each([
      ['from a file', Fn.file('client.pem'), '${file("client.pem")}'],
      ['from several tokens', `${expression('var.first')}\n${expression('var.second')}`, '${var.first}\n${var.second}'],
    ])('may come %s', (_, given, expected) => {
      const { json: other } = synth({ credential: credential(given, END) });
      const [resource] = Object.values<Block>(other.resource.azuread_application_certificate);
      expect([Object.values(other.locals)[0], resource.value]).toEqual([expected, expected]);
    });
  });

  test.each([
    ['a day', '2027-01-31'],
    ['another time zone', '2027-01-31T12:00:00+01:00'],
    ['a part of a second in one digit', '2027-01-31T12:00:00.5Z'],
    ['a day that is not there', '2027-02-31T12:00:00Z'],
    ['an hour that is not there', '2027-01-31T25:00:00Z'],
    ['a year of more than four digits, which the provider cannot read', '+010000-01-31T12:00:00Z'],
    ['something before it', 'x2027-01-31T12:00:00Z'],
    ['something behind it', '2027-01-31T12:00:00Zx'],
    ['nothing', ''],
  ])('is refused with an end date that is %s', (_, endDate) => {
    const [text] = problems(() => register({ credential: credential(expression('var.certificate'), endDate) }));
    expect(text).toBe(
      `credential.endDate must be a time in UTC, got '${endDate}'; write it as YYYY-MM-DDThh:mm:ssZ ` +
        '[certificate-end-date]',
    );
  });

  test('may end when toISOString() says, without the parts of a second, which Entra ID does not keep', () => {
    const end = synth({ credential: credential(expression('var.certificate'), END.replace('Z', '.900Z')) });
    expect(end.resource('azuread_application_certificate').end_date).toBe(END);
  });

  test('is refused with an end date that is now or in the past', () => {
    const now = Date.parse(END);
    jest.spyOn(Date, 'now').mockReturnValue(now);
    const at = (time: number) => credential(expression('var.certificate'), new Date(time).toISOString());
    expect(codes({ credential: at(now + 1000) })).toEqual([]);
    expect(problems(() => register({ credential: at(now) }))).toEqual([
      `credential.endDate must be in the future, got '${END.replace('Z', '.000Z')}'; write when the certificate expires ` +
        '[certificate-end-date]',
    ]);
  });

  test('may end before the certificate does, and not after it', async () => {
    const { pem, notAfter, endDate } = await makeCertificate();
    const at = (milliseconds: number) =>
      new Date(notAfter.getTime() + milliseconds).toISOString().replace('.000Z', 'Z');
    const before = synth({ credential: credential(pem, at(-1000)) }).resource('azuread_application_certificate');
    expect(before.end_date).toBe(at(-1000));
    expect(codes({ credential: credential(pem, endDate) })).toEqual([]);
    expect(problems(() => register({ credential: credential(pem, at(1000)) }))).toEqual([
      `credential.endDate must not be later than the certificate, which expires on ${endDate.slice(0, 10)}, got ` +
        `'${at(1000)}'; leave it out [certificate-end-date]`,
    ]);
    expect(codes({ credential: credential(pem, 7) })).toEqual(['type']);
  });

  test.each([
    ['a token', () => new TerraformVariable(newStack(), 'more', { type: 'string' }).stringValue],
    ['an expression written by hand', () => '${var.more}'],
  ])('with a private key beside %s is refused, and the key is not shown', async (_, more) => {
    const { key } = await makeCertificate();
    const [only] = problems(() => register({ credential: credential(`${key}\n${more()}`) }));
    expect(only).toMatch(/\[certificate-private-key\]$/);
    expect(only).not.toContain(key.split('\n')[1]);
  });
});
