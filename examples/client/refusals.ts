/** What is missing, and what adds it: a prop of the registration where it has no verb. */
export interface Reason {
  readonly missing: string;
  readonly fix: string;
}

const CONSENT: Reason = { missing: 'consent', fix: 'grantAdminConsent, or consentForUsers' };
const TENANT: Reason = {
  missing: 'tenant: it has no such application',
  fix: 'take AZURE_TENANT_ID and AZURE_CLIENT_ID from the output',
};
const USER: Reason = { missing: 'user: name, password or account', fix: 'sign in with an account of the tenant' };
const AUDIENCE: Reason = {
  missing: 'audience: Azure Digital Twins is not known in the tenant',
  fix: 'az ad sp create --id 0b07f429-9f4b-4714-9392-cc5e8e80c8b0',
};
const SCOPE: Reason = { missing: 'scope', fix: 'ask for tokenScope' };
const REDIRECT_URI: Reason = { missing: 'redirect URI', fix: 'publicClientRedirectUris with http://localhost' };
const TOO_LATE: Reason = { missing: 'time: what was sent has expired, or was used', fix: 'sign in again' };
/** The only one that time may add. */
export const ROLE: Reason = { missing: 'role on the instance', fix: 'roleAssignment.principal, or grantDataAccess()' };

/** By the codes of Entra ID, each of which has a row in docs/troubleshooting.md. */
export const BY_CODE: Readonly<Record<string, Reason>> = {
  50011: REDIRECT_URI,
  500113: REDIRECT_URI,
  50034: USER,
  50053: USER,
  50057: USER,
  50126: USER,
  50105: { missing: 'assignment', fix: 'usersAndGroups: the user, or a group that the user is a direct member of' },
  65001: CONSENT,
  65004: { missing: 'consent: the user declined', fix: 'grantAdminConsent, or sign in again' },
  90094: CONSENT,
  500011: AUDIENCE,
  650053: SCOPE,
  650057: {
    missing: 'scope: the application does not request Azure Digital Twins',
    fix: 'take AZURE_CLIENT_ID from the output',
  },
  700016: TENANT,
  90002: TENANT,
  54005: TOO_LATE,
  70008: TOO_LATE,
  70020: TOO_LATE,
  7000218: {
    missing: 'public client flows',
    fix: 'fallbackPublicClientEnabled; in a browser, publicClientRedirectUris',
  },
};

/** What a token of Azure Digital Twins says about who asks, and for what. */
export interface Claims {
  readonly aud?: string;
  readonly tid?: string;
  readonly appid?: string;
  readonly azp?: string;
  readonly oid?: string;
  readonly upn?: string;
  readonly preferred_username?: string;
  /** Only where a user signed in. */
  readonly scp?: string;
}

const AUDIENCES = ['https://digitaltwins.azure.net', '0b07f429-9f4b-4714-9392-cc5e8e80c8b0'];

/** Why an instance answers 401 or 403 to who has a token. */
export function byAnswer(status: number, { aud, scp }: Claims, hasRead: boolean): Reason {
  if (!AUDIENCES.includes(String(aud))) return { missing: 'audience', fix: 'ask for tokenScope' };
  if (status === 401) return { missing: 'tenant: the instance is in another one', fix: 'AZURE_TENANT_ID' };
  if (scp !== undefined && !scp.split(' ').includes('Read.Write'))
    return { missing: 'scope: Read.Write', fix: CONSENT.fix };
  if (hasRead) return { missing: 'role that may write', fix: 'AdtRole.DATA_OWNER, which takes up to ten minutes' };
  return scp === undefined ? { ...ROLE, fix: 'roleAssignment, or addRoleAssignment()' } : ROLE;
}
