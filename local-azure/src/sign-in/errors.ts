import { entraError } from '../entra/error-codes';
import { ApiError } from '../http/api-error';
import type { Application, ServicePrincipal, User } from '../store/model';

// What Entra ID answers when a person does not sign in. Where each code is from: entra/error-codes.ts.

// The person

export const noSuchUser = (name: string): ApiError =>
  entraError(
    50034,
    `The user account ${name} does not exist in this directory. To sign into this application, the account must be ` +
      'added to the directory.',
  );

export const wrongPassword = (): ApiError =>
  entraError(50126, 'Error validating credentials due to invalid username or password.');

export const accountLocked = (): ApiError =>
  entraError(
    50053,
    "The account is locked, you've tried to sign in too many times with an incorrect user ID or password.",
  );

export const userDisabled = (): ApiError => entraError(50057, 'The user account is disabled.');

export const notSignedIn = (): ApiError =>
  entraError(50058, 'A silent sign-in request was sent but no user is signed in.');

export const severalSignedIn = (): ApiError =>
  entraError(16000, 'A silent sign-in request was sent but more than one user is signed in. Send a login_hint.');

export const flowTokenExpired = (): ApiError =>
  entraError(50089, 'Authentication failed due to flow token expired. Begin again.');

/** `error` is that of the token endpoint, unless the person is led back to the client. */
export const notAssigned = (
  { displayName, appId }: Application,
  { userPrincipalName }: User,
  error?: string,
): ApiError =>
  entraError(
    50105,
    `Your administrator has configured the application ${displayName} ('${appId}') to block users unless they are ` +
      `specifically granted ('assigned') access to the application. The signed in user '${userPrincipalName}' is ` +
      'blocked because they are not a direct member of a group with access, nor had access directly assigned by an ' +
      'administrator. Please contact your administrator to assign access to this application.',
    error ? { error } : {},
  );

// Consent

export const notConsented = ({ displayName, appId }: Application, error?: string): ApiError =>
  entraError(
    65001,
    `The user or administrator has not consented to use the application with ID '${appId}' named '${displayName}'. ` +
      'Send an interactive authorization request for this user and resource.',
    { suberror: 'consent_required', ...(error && { error }) },
  );

export const declined = (): ApiError => entraError(65004, 'User declined to consent to access the app.');

export const adminConsentRequired = ({ displayName }: Application, permissions: readonly string[]): ApiError =>
  entraError(
    90094,
    `The grant requires admin permission. ${displayName} asks for ${permissions.join(', ')}, which only an ` +
      'administrator can consent to.',
  );

// The request

export const noReplyAddress = (): ApiError => entraError(500113, 'No reply address is registered for the application.');

export const redirectUriMismatch = (uri: string, { appId }: Application): ApiError =>
  entraError(
    50011,
    `The redirect URI '${uri}' specified in the request does not match the redirect URIs configured for the ` +
      `application '${appId}'. Make sure the redirect URI sent in the request matches one added to your application.`,
  );

export const unsupportedResponseType = (type: string): ApiError =>
  entraError(70005, `The response type '${type}' is not supported.`);

export const responseTypeNeedsOpenid = (): ApiError =>
  entraError(70005, "The response type 'id_token' requires the 'openid' scope.");

export const idTokenDisabled = (): ApiError =>
  entraError(700054, "response_type 'id_token' is not enabled for the application.");

export const tokenDisabled = (): ApiError =>
  entraError(700051, "response_type 'token' is not enabled for the application.");

export const unsupportedResponseMode = (mode: string): ApiError =>
  entraError(70007, `'${mode}' is not a supported value of 'response_mode' for this request.`);

export const invalidParameter = (name: string): ApiError =>
  entraError(90100, `The parameter '${name}' is empty or not valid.`);

export const missingChallenge = (): ApiError =>
  entraError(50147, "The size of the code challenge parameter isn't valid: there is a method and no challenge.");

export const invalidChallenge = (): ApiError => entraError(501491, 'Invalid size of Code_Challenge parameter.');

// Scopes

