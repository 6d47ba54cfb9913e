import { randomUUID } from 'node:crypto';
import * as jose from 'jose';
import { unauthenticated } from '../http/api-error';
import type { Caller, Wording } from '../http/request';
import { keyPair } from './key-pair';

/** An hour, as Entra ID does it, and longer than the providers' twenty minutes. */
const LIFETIME_SECONDS = 3600;

/** Signs and checks access tokens. */
export class AccessTokens {
  public static async make(issuer: string, tenantId: string): Promise<AccessTokens> {
    const keys = await keyPair('access tokens');
    const kid = randomUUID();
    return new AccessTokens(issuer, tenantId, kid, keys, {
      ...(await jose.exportJWK(keys.publicKey)),
      kid,
      use: 'sig',
    });
  }

  private constructor(
    private readonly issuer: string,
    private readonly tenantId: string,
    private readonly kid: string,
    private readonly keys: jose.GenerateKeyPairResult,
    /** What others check the signature with. */
    public readonly jwk: jose.JWK,
  ) {}

  public async sign(caller: Caller): Promise<{ token: string; expiresIn: number }> {
    const token = await new jose.SignJWT({
      tid: this.tenantId,
      oid: caller.oid,
      sub: caller.oid,
      appid: caller.appId,
      idtyp: 'app',
      ver: '1.0',
    })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: this.kid })
      .setIssuer(this.issuer)
      .setAudience(caller.audience)
      .setIssuedAt()
      .setNotBefore('0 seconds')
      .setExpirationTime(`${LIFETIME_SECONDS} seconds`)
      .setJti(randomUUID())
      .sign(this.keys.privateKey);
    return { token, expiresIn: LIFETIME_SECONDS };
  }

  /** The sender of a request. Anything but a token of ours, for this audience, is 401. */
  public async check(
    authorization: string | undefined,
    audiences: string[],
    wording: Wording = unauthenticated,
  ): Promise<Caller> {
    const [scheme, token] = (authorization ?? '').split(' ');
    if (scheme?.toLowerCase() !== 'bearer' || !token) throw wording('Access token is empty.');
    try {
      const { payload } = await jose.jwtVerify(token, this.keys.publicKey, {
        issuer: this.issuer,
        audience: audiences,
      });
      return { oid: String(payload.oid), appId: String(payload.appid), audience: String(payload.aud) };
    } catch (error) {
      throw wording(`Access token validation failure. ${(error as Error).message}.`);
    }
  }
}
