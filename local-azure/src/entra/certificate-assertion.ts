import { createHash, type X509Certificate } from 'node:crypto';
import type { Azure } from '../azure';
import { parseCertificate } from '../graph/key-credentials';
import type { Application, KeyCredential } from '../store/model';
import { type Assertion, checkAlgorithm, isSignedWith } from './assertion';
import { invalidClient } from './refusal';

/** What Entra ID documents and MSAL sends, and what older clients do. */
const ALGORITHMS = ['PS256', 'RS256'];

const DOCUMENTATION =
  'Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials .';

/** An assertion that the application signs with the key of a certificate which is registered on it. */
export async function checkCertificateAssertion(
  azure: Azure,
  application: Application,
  assertion: Assertion,
): Promise<void> {
  checkClaims(azure, application, assertion);
  checkAlgorithm(assertion, ALGORITHMS);
  const thumbprint = thumbprintOf(assertion);
  const { credential, certificate } = findKey(application, thumbprint);
  checkDates(credential, thumbprint);
  if (await isSignedWith(assertion, certificate.publicKey, ALGORITHMS)) return;
  throw invalidClient(
    700027,
    'Client assertion contains an invalid signature. [Reason - The provided signature value did not match the ' +
      `expected signature value., Thumbprint of key used by client: '${thumbprint.hex}', ${found(credential)}]`,
  );
}

function checkClaims({ origin, store }: Azure, { appId }: Application, { claims }: Assertion): void {
  if (claims.iss !== appId) {
    throw invalidClient(
      700021,
      `Client assertion application identifier doesn't match 'client_id' parameter. ${DOCUMENTATION}`,
    );
  }
  if (claims.sub !== claims.iss) {
    throw invalidClient(50048, 'Subject must match the issuer claim in the client assertion.');
  }
  const tenant = `${origin}/${store.state.tenantId}`;
  if (![`${tenant}/oauth2/v2.0/token`, `${tenant}/v2.0`].includes(claims.aud)) {
    throw invalidClient(700023, `Client assertion audience claim does not match Realm issuer. ${DOCUMENTATION}`);
  }
}

interface Thumbprint {
  readonly algorithm: 'sha1' | 'sha256';
  readonly hex: string;
}

/** A `kid` alone, which Entra ID takes as well, is not enough here. */
function thumbprintOf({ header }: Assertion): Thumbprint {
  const hex = (base64url: string) => Buffer.from(base64url, 'base64url').toString('hex').toUpperCase();
  if (header['x5t#S256']) return { algorithm: 'sha256', hex: hex(header['x5t#S256']) };
  if (header.x5t) return { algorithm: 'sha1', hex: hex(header.x5t) };
  throw invalidClient(
    5002723,
    'Invalid JWT token. No certificate SHA-1 thumbprint, certificate SHA-256 thumbprint, nor keyId specified in ' +
      'token header.',
  );
}

function findKey({ appId, keyCredentials }: Application, { algorithm, hex }: Thumbprint) {
  const hash = ({ raw }: X509Certificate) => createHash(algorithm).update(raw).digest('hex').toUpperCase();
  for (const credential of keyCredentials) {
    const certificate = parseCertificate(credential.key);
    if (credential.usage === 'Verify' && hash(certificate) === hex) return { credential, certificate };
  }
  throw invalidClient(
    700027,
    'The certificate with identifier used to sign the client assertion is not registered on application. [Reason - ' +
      `The key was not found., Thumbprint of key used by client: '${hex}', Please visit the Azure Portal, Graph ` +
      `Explorer or directly use MS Graph to see configured keys for app Id '${appId}'.]`,
  );
}

/** Entra ID calls a key expired that is not valid yet, too. */
function checkDates(credential: KeyCredential, { hex }: Thumbprint): void {
  const now = Date.now();
  if (Date.parse(credential.startDateTime) <= now && now < Date.parse(credential.endDateTime)) return;
  throw invalidClient(
    700027,
    'The certificate with identifier used to sign the client assertion is expired on application. [Reason - The key ' +
      `used is expired., Thumbprint of key used by client: '${hex}', ${found(credential)}]`,
  );
}

function found({ startDateTime, endDateTime }: KeyCredential): string {
  const american = (date: string) => date.replace(/^(\d+)-(\d+)-(\d+)T([\d:]+).*$/, '$2/$3/$1 $4');
  return `Found key 'Start=${american(startDateTime)}, End=${american(endDateTime)}'`;
}
