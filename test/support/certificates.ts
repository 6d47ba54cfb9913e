import 'reflect-metadata';
import * as x509 from '@peculiar/x509';

const DAY = 24 * 60 * 60 * 1000;

export interface CertificateOptions {
  /** Days from now, both. */
  readonly from?: number;
  readonly to?: number;
  readonly bits?: number;
  readonly elliptic?: boolean;
}

/** A certificate and its key as PEM, made for one test. */
export async function makeCertificate({ from = -1, to = 90, bits = 2048, elliptic }: CertificateOptions = {}) {
  const algorithm = elliptic
    ? { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
    : {
        name: 'RSASSA-PKCS1-v1_5',
        hash: 'SHA-256',
        modulusLength: bits,
        publicExponent: new Uint8Array([1, 0, 1]),
      };
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const notAfter = new Date(Math.floor((Date.now() + to * DAY) / 1000) * 1000);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=client',
    notBefore: new Date(Date.now() + from * DAY),
    notAfter,
    signingAlgorithm: algorithm,
    keys,
  });
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { pem: certificate.toString('pem'), key: x509.PemConverter.encode(pkcs8, 'PRIVATE KEY'), notAfter };
}
