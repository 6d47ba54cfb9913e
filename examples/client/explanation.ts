import { BY_CODE, byAnswer, type Claims, type Reason, ROLE } from './refusals';
import { SCOPE } from './sign-in';

/** What is known when a sign-in or a request fails. */
export interface Attempt {
  /** The access token, once there is one. */
  readonly token?: string;
  /** Whether the instance has answered a request before. */
  readonly hasRead: boolean;
}

/** An error of the sign-in, or of the instance. */
export type Refusal = Error & { readonly statusCode?: number };

/** What failed, who asked for what, what is missing, and what adds it. */
export function explain(error: Refusal, attempt: Attempt): string {
  const told = `refused: ${error.statusCode ?? ''} ${error.message}`;
  const found = reasonOf(error, attempt);
  if (!found) return told;
  const { missing, fix, entry } = found;
  const lines = { ...asked(attempt), missing, fix, 'more in': `docs/troubleshooting.md, ${entry}` };
  return [told, '', ...Object.entries(lines).map(([name, text]) => `  ${name.padEnd(10)}${text}`)].join('\n');
}

/** Whether it may be a role that does not count yet. */
export function lacksRole(error: Refusal, attempt: Attempt): boolean {
  return error.statusCode === 403 && reasonOf(error, attempt)?.missing === ROLE.missing;
}

function reasonOf(
  { message, statusCode }: Refusal,
  { token, hasRead }: Attempt,
): (Reason & { entry: string }) | undefined {
  // MSAL for Node.js drops the code where it asks for a device code.
  const code = /\binvalid_client$/.test(message) ? '7000218' : /AADSTS(\d+)/.exec(message)?.[1];
  if (code && BY_CODE[code]) return { ...BY_CODE[code], entry: `AADSTS${code}` };
  if (token === undefined || !(statusCode === 401 || statusCode === 403)) return undefined;
  return { ...byAnswer(statusCode, claimsOf(token), hasRead), entry: `"${statusCode}"` };
}

/** Who asks for what: as the token says, or as it was asked for. */
function asked({ token }: Attempt): Record<string, string | undefined> {
  const { AZURE_CLIENT_ID: client, AZURE_TENANT_ID: tenant } = process.env;
  if (token === undefined) return { client, tenant, 'asked for': SCOPE };
  const { aud, tid, appid, azp, oid, upn, preferred_username: name, scp } = claimsOf(token);
  const who = scp === undefined ? `the client, service principal ${oid}` : `${upn ?? name}, user ${oid}`;
  return { who, client: appid ?? azp, tenant: tid, audience: aud, ...(scp !== undefined && { scope: scp }) };
}

/** Only to explain it: it is for the instance to check a token. */
const claimsOf = (token: string): Claims => JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString());
