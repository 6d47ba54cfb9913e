import { randomUUID } from 'node:crypto';
import * as jose from 'jose';
import { z } from 'zod';
import { keyPair } from './key-pair';

/** What an assertion is to say. Less than minus five minutes, which clocks may differ by, makes one that has expired. */
export const WANTED_ASSERTION = z.strictObject({
  issuer: z.string().min(1),
  subject: z.string().min(1),
  audience: z.string().min(1),
  expiresInSeconds: z.int().default(600),
});
export type WantedAssertion = z.input<typeof WANTED_ASSERTION>;

/**
 * The issuers whose tokens applications sign in with: GitHub Actions, a Kubernetes cluster. The local Azure asks no server on
 * the internet for keys, so it stands for them.
 */
export class Issuers {
  /** The ID of the key of each issuer that was asked to sign. */
  private readonly keyIds = new Map<string, string>();

  /** A token as the issuer would give it to its workload. */
  public async mint(wanted: WantedAssertion): Promise<string> {
    const { issuer, subject, audience, expiresInSeconds } = WANTED_ASSERTION.parse(wanted);
    const kid = this.keyIds.get(issuer) ?? randomUUID();
    this.keyIds.set(issuer, kid);
    const { privateKey } = await keyPair('assertions');
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
    return this.keyIds.get(issuer) === kid ? (await keyPair('assertions')).publicKey : undefined;
  }
}
