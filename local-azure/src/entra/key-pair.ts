import * as jose from 'jose';

const pairs = new Map<string, Promise<jose.GenerateKeyPairResult>>();

/**
 * An RSA key pair to sign with, in memory only. The whole process has one for each purpose, because it takes half a second to
 * make: key IDs, issuers and audiences tell apart who signed.
 */
export function keyPair(purpose: 'access tokens' | 'assertions'): Promise<jose.GenerateKeyPairResult> {
  const pair = pairs.get(purpose) ?? jose.generateKeyPair('RS256');
  pairs.set(purpose, pair);
  return pair;
}
