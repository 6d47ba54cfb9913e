import { createHash, type X509Certificate } from 'node:crypto';
import type { Azure } from '../azure';
import { parseCertificate } from '../graph/key-credentials';
import type { Application, KeyCredential } from '../store/model';
import { type Assertion, checkAlgorithm, isSignedWith } from './assertion';
import {
  certificateExpired,
  certificateNotFound,
  missingThumbprint,
  subjectIsNotIssuer,
  wrongAudience,
  wrongIssuer,
  wrongSignature,
} from './assertion-errors';

/** What Entra ID documents and MSAL sends, and what older clients do. */
const ALGORITHMS = ['PS256', 'RS256'];

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
  throw wrongSignature(thumbprint.hex, credential);
}

function checkClaims({ origin, store }: Azure, { appId }: Application, { claims }: Assertion): void {
  if (claims.iss !== appId) throw wrongIssuer();
  if (claims.sub !== claims.iss) throw subjectIsNotIssuer();
  const tenant = `${origin}/${store.state.tenantId}`;
  if (![`${tenant}/oauth2/v2.0/token`, `${tenant}/v2.0`].includes(claims.aud)) throw wrongAudience();
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
  throw missingThumbprint();
}

function findKey({ appId, keyCredentials }: Application, { algorithm, hex }: Thumbprint) {
  const hash = ({ raw }: X509Certificate) => createHash(algorithm).update(raw).digest('hex').toUpperCase();
  for (const credential of keyCredentials) {
    const certificate = parseCertificate(credential.key);
    if (credential.usage === 'Verify' && hash(certificate) === hex) return { credential, certificate };
  }
  throw certificateNotFound(hex, appId);
}

/** Entra ID calls a key expired that is not valid yet, too. */
function checkDates(credential: KeyCredential, { hex }: Thumbprint): void {
  const now = Date.now();
  if (Date.parse(credential.startDateTime) <= now && now < Date.parse(credential.endDateTime)) return;
  throw certificateExpired(hex, credential);
}
