import 'reflect-metadata';
import { createHash, randomUUID, X509Certificate } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import * as jose from 'jose';
import type { TestClient } from './test-client';

const ALGORITHM = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
};
const DAY = 24 * 60 * 60 * 1000;

/** A certificate and its key, made anew for each test run. */
export class ClientCertificate {
  public static async make({ days = 1 } = {}): Promise<ClientCertificate> {
    const keys = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
    const certificate = await x509.X509CertificateGenerator.createSelfSigned({
      name: 'CN=client',
      notBefore: new Date(Date.now() - DAY),
      notAfter: new Date(Date.now() + days * DAY),
      signingAlgorithm: ALGORITHM,
      keys,
    });
    const pkcs8 = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
    return new ClientCertificate(
      Buffer.from(certificate.rawData),
      certificate.toString('pem'),
      x509.PemConverter.encode(pkcs8, 'PRIVATE KEY'),
    );
  }

  private constructor(
    public readonly der: Buffer,
    public readonly pem: string,
    public readonly privateKey: string,
  ) {}

  public thumbprint(algorithm: 'sha1' | 'sha256', encoding: 'base64url' | 'hex' = 'base64url'): string {
    return createHash(algorithm).update(this.der).digest(encoding);
  }

  /** When it expires, as Graph writes it. */
  public get notAfter(): string {
    return new Date(new X509Certificate(this.pem).validTo).toISOString().replace('.000Z', 'Z');
  }

  /** Makes this the only certificate of an application. */
  public async register(deployer: TestClient, applicationId: string, properties: object = {}): Promise<void> {
    const key = Buffer.from(this.pem).toString('base64');
    const endDateTime = this.notAfter;
    const credential = {
      keyId: randomUUID(),
      type: 'AsymmetricX509Cert',
      usage: 'Verify',
      key,
      endDateTime,
      ...properties,
    };
    const { status } = await deployer.call('PATCH', `/v1.0/applications/${applicationId}`, {
      keyCredentials: [credential],
    });
    if (status !== 204) throw new Error(`The certificate was not registered: ${status}`);
  }

  /** What MSAL signs, with what a test wants to be otherwise. */
  public async sign(
    claims: Record<string, unknown>,
    header: Record<string, unknown> = { alg: 'PS256', 'x5t#S256': this.thumbprint('sha256') },
  ): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const protectedHeader = header as jose.JWTHeaderParameters;
    return new jose.SignJWT({ jti: randomUUID(), nbf: now, exp: now + 600, ...claims })
      .setProtectedHeader(protectedHeader)
      .sign(await jose.importPKCS8(this.privateKey, protectedHeader.alg));
  }
}
