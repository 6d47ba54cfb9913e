import 'reflect-metadata';
import type { KeyObject, webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

const DAY = 24 * 60 * 60 * 1000;

export interface CertificateOptions {
  /** Days from now, both. */
  readonly from?: number;
  readonly to?: number;
  readonly bits?: number;
  readonly elliptic?: boolean;
  /** The name in it. */
  readonly commonName?: string;
  /** Of another kind than the key that signs. */
  readonly publicKey?: KeyObject;
}

type Algorithm = webcrypto.RsaHashedKeyGenParams | (webcrypto.EcKeyGenParams & { hash: string });

const keyPairs = new Map<string, Promise<webcrypto.CryptoKeyPair>>();

/** One for all certificates of a process: to make a key takes longer than the test. */
function keyPair(algorithm: Algorithm): Promise<webcrypto.CryptoKeyPair> {
  const name = JSON.stringify(algorithm);
  const made = keyPairs.get(name) ?? crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  keyPairs.set(name, made);
  return made;
}

/** A certificate, as PEM and as DER, and its key as PEM, made for one test. */
export async function makeCertificate({
  from = -1,
  to = 90,
  bits = 2048,
  elliptic,
  commonName = 'client',
  publicKey,
}: CertificateOptions = {}) {
  const algorithm = elliptic
    ? { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
    : {
        name: 'RSASSA-PKCS1-v1_5',
        hash: 'SHA-256',
        modulusLength: bits,
        publicExponent: new Uint8Array([1, 0, 1]),
      };
  const keys = await keyPair(algorithm);
  const [notBefore, notAfter] = [from, to].map((days) => new Date(Math.floor((Date.now() + days * DAY) / 1000) * 1000));
  const certificate = await x509.X509CertificateGenerator.create({
    subject: new x509.Name([{ CN: [{ utf8String: commonName }] }]),
    issuer: 'CN=client',
    notBefore,
    notAfter,
    signingAlgorithm: algorithm,
    signingKey: keys.privateKey,
    publicKey: publicKey?.export({ type: 'spki', format: 'der' }) ?? keys.publicKey,
  });
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  const der = Buffer.from(certificate.rawData);
  const endDate = notAfter.toISOString().replace('.000Z', 'Z');
  return {
    pem: certificate.toString('pem'),
    der,
    endDate,
    key: x509.PemConverter.encode(pkcs8, 'PRIVATE KEY'),
    notBefore,
    notAfter,
  };
}
