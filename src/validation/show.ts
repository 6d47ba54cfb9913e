import { describe } from './describe';

// A resource ID or a redirect URI is shown whole.
const LONGEST = 300;

// Somebody may have pasted a secret into the wrong prop: as Entra ID makes them, a key, or a token.
const CLIENT_SECRET = /[\w.~-]{3}\dQ~[\w.~-]{20,}/g;
const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/gs;
const TOKEN = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g;
const USER_INFO = /:\/\/.*@/gs;
const SECRET_IN_QUERY = /([?&][^=&#]*(?:secret|password|token|sig|code|key)[^=&#]*=)[^&#]*/gi;

/** A value as an error text may show it: quoted, on one line, not endless, and without secrets. */
export function show(value: unknown): string {
  if (typeof value !== 'string') return describe(value);
  const safe = [PRIVATE_KEY, TOKEN, CLIENT_SECRET].reduce(
    (text, secret) => text.replace(secret, '***'),
    value.replace(USER_INFO, '://***@').replace(SECRET_IN_QUERY, '$1***'),
  );
  const short = safe.length > LONGEST ? `${safe.slice(0, LONGEST)}…` : safe;
  return `'${JSON.stringify(short).slice(1, -1).replaceAll('\\"', '"')}'`;
}
