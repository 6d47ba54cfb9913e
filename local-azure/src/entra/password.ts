import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';

const KEY_BYTES = 32;
/** A quarter of Node.js' default: some 20 ms. */
const COST = { cost: 4096 };

/** A password that keeps the rules of Entra ID: three of lower case, upper case, digits and symbols, 8 characters or more. */
export function makePassword(): string {
  return `${randomBytes(12).toString('base64url')}aA1!`;
}

/** People choose passwords that can be guessed, so checking one must take its time. */
export function hashPassword(password: string): string {
  const salt = randomBytes(16);
  return `${salt.toString('base64')}.${scryptSync(password, salt, KEY_BYTES, COST).toString('base64')}`;
}

export function isPassword(password: string, hash: string): boolean {
  const [salt, key] = hash.split('.').map((part) => Buffer.from(part, 'base64'));
  return timingSafeEqual(scryptSync(password, salt, KEY_BYTES, COST), key);
}
