import type { ApiError } from '../http/api-error';
import type { Application, KeyCredential } from '../store/model';
import { entraError } from './error-codes';

// What is wrong with what a client shows instead of a secret.

// An assertion of any signer

export const malformedAssertion = (): ApiError => entraError(50027, 'JWT token is invalid or malformed.');

export const missingClaim = (name: string): ApiError =>
  entraError(
    90014,
    `The required field '${name}' is missing from the credential. Ensure that you have all the necessary ` +
      'parameters for the login request.',
  );

export const unsupportedAlgorithm = (algorithm: string, supported: string[]): ApiError =>
  entraError(
    5002738,
    `Invalid JWT token. '${algorithm}' is not a supported signature algorithm. Supported signing algorithms are: ` +
      `'${supported.join(',')}'`,
  );

export const outsideValidTime = (now: Date, from: Date, until: Date): ApiError =>
  entraError(
    700024,
    `Client assertion is not within its valid time range. Current time: ${now.toISOString()}, assertion valid from ` +
      `${from.toISOString()}, expiry time of assertion ${until.toISOString()}. ${CERTIFICATE_CREDENTIALS}`,
  );

const CERTIFICATE_CREDENTIALS =
  'Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials .';

// An assertion that the application signed with its certificate

export const wrongIssuer = (): ApiError =>
  entraError(
    700021,
    `Client assertion application identifier doesn't match 'client_id' parameter. ${CERTIFICATE_CREDENTIALS}`,
  );

export const subjectIsNotIssuer = (): ApiError =>
  entraError(50048, 'Subject must match the issuer claim in the client assertion.');

export const wrongAudience = (): ApiError =>
  entraError(700023, `Client assertion audience claim does not match Realm issuer. ${CERTIFICATE_CREDENTIALS}`);

export const missingThumbprint = (): ApiError =>
  entraError(
    5002723,
    'Invalid JWT token. No certificate SHA-1 thumbprint, certificate SHA-256 thumbprint, nor keyId specified in ' +
      'token header.',
  );

export const certificateNotFound = (thumbprint: string, appId: string): ApiError =>
  entraError(
    700027,
    'The certificate with identifier used to sign the client assertion is not registered on application. [Reason - ' +
      `The key was not found., Thumbprint of key used by client: '${thumbprint}', Please visit the Azure Portal, Graph ` +
      `Explorer or directly use MS Graph to see configured keys for app Id '${appId}'.]`,
  );

export const certificateExpired = (thumbprint: string, credential: KeyCredential): ApiError =>
  entraError(
    700027,
    'The certificate with identifier used to sign the client assertion is expired on application. [Reason - The key ' +
      `used is expired., Thumbprint of key used by client: '${thumbprint}', ${found(credential)}]`,
  );

export const wrongSignature = (thumbprint: string, credential: KeyCredential): ApiError =>
  entraError(
    700027,
    'Client assertion contains an invalid signature. [Reason - The provided signature value did not match the ' +
      `expected signature value., Thumbprint of key used by client: '${thumbprint}', ${found(credential)}]`,
  );

function found({ startDateTime, endDateTime }: KeyCredential): string {
  const american = (date: string) => date.replace(/^(\d+)-(\d+)-(\d+)T([\d:]+).*$/, '$2/$3/$1 $4');
  return `Found key 'Start=${american(startDateTime)}, End=${american(endDateTime)}'`;
}

// An assertion of another issuer, which a federated identity credential trusts

export const noFederatedCredential = ({ appId, displayName }: Application): ApiError =>
  entraError(70025, `The client '${appId}'(${displayName}) has no configured federated identity credentials.`);

export const issuerNotTrusted = (issuer: string): ApiError => noMatch(700211, 'issuer', issuer);

export const audienceNotTrusted = (audience: string): ApiError => noMatch(700212, 'audience', audience);

export const subjectNotTrusted = (subject: string): ApiError => noMatch(700213, 'subject', subject);

export const subjectDiffersByCase = (subject: string): ApiError =>
  noMatch(
    7002138,
    'subject',
    subject,
    'The subject matches with case-insensitive comparison, but not with case-sensitive comparison. ',
  );

function noMatch(code: 700211 | 700212 | 700213 | 7002138, what: string, presented: string, hint = ''): ApiError {
  return entraError(
    code,
    `No matching federated identity record found for presented assertion ${what} '${presented}'. ${hint}` +
      'Check your federated identity credential Subject, Audience and Issuer against the presented assertion. ' +
      'https://learn.microsoft.com/entra/workload-id/workload-identity-federation',
  );
}

export const issuerKeyNotFound = (kid: string, issuer: string): ApiError =>
  entraError(
    7000272,
    `The certificate with identifier ${kid} used to sign the federated credential could not be found in the ` +
      `metadata of identity provider ${issuer}. Please validate that your Identity Provider's metadata exposes the ` +
      'key used to sign the incoming token.',
  );

export const wrongIssuerSignature = (): ApiError =>
  entraError(700027, 'Client assertion contains an invalid signature.');
