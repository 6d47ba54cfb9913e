import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A client secret, in the form of Entra ID's. */
export function makeSecret(): string {
  const text = randomBytes(40).toString('base64url');
  return `${text.slice(0, 3)}8Q~${text.slice(3, 37)}`;
}

export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

export function isSecret(secret: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(hashSecret(secret)), Buffer.from(hash));
}
