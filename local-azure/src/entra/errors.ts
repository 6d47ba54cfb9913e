import { randomUUID } from 'node:crypto';
import { ApiError } from '../http/api-error';
import type { Application, KeyCredential } from '../store/model';

// What Entra ID's token endpoint answers instead of a token: the AADSTS codes, each in one place.

function entraError(status: number, error: string, code: number, description: string): ApiError {
  return new ApiError(status, {
    error,
    error_description: `AADSTS${code}: ${description}`,
    error_codes: [code],
    timestamp: new Date().toISOString(),
    trace_id: randomUUID(),
    correlation_id: randomUUID(),
  });
}

/** The credential is known not to be good: always 401. */
const invalidClient = (code: number, description: string) => entraError(401, 'invalid_client', code, description);

/** The request or the assertion in it cannot be read: always 400. */
const invalidRequest = (code: number, description: string) => entraError(400, 'invalid_request', code, description);

// The request

export const badRequest = (message: string): ApiError => invalidRequest(900144, message);

export const missingParameter = (parameter: string): ApiError => badRequest(lacks(parameter));

export const missingCredential = (): ApiError => invalidClient(7000218, lacks("'client_assertion' or 'client_secret'"));

const lacks = (parameter: string) => `The request body must contain the following parameter: ${parameter}.`;

export const malformedRequest = (): ApiError =>
  invalidRequest(9002313, 'Invalid request. Request is malformed or invalid.');

export const unsupportedGrant = (grantType: string): ApiError =>
  entraError(400, 'unsupported_grant_type', 70003, `The app requested an unsupported grant type '${grantType}'.`);

export const tenantNotFound = (tenant: string): ApiError => invalidRequest(90002, `Tenant '${tenant}' not found.`);

export const applicationNotFound = (clientId: string): ApiError =>
  entraError(
    400,
    'unauthorized_client',
    700016,
    `Application with identifier '${clientId}' was not found in the directory.`,
  );

export const servicePrincipalMissing = (clientId: string): ApiError =>
  invalidClient(7000229, `The client application '${clientId}' is missing service principal in the tenant.`);

export const scopeNotValid = (scope: string): ApiError =>
  entraError(
    400,
    'invalid_scope',
    1002012,
    `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default ` +
      'suffixed to the resource identifier (application ID URI).',
  );

export const resourceNotFound = (resource: string): ApiError =>
  entraError(400, 'invalid_resource', 500011, `The resource principal named ${resource} was not found in the tenant.`);

// A client secret

export const wrongSecret = (appId: string): ApiError =>
  invalidClient(
    7000215,
    'Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the ' +
      `client secret ID, for a secret added to app '${appId}'.`,
  );

export const secretExpired = (appId: string): ApiError =>
  invalidClient(7000222, `The provided client secret keys for app '${appId}' are expired.`);

// An assertion of any signer

export const malformedAssertion = (): ApiError => invalidRequest(50027, 'JWT token is invalid or malformed.');

export const missingClaim = (name: string): ApiError =>
  invalidRequest(
    90014,
    `The required field '${name}' is missing from the credential. Ensure that you have all the necessary ` +
      'parameters for the login request.',
  );

export const unsupportedAlgorithm = (algorithm: string, supported: string[]): ApiError =>
  invalidClient(
    5002738,
    `Invalid JWT token. '${algorithm}' is not a supported signature algorithm. Supported signing algorithms are: ` +
      `'${supported.join(',')}'`,
  );

export const outsideValidTime = (now: Date, from: Date, until: Date): ApiError =>
  invalidClient(
    700024,
    `Client assertion is not within its valid time range. Current time: ${now.toISOString()}, assertion valid from ` +
      `${from.toISOString()}, expiry time of assertion ${until.toISOString()}. ${CERTIFICATE_CREDENTIALS}`,
  );

const CERTIFICATE_CREDENTIALS =
  'Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials .';

// An assertion that the application signed with its certificate

export const wrongIssuer = (): ApiError =>
  invalidClient(
    700021,
    `Client assertion application identifier doesn't match 'client_id' parameter. ${CERTIFICATE_CREDENTIALS}`,
  );

export const subjectIsNotIssuer = (): ApiError =>
  invalidClient(50048, 'Subject must match the issuer claim in the client assertion.');

export const wrongAudience = (): ApiError =>
  invalidClient(700023, `Client assertion audience claim does not match Realm issuer. ${CERTIFICATE_CREDENTIALS}`);

export const missingThumbprint = (): ApiError =>
  invalidClient(
    5002723,
    'Invalid JWT token. No certificate SHA-1 thumbprint, certificate SHA-256 thumbprint, nor keyId specified in ' +
      'token header.',
  );

export const certificateNotFound = (thumbprint: string, appId: string): ApiError =>
  invalidClient(
    700027,
    'The certificate with identifier used to sign the client assertion is not registered on application. [Reason - ' +
      `The key was not found., Thumbprint of key used by client: '${thumbprint}', Please visit the Azure Portal, Graph ` +
      `Explorer or directly use MS Graph to see configured keys for app Id '${appId}'.]`,
  );

export const certificateExpired = (thumbprint: string, credential: KeyCredential): ApiError =>
  invalidClient(
    700027,
    'The certificate with identifier used to sign the client assertion is expired on application. [Reason - The key ' +
      `used is expired., Thumbprint of key used by client: '${thumbprint}', ${found(credential)}]`,
  );

export const wrongSignature = (thumbprint: string, credential: KeyCredential): ApiError =>
  invalidClient(
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
  invalidClient(70025, `The client '${appId}'(${displayName}) has no configured federated identity credentials.`);

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

function noMatch(code: number, what: string, presented: string, hint = ''): ApiError {
  return invalidClient(
    code,
    `No matching federated identity record found for presented assertion ${what} '${presented}'. ${hint}` +
      'Check your federated identity credential Subject, Audience and Issuer against the presented assertion. ' +
      'https://learn.microsoft.com/entra/workload-id/workload-identity-federation',
  );
}

export const issuerKeyNotFound = (kid: string, issuer: string): ApiError =>
  invalidClient(
    7000272,
    `The certificate with identifier ${kid} used to sign the federated credential could not be found in the ` +
      `metadata of identity provider ${issuer}. Please validate that your Identity Provider's metadata exposes the ` +
      'key used to sign the incoming token.',
  );

export const wrongIssuerSignature = (): ApiError =>
  invalidClient(700027, 'Client assertion contains an invalid signature.');
