import { ApiError } from '../http/api-error';

// Every code that Entra ID's sign-in answers with here: HTTP status, OAuth error, and who says so.

/** Microsoft's list of the codes. It has no statuses: those are of the OAuth error, as captured. */
const LISTED = 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes';
/** What a real tenant answered in 2026, published by github.com/calvinchengx/entra-emulator under e2e/differential. */
const CAPTURED = 'captured from a tenant in August 2026';
/** The page that the error itself points to. */
const CERTIFICATES = 'https://learn.microsoft.com/entra/identity-platform/certificate-credentials';
const FEDERATION = 'https://learn.microsoft.com/entra/workload-id/workload-identity-federation';
const DEVICE_CODE = 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code';
const MSAL_JS = 'AzureAD/microsoft-authentication-library-for-js';
/** Microsoft names the code nowhere. */
const reported = (where: string) => `reported at https://github.com/${where}`;

/** Status, OAuth error, source. `invalid_client` is always 401, everything else 400. */
export const ENTRA_ERRORS = {
  16000: [400, 'login_required', LISTED],
  50011: [400, 'invalid_request', LISTED],
  50027: [400, 'invalid_request', LISTED],
  50034: [400, 'invalid_grant', LISTED],
  50048: [401, 'invalid_client', LISTED],
  50049: [400, 'invalid_instance', LISTED],
  50053: [400, 'invalid_grant', LISTED],
  50057: [400, 'invalid_grant', LISTED],
  50058: [400, 'login_required', LISTED],
  50089: [400, 'invalid_grant', LISTED],
  50105: [400, 'invalid_grant', LISTED],
  50126: [400, 'invalid_grant', LISTED],
  50147: [400, 'invalid_request', LISTED],
  50173: [400, 'invalid_grant', LISTED],
  50194: [400, 'invalid_request', LISTED],
  54005: [400, 'invalid_grant', LISTED],
  65001: [400, 'invalid_grant', LISTED],
  65004: [400, 'access_denied', LISTED],
  70000: [400, 'invalid_grant', LISTED],
  70003: [400, 'unsupported_grant_type', CAPTURED],
  70005: [400, 'unsupported_response_type', LISTED],
  70007: [400, 'invalid_request', LISTED],
  70008: [400, 'invalid_grant', LISTED],
  70011: [400, 'invalid_scope', LISTED],
  70016: [400, 'authorization_pending', LISTED],
  70018: [400, 'bad_verification_code', DEVICE_CODE],
  70019: [400, 'expired_token', LISTED],
  70020: [400, 'expired_token', reported('Azure/azure-cli/issues/22251')],
  70025: [401, 'invalid_client', FEDERATION],
  90002: [400, 'invalid_request', LISTED], // discovery calls it invalid_tenant
  90014: [400, 'invalid_request', LISTED],
  90033: [503, 'temporarily_unavailable', LISTED], // the status is not documented
  90055: [429, 'temporarily_unavailable', LISTED], // the status is not documented
  90094: [400, 'access_denied', LISTED],
  90100: [400, 'invalid_request', LISTED],
  90119: [400, 'invalid_request', LISTED],
  90120: [400, 'invalid_request', LISTED],
  500011: [400, 'invalid_resource', CAPTURED],
  500014: [400, 'invalid_resource', reported('AzureAD/microsoft-authentication-library-for-dotnet/issues/3150')],
  500113: [
    400,
    'invalid_request',
    reported('Azure-Samples/active-directory-aspnetcore-webapp-openidconnect-v2/issues/701'),
  ],
  501481: [400, 'invalid_grant', LISTED],
  501491: [400, 'invalid_request', LISTED],
  650053: [401, 'invalid_client', reported('damienbod/AspNetCoreMicrosoftGraph/issues/1')],
  650057: [400, 'invalid_resource', LISTED],
  700016: [400, 'unauthorized_client', LISTED],
  700021: [401, 'invalid_client', CERTIFICATES],
  700022: [400, 'invalid_scope', LISTED],
  700023: [401, 'invalid_client', CERTIFICATES],
  700024: [401, 'invalid_client', CERTIFICATES],
  700025: [401, 'invalid_client', LISTED],
  700027: [401, 'invalid_client', CERTIFICATES],
  700038: [400, 'unauthorized_client', CAPTURED],
  700051: [400, 'unsupported_response_type', reported(`${MSAL_JS}/issues/766`)],
  700054: [400, 'unsupported_response_type', LISTED],
  700084: [400, 'invalid_grant', LISTED],
  700211: [401, 'invalid_client', FEDERATION],
  700212: [401, 'invalid_client', FEDERATION],
  700213: [401, 'invalid_client', FEDERATION],
  900023: [400, 'invalid_request', reported('caddy-dns/azure/issues/3')],
  900144: [400, 'invalid_request', LISTED],
  900561: [400, 'invalid_request', LISTED],
  1002012: [400, 'invalid_scope', reported('MicrosoftDocs/azure-docs/issues/99862')],
  5002723: [401, 'invalid_client', CERTIFICATES],
  5002738: [401, 'invalid_client', CERTIFICATES],
  7000112: [400, 'unauthorized_client', LISTED],
  7000215: [401, 'invalid_client', CAPTURED],
  7000218: [401, 'invalid_client', LISTED],
  7000222: [401, 'invalid_client', LISTED],
  7000229: [401, 'invalid_client', reported('Azure/azure-sdk-for-net/issues/46762')],
  7000272: [401, 'invalid_client', FEDERATION],
  7002138: [401, 'invalid_client', FEDERATION],
  9002313: [400, 'invalid_request', LISTED],
  9002325: [400, 'invalid_request', reported('vibber-ai/fastapi-azure-auth/issues/221')],
  9002326: [400, 'invalid_request', reported('Azure-Samples/ms-identity-javascript-angular-tutorial/issues/37')],
  9002327: [400, 'invalid_request', reported(`${MSAL_JS}/issues/2482`)],
} as const satisfies Record<number, readonly [status: number, error: string, source: string]>;

/** An error with its code. The envelope around it is in envelope.ts. */
export function entraError(
  code: keyof typeof ENTRA_ERRORS,
  description: string,
  instead: { error?: string; suberror?: string } = {},
): ApiError {
  const [status, error] = ENTRA_ERRORS[code];
  const body = { error, error_description: `AADSTS${code}: ${description}`, error_codes: [code], ...instead };
  return new ApiError(status, body);
}
