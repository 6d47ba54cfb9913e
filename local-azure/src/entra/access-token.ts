import { randomBytes, randomUUID } from 'node:crypto';
import * as jose from 'jose';
import { unauthenticated } from '../http/api-error';
import type { Caller, Wording } from '../http/request';
import { keyPair } from './key-pair';

/** An hour, as Entra ID does it, and longer than the providers' twenty minutes. */
const LIFETIME_SECONDS = 3600;

/** What a token says beside who its owner is. https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference */
interface Grant extends Caller {
  /** As the API wants it: the API of the how-to, Microsoft Graph, Resource Manager and Key Vault want 1.0. */
  readonly version: '1.0' | '2.0';
  /** Where the client signs in: tokens of version 2.0 name it. */
  readonly origin: string;
  /** How the client proved who it is: 1 with a secret, 2 with an assertion. */
  readonly credential: '1' | '2';
}

/** What Entra ID writes for itself. APIs must not read it. */
const opaque = () => randomBytes(16).toString('base64url');

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
    /** Of tokens of version 1.0. */
    private readonly issuer: string,
    private readonly tenantId: string,
    private readonly kid: string,
    private readonly keys: jose.GenerateKeyPairResult,
    /** What others check the signature with. */
    public readonly jwk: jose.JWK,
  ) {}

  public async sign({ version, credential, origin, ...caller }: Grant): Promise<{ token: string; expiresIn: number }> {
    const ofVersion =
      version === '2.0'
        ? { azp: caller.appId, azpacr: credential, xms_ftd: opaque() }
        : { appid: caller.appId, appidacr: credential, idp: this.issuer, idtyp: 'app' };
    const claims = { oid: caller.oid, sub: caller.oid, ...ofVersion };
    return this.issue(claims, { version, origin, audience: caller.audience });
  }

  /** A token with these claims, beside those that are in every token. */
  public async issue(
    claims: jose.JWTPayload,
    { version, origin, audience }: Pick<Grant, 'version' | 'origin' | 'audience'>,
  ): Promise<{ token: string; expiresIn: number }> {
    const { tenantId, issuer } = this;
    const own = { tid: tenantId, ver: version, aio: opaque(), rh: opaque(), uti: opaque() };
    const token = await new jose.SignJWT({ ...own, ...claims })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: this.kid })
      .setIssuer(version === '2.0' ? `${origin}/${tenantId}/v2.0` : issuer)
      .setAudience(audience)
      .setIssuedAt()
      .setNotBefore('0 seconds')
      .setExpirationTime(`${LIFETIME_SECONDS} seconds`)
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
      const caller = { oid: String(payload.oid), appId: String(payload.appid), audience: String(payload.aud) };
      return payload.scp === undefined ? caller : { ...caller, scp: String(payload.scp) };
    } catch (error) {
      throw wording(`Access token validation failure. ${(error as Error).message}.`);
    }
  }
}