export const mixedScopes = (scope: string): ApiError =>
  entraError(
    70011,
    `The provided value for the input parameter 'scope' is not valid. The scope ${scope} is not valid: .default ` +
      "scope can't be combined with resource-specific scopes.",
  );

export const unknownScope = ({ displayName }: Application, scope: string, { appId }: ServicePrincipal): ApiError =>
  entraError(
    650053,
    `The application '${displayName}' asked for scope '${scope}' that doesn't exist on the resource '${appId}'. ` +
      'Contact the app vendor.',
  );

export const resourceNotRequested = ({ displayName, appId }: Application, resource: string): ApiError =>
  entraError(
    650057,
    'Invalid resource. The client has requested access to a resource which is not listed in the requested permissions ' +
      `in the client's application registration. Client app ID: ${appId}(${displayName}). Resource value from ` +
      `request: ${resource}.`,
  );

// Codes and tokens

export const codeInvalid = (): ApiError =>
  entraError(70000, "The provided value for the 'code' parameter is not valid.");

export const codeRedeemed = (): ApiError =>
  entraError(
    54005,
    'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
  );

export const codeExpired = (): ApiError =>
  entraError(70008, 'The provided authorization code has expired. Send a new interactive authorization request.');

export const redirectUriChanged = (uri: string, before: string): ApiError =>
  entraError(
    50011,
    `The reply address '${uri}' does not match the reply address '${before}' provided when requesting Authorization code.`,
    { error: 'invalid_grant' },
  );

export const verifierMismatch = (): ApiError =>
  entraError(501481, 'The Code_Verifier does not match the code_challenge supplied in the authorization request.');

export const refreshTokenInvalid = (): ApiError =>
  entraError(70000, 'The provided refresh token is not valid, or was issued to another client.');

export const refreshTokenExpired = (): ApiError =>
  entraError(70008, 'The provided refresh token has expired due to inactivity.');

export const spaTokenExpired = (): ApiError =>
  entraError(
    700084,
    'The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited lifetime of 1.00:00:00, ' +
      'which cannot be extended. It is now expired and a new sign in request must be sent by the SPA to the sign in page.',
  );

export const grantRevoked = (): ApiError =>
  entraError(50173, 'The provided grant has expired due to it being revoked, and a fresh auth token is needed.');

// The client

export const publicClientWithCredential = (): ApiError =>
  entraError(700025, "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.");

export const missingProofKey = (): ApiError =>
  entraError(9002325, 'Proof Key for Code Exchange is required for cross-origin authorization code redemption.');

export const crossOriginRefused = (origin: string): ApiError =>
  entraError(
    9002326,
    "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type. Request origin: " +
      `'${origin}'.`,
  );

export const onlyCrossOrigin = (): ApiError =>
  entraError(
    9002327,
    "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
  );

// Devices

export const authorizationPending = (): ApiError =>
  entraError(70016, 'OAuth 2.0 device flow error. Authorization is pending. Continue polling.');

/** RFC 8628, 3.5. Entra ID has no code for it. */
export const slowDown = (): ApiError =>
  new ApiError(400, { error: 'slow_down', error_description: 'Poll less often.', error_codes: [] });

export const authorizationDeclined = (): ApiError =>
  entraError(65004, 'The end user declined the authorization request.', { error: 'authorization_declined' });

export const deviceCodeInvalid = (): ApiError =>
  entraError(70018, "The provided value for the input parameter 'device_code' is not valid.");

export const deviceCodeExpired = (): ApiError =>
  entraError(
    70020,
    "The provided value for the input parameter 'device_code' is not valid. This device code has expired.",
  );

export const userCodeInvalid = (): ApiError =>
  entraError(70018, 'Invalid verification code due to User typing in wrong user code for device code flow.');

export const userCodeMissing = (): ApiError => entraError(90119, 'The user code is null or empty.');

export const userCodeExpired = (): ApiError =>
  entraError(70019, 'Verification code expired. Begin again on the device.');

export const userCodeUsed = (): ApiError => entraError(90120, 'The request was already authorized or declined.');
