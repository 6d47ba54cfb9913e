import { randomUUID } from 'node:crypto';
import * as jose from 'jose';
import { z } from 'zod';

/** What an assertion is to say. Less than minus five minutes, which clocks may differ by, makes one that has expired. */
export const WANTED_ASSERTION = z.strictObject({
  issuer: z.string().min(1),
  subject: z.string().min(1),
  audience: z.string().min(1),
  expiresInSeconds: z.int().default(600),
});
export type WantedAssertion = z.input<typeof WANTED_ASSERTION>;

interface SigningKey {
  readonly kid: string;
  readonly privateKey: jose.KeyLike;
  readonly publicKey: jose.KeyLike;
}

/**
 * The issuers whose tokens applications sign in with: GitHub Actions, a Kubernetes cluster. The local Azure asks nobody on
 * the internet for keys, so it stands for them: it has a key for each that is asked to sign, in memory only.
 */
export class Issuers {
  private readonly keys = new Map<string, Promise<SigningKey>>();

  /** A token as the issuer would give it to its workload. */
  public async mint(wanted: WantedAssertion): Promise<string> {
    const { issuer, subject, audience, expiresInSeconds } = WANTED_ASSERTION.parse(wanted);
    const { kid, privateKey } = await this.keyOf(issuer);
    const now = Math.floor(Date.now() / 1000);
    return new jose.SignJWT({})
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
      .setIssuer(issuer)
      .setSubject(subject)
      .setAudience(audience)
      .setIssuedAt(now)
      .setNotBefore(now)
      .setExpirationTime(now + expiresInSeconds)
      .setJti(randomUUID())
      .sign(privateKey);
  }

  /** What the issuer would publish under this identifier. */
  public async findKey(issuer: string, kid: string): Promise<jose.KeyLike | undefined> {
    const key = await this.keys.get(issuer);
    return key?.kid === kid ? key.publicKey : undefined;
  }

  private keyOf(issuer: string): Promise<SigningKey> {
    const key = this.keys.get(issuer) ?? makeKey();
    this.keys.set(issuer, key);
    return key;
  }
}

async function makeKey(): Promise<SigningKey> {
  return { kid: randomUUID(), ...(await jose.generateKeyPair('RS256')) };
}
