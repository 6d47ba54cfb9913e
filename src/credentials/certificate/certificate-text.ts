import { X509Certificate } from 'node:crypto';
import { conditional, Fn, type IResolvable, Token } from 'cdktf';

// A certificate as PEM, or as DER in hexadecimal or Base64. DER of a certificate with an RSA key begins with a sequence (30 82)
// whose length has two bytes, and with another one in it. Private keys and PKCS #12 begin otherwise. The patterns have
// neither backslashes nor braces, so that they can stand in an expression of Terraform. Tools break lines of Base64.
const [PEM, HEX, BASE64] = [
  '-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=[:space:]]+-----END CERTIFICATE-----',
  '3082[0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f]3082[0-9A-Fa-f]+',
  'MII...CC[A-Za-z0-9+/[:space:]]*[A-Za-z0-9+/]=*',
].map((pattern) => `^[[:space:]]*${pattern}[[:space:]]*$`);

/** The certificate in a text; nothing if there is none, or more than one. No text with a token has one of the forms. */
export function readCertificate(text: unknown): X509Certificate | undefined {
  if (typeof text !== 'string' || ![PEM, HEX, BASE64].some((pattern) => hasForm(pattern, text))) return undefined;
  try {
    if (hasForm(PEM, text)) return new X509Certificate(text);
    const der = Buffer.from(text.trim(), hasForm(HEX, text) ? 'hex' : 'base64');
    const certificate = new X509Certificate(der);
    return certificate.raw.equals(der) ? certificate : undefined;
  } catch {
    // it has the form only
  }
  return undefined;
}

/** A certificate as PEM: the text that it was read from, where that is PEM. */
export function pemOf(text: string, certificate: X509Certificate): string {
  return hasForm(PEM, text) ? text : certificate.toString();
}

function hasForm(pattern: string, text: string): boolean {
  return new RegExp(pattern.replaceAll('[:space:]', '\\s')).test(text);
}

/** What Terraform tells the provider about a certificate that only Terraform knows. */
export function encodingExpression(text: string): string {
  return Token.asString(conditional(matches(PEM, text), 'pem', conditional(matches(HEX, text), 'hex', 'base64')));
}

/** Whether a text that only Terraform knows is a certificate, as far as Terraform can see. */
export function isCertificateExpression(text: string): IResolvable {
  return Fn.anytrue([PEM, HEX, BASE64].map((pattern) => matches(pattern, text)));
}

function matches(pattern: string, text: string): IResolvable {
  return Fn.can(Fn.regex(pattern, text));
}
