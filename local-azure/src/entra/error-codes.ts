import { ApiError } from '../http/api-error';

// Every code that Entra ID's sign-in answers with here: HTTP status, OAuth error, and who says so.

/** Microsoft's list of the codes. It has no statuses: those are of the OAuth error, as captured. */
const LISTED = 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes';
/** What a real tenant answered in 2026, published by github.com/calvinchengx/entra-emulator under e2e/differential. */
const CAPTURED = 'captured from a tenant in August 2026';
/** The page that the error itself points to. */
const CERTIFICATES = 'https://learn.microsoft.com/entra/identity-platform/certificate-credentials';
const FEDERATION = 'https://learn.microsoft.com/entra/workload-id/workload-identity-federation';
/** Microsoft names the code nowhere. */
const reported = (where: string) => `reported at https://github.com/${where}`;

/** Status, OAuth error, source. `invalid_client` is always 401, everything else 400. */
export const ENTRA_ERRORS = {
  50027: [400, 'invalid_request', LISTED],
  50048: [401, 'invalid_client', LISTED],
  50049: [400, 'invalid_instance', LISTED],
  50194: [400, 'invalid_request', LISTED],
  70003: [400, 'unsupported_grant_type', CAPTURED],
  70025: [401, 'invalid_client', FEDERATION],
  90002: [400, 'invalid_request', LISTED], // discovery calls it invalid_tenant
  90014: [400, 'invalid_request', LISTED],
  90033: [503, 'temporarily_unavailable', LISTED], // the status is not documented
  90055: [429, 'temporarily_unavailable', LISTED], // the status is not documented
  500011: [400, 'invalid_resource', CAPTURED],
  500014: [400, 'invalid_resource', reported('AzureAD/microsoft-authentication-library-for-dotnet/issues/3150')],
  700016: [400, 'unauthorized_client', LISTED],
  700022: [400, 'invalid_scope', LISTED],
  700021: [401, 'invalid_client', CERTIFICATES],
  700023: [401, 'invalid_client', CERTIFICATES],
  700024: [401, 'invalid_client', CERTIFICATES],
  700027: [401, 'invalid_client', CERTIFICATES],
  700038: [400, 'unauthorized_client', CAPTURED],
  700211: [401, 'invalid_client', FEDERATION],
  700212: [401, 'invalid_client', FEDERATION],
  700213: [401, 'invalid_client', FEDERATION],
  900023: [400, 'invalid_request', reported('caddy-dns/azure/issues/3')],
  900561: [400, 'invalid_request', LISTED],
  900144: [400, 'invalid_request', LISTED],
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
} as const satisfies Record<number, readonly [status: number, error: string, source: string]>;

/** An error with its code. The envelope around it is in envelope.ts. */
export function entraError(code: keyof typeof ENTRA_ERRORS, description: string): ApiError {
  const [status, error] = ENTRA_ERRORS[code];
  return new ApiError(status, { error, error_description: `AADSTS${code}: ${description}`, error_codes: [code] });
}
