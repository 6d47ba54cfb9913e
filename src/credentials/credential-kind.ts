import type { ClientCertificate } from './certificate/client-certificate';
import type { ClientSecret } from './client-secret/client-secret';
import type { FederatedIdentityCredential } from './federated/federated-identity-credential';
import type { RotatingClientSecret } from './rotating-client-secret/rotating-client-secret';

/** What the credential of a registration has made: one of these, or none. */
export interface MadeCredential {
  readonly clientSecret?: ClientSecret;
  readonly rotatingClientSecret?: RotatingClientSecret;
  readonly clientCertificate?: ClientCertificate;
  readonly federatedIdentityCredential?: FederatedIdentityCredential;
}

/** How each is asked for: as the credential of the registration, or beside it. */
const WAYS: Record<keyof MadeCredential, [credential: string, addition: string]> = {
  clientSecret: ['ClientCredential.secret()', 'addClientSecret()'],
  rotatingClientSecret: ['ClientCredential.rotatingSecret()', 'addRotatingClientSecret()'],
  clientCertificate: ['ClientCredential.certificate()', 'addClientCertificate()'],
  federatedIdentityCredential: ['ClientCredential.federated()', 'addFederatedIdentityCredential()'],
};

/** One of them, or an error that tells how to get it. */
export function madeCredential<K extends keyof MadeCredential>(
  made: MadeCredential,
  kind: K,
  path: string,
): NonNullable<MadeCredential[K]> {
  const credential = made[kind];
  if (credential) return credential;
  const [other] = Object.keys(made) as (keyof MadeCredential)[];
  const [asCredential, asAddition] = WAYS[kind];
  throw new Error(
    `${path} has no ${kind} of its own: its credential is ${other ? WAYS[other][0] : 'ClientCredential.none()'}. ` +
      `Pass credential: ${asCredential}, or use what ${asAddition} returns.`,
  );
}
