import type { AsymmetricKeyDetails, X509Certificate } from 'node:crypto';
import type { Construct } from 'constructs';
import { credentialOwnerProblems } from '../../application/application-rules';
import type { Findings } from '../../validation/findings';
import { type Problem, problem } from '../../validation/problem';
import { propName } from '../../validation/prop-name';
import { show } from '../../validation/show';
import { isToken } from '../../validation/token';
import { ifLiteral, ifStruct } from '../../validation/values';
import { readCertificate } from './certificate-text';
import type { ClientCertificateOptions, ClientCertificateProps } from './client-certificate-options';
import { isUtcTime } from './utc-time';

const MIN_RSA_BITS = 2048;

/** The clocks of the machine that made it, and of this one, need not agree to the second. */
const CLOCK_SKEW_MS = 5 * 60 * 1000;

/** What the rules found out about a certificate: its problems and, where it is a literal, what it holds. */
export interface CertificateFindings extends Findings {
  readonly certificate?: X509Certificate;
}

/** @param parent the prop that holds the options, where they are not props themselves */
export function checkCertificate(options: ClientCertificateOptions, parent?: string): CertificateFindings {
  const certificate = readCertificate(String(options?.certificate));
  const prop = propName(parent, 'certificate');
  const problems = ifStruct(parent ?? 'options', options ?? null, ({ certificate: given, endDate }) =>
    // A key that stands beside a token is seen, too: it would be in the synthesized JSON.
    /PRIVATE KEY/.test(String(given))
      ? [privateKeyProblem(prop)]
      : [
          ...ifLiteral(prop, given, () => certificateProblems(prop, certificate)),
          ...(endDate === undefined && isToken(given) ? [endDateMissing(propName(parent, 'endDate'))] : []),
          ...(endDate === undefined ? [] : endDateProblems(propName(parent, 'endDate'), endDate, certificate)),
        ],
  );
  return { problems, certificate };
}

/** Everything that is wrong with a certificate that is added to a registration in a scope. */
export function checkCertificateProps(props: ClientCertificateProps, scope: Construct): CertificateFindings {
  const { problems, certificate } = checkCertificate(props);
  return {
    problems: [...credentialOwnerProblems('registration', props?.registration, scope), ...problems],
    certificate,
  };
}

// No text here shows the certificate: it may be a key.

function privateKeyProblem(prop: string): Problem {
  const fix = 'pass the certificate alone, and treat the key as known to others if it was committed';
  return problem('certificate-private-key', prop, 'holds a private key, which must stay with the client', fix);
}

function certificateProblems(prop: string, certificate: X509Certificate | undefined): Problem[] {
  if (!certificate) {
    const wrong = 'must be one X.509 certificate, as PEM, or as DER in Base64 or hexadecimal';
    const fix = 'pass one block from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----';
    return [problem('certificate', prop, wrong, fix)];
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
    return [problem('certificate-expired', prop, `ended on ${day(validTo)}`, 'renew it')];
  }
  if (Date.parse(validFrom) > now + CLOCK_SKEW_MS) {
    return [problem('certificate-not-yet-valid', prop, `begins on ${day(validFrom)} only`, 'add it then')];
  }
  return [];
}

function endDateMissing(prop: string): Problem {
  const fix = 'pass when the certificate expires, as 2027-01-31T12:00:00Z or by a token such as its attribute expires';
  return problem('certificate-end-date', prop, 'must be given where only Terraform knows the certificate', fix);
}

function endDateProblems(prop: string, value: unknown, certificate: X509Certificate | undefined): Problem[] {
  return ifLiteral(prop, value, (time) => {
    // Another spelling of the same time would replace the credential with each apply.
    if (!isUtcTime(time)) {
      const fix = 'write it as 2027-01-31T12:00:00Z';
      return [problem('certificate-end-date', prop, `must be a time in UTC, in whole seconds, got ${show(time)}`, fix)];
    }
    if (!certificate || Date.parse(time) <= Date.parse(certificate.validTo)) return [];
    const wrong = `must not be later than the certificate, which expires on ${day(certificate.validTo)}, got ${show(time)}`;
    return [problem('certificate-end-date', prop, wrong, 'leave it out')];
  });
}

function day(time: string): string {
  return new Date(time).toISOString().slice(0, 10);
}
