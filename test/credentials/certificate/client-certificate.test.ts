import crypto, { generateKeyPairSync } from 'node:crypto';
import { Fn, TerraformVariable } from 'cdktf';
import { makeCertificate } from '../../../checks/support/certificates';
import { ClientCredential } from '../../../src';
import { codes, problems } from '../../support/problems';
import { type Block, expression, newStack, register, synth, Terraform } from '../../support/synth';

const credential = (certificate: unknown) => ClientCredential.certificate({ certificate: certificate as string });

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
        expect.stringMatching(/^credential\.certificate must be one X\.509 certificate as PEM; /),
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

  test('that only Terraform knows is checked there for a private key, and ends when Entra ID says', () => {
    const stack = newStack();
    const { stringValue } = new TerraformVariable(stack, 'certificate', { type: 'string' });
    register({ credential: credential(stringValue) }, stack);
    const certificate = Terraform.of(stack).resource('azuread_application_certificate');
    const [{ condition, error_message }] = certificate.lifecycle.precondition;
    const [[text, value], [holds, expression]] = Object.entries(Terraform.of(stack).json.locals);
    // Terraform prints the values of all that a failed condition refers to.
    expect(condition).toBe(`\${!local.${holds}}`);
    expect(expression).toBe(`\${strcontains(local.${text}, "PRIVATE KEY")}`);
    expect(value).toBe('${var.certificate}');
    expect(error_message).toMatch(/holds a private key.*: pass the certificate alone\.$/);
    expect(certificate.end_date).toBeUndefined();
    expect(certificate.lifecycle.create_before_destroy).toBe(true);
  });

  test.each([
    ['from a file', Fn.file('client.pem'), '${file("client.pem")}'],
    ['from several tokens', `${expression('var.first')}\n${expression('var.second')}`, '${var.first}\n${var.second}'],
  ])('may come %s', (_, certificate, expected) => {
    const { json } = synth({ credential: credential(certificate) });
    const [resource] = Object.values<Block>(json.resource.azuread_application_certificate);
    expect([Object.values(json.locals)[0], resource.value]).toEqual([expected, expected]);
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
