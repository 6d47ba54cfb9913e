import type { AsymmetricKeyDetails, X509Certificate } from 'node:crypto';
import { credentialOwnerProblems } from '../../application/application-rules';
import type { Findings } from '../../validation/findings';
import { type Problem, problem } from '../../validation/problem';
import type { InScope } from '../../validation/provider-rules';
import { type Rules, structProblems } from '../../validation/struct';
import { secretProblems } from '../../validation/text';
import { isToken } from '../../validation/token';
import { ifLiteral } from '../../validation/values';
import { utcDay } from '../utc-time';
import { readCertificate } from './certificate-text';
import type { ClientCertificateOptions, ClientCertificateProps } from './client-certificate-options';
import { endDateMissing, endDateProblems } from './end-date-rules';

const MIN_RSA_BITS = 2048;

/** The clocks of the machine that made it, and of this one, need not agree to the second. */
const CLOCK_SKEW_MS = 5 * 60 * 1000;

/** What the rules found out about a certificate: its problems and, where it is a literal, what it holds. */
export interface CertificateFindings extends Findings {
  readonly certificate?: X509Certificate;
}

/** What the rules of all props need: the certificate, read once, and whether only Terraform can read it. */
interface Root extends Pick<CertificateFindings, 'certificate'> {
  readonly isUnread: boolean;
}

export const CERTIFICATE_OPTIONS: Rules<ClientCertificateOptions, Root> = {
  certificate: (prop, given, { certificate }) =>
    // A key that stands beside a token is seen, too: it would be in the synthesized JSON.
    typeof given === 'string' && given.includes('PRIVATE KEY')
      ? [privateKeyProblem(prop)]
      : // What was read is a certificate only, and its Base64 may look like anything.
        ifLiteral(prop, given, () => certificateProblems(prop, certificate), certificate ? () => [] : secretProblems),
  endDate: (prop, given, { certificate, isUnread }) => {
    if (given !== undefined) return endDateProblems(prop, given, certificate);
    return isUnread ? [endDateMissing(prop)] : [];
  },
};

export const CERTIFICATE_PROPS: Rules<ClientCertificateProps, Root & InScope> = {
  registration: credentialOwnerProblems,
  ...CERTIFICATE_OPTIONS,
};

/**
 * Everything that is wrong with a certificate, and what it holds.
 *
 * @param place where they stand, if the rules ask for it
 * @param name what the props are called, or the prop that they stand in
 */
export function checkCertificate<Props extends ClientCertificateOptions, Place>(
  rules: Rules<Props, Root & Place>,
  props: Props,
  place: Place,
  name: string,
  parent?: string,
): CertificateFindings {
  const given = props?.certificate;
  const certificate = readCertificate(given);
  const root = { ...place, certificate, isUnread: isToken(given) };
  return { problems: structProblems(rules, props, root, name, parent), certificate };
}

// No text here shows the certificate: it may be a key.

function privateKeyProblem(prop: string): Problem {
  const fix = 'pass the certificate alone, and treat the key as known to others if it was committed';
  return problem('certificate-private-key', prop, 'holds a private key, which must stay with the client', fix);
}

function certificateProblems(prop: string, certificate: X509Certificate | undefined): Problem[] {
  if (!certificate) {
    const fix = 'pass one block from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----';
    return [
      problem('certificate', prop, 'must be one X.509 certificate, as PEM, or as DER in Base64 or hexadecimal', fix),
    ];
  }
  return [...keyProblems(prop, certificate), ...validityProblems(prop, certificate)];
}

/** Entra ID accepts assertions with the algorithm PS256, or the older RS256: both are of RSA. */
function keyProblems(prop: string, { publicKey }: X509Certificate): Problem[] {
  const { modulusLength } = publicKey.asymmetricKeyDetails as AsymmetricKeyDetails; // every public key has them
  if (publicKey.asymmetricKeyType === 'rsa' && Number(modulusLength) >= MIN_RSA_BITS) return [];
  const got = publicKey.asymmetricKeyType === 'rsa' ? `RSA with ${modulusLength} bits` : publicKey.asymmetricKeyType;
  const fix = 'make a certificate with such a key';
  return [problem('certificate-key', prop, `must have an RSA key of at least ${MIN_RSA_BITS} bits, got ${got}`, fix)];
}

function validityProblems(prop: string, { validFrom, validTo }: X509Certificate): Problem[] {
  const now = Date.now();
  if (Date.parse(validTo) <= now) {
    return [problem('certificate-expired', prop, `ended on ${utcDay(validTo)}`, 'renew it')];
  }
  if (Date.parse(validFrom) > now + CLOCK_SKEW_MS) {
    return [problem('certificate-not-yet-valid', prop, `begins on ${utcDay(validFrom)} only`, 'add it then')];
  }
  return [];
}
