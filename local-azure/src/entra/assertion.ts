import * as jose from 'jose';
import { z } from 'zod';
import { malformedAssertion, missingClaim, outsideValidTime, unsupportedAlgorithm } from './assertion-errors';

const HEADER = z.object({
  alg: z.string(),
  kid: z.string().optional(),
  x5t: z.string().optional(),
  'x5t#S256': z.string().optional(),
});

/** Seconds since 1970, as far as a date can tell. Entra ID takes a time that is missing for 1970. */
const TIME = z.number().min(0).max(8.64e12).default(0);

const CLAIMS = z.object({
  iss: z.string(),
  sub: z.string(),
  // Kubernetes lists its only audience. Entra ID refuses a list of two.
  aud: z.string().or(z.tuple([z.string()]).transform(([only]) => only)),
  nbf: TIME,
  exp: TIME,
});

/** A JWT that a client shows instead of a secret. Not to be believed before its signature is checked. */
export interface Assertion {
  readonly header: z.infer<typeof HEADER>;
  readonly claims: z.infer<typeof CLAIMS>;
  readonly text: string;
}

export function readAssertion(text: string): Assertion {
  const { header, payload } = decode(text);
  const missing = ['iss', 'sub', 'aud'].find((name) => payload[name] === undefined);
  if (missing) throw missingClaim(missing);
  const [known, claims] = [HEADER.safeParse(header), CLAIMS.safeParse(payload)];
  if (!known.success || !claims.success) throw malformedAssertion();
  return { header: known.data, claims: claims.data, text };
}

export function checkAlgorithm({ header }: Assertion, algorithms: string[]): void {
  if (algorithms.includes(header.alg)) return;
  throw unsupportedAlgorithm(header.alg, algorithms);
}

export async function isSignedWith({ text }: Assertion, key: jose.KeyLike, algorithms: string[]): Promise<boolean> {
  try {
    await jose.compactVerify(text, key, { algorithms });
    return true;
  } catch {
    return false;
  }
}

/**
 * What Microsoft's own validation of tokens allows clocks to differ by, in its default. One clock is enough to need it: MSAL
 * rounds to the nearest second, so half of its assertions begin in the future.
 */
const CLOCK_SKEW_MS = 300_000;

export function checkTime({ claims }: Assertion, now = new Date()): void {
  const [from, until] = [new Date(claims.nbf * 1000), new Date(claims.exp * 1000)];
  if (from.getTime() - CLOCK_SKEW_MS <= now.getTime() && now.getTime() < until.getTime() + CLOCK_SKEW_MS) return;
  throw outsideValidTime(now, from, until);
}

function decode(text: string) {
  try {
    return { header: jose.decodeProtectedHeader(text), payload: jose.decodeJwt(text) };
  } catch {
    throw malformedAssertion();
  }
}
