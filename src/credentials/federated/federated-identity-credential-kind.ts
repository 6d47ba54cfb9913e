import type { CredentialKind } from '../credential-kind';
import { FederatedIdentityCredential } from './federated-identity-credential';
import type { FederatedIdentityCredentialOptions } from './federated-identity-credential-options';
import { federatedCredentialProblems } from './federated-identity-credential-rules';

export const FEDERATED_IDENTITY_CREDENTIAL: CredentialKind<
  FederatedIdentityCredentialOptions,
  FederatedIdentityCredential
> = {
  name: 'FederatedIdentityCredential',
  factory: 'federated',
  check: (options, prop) => ({ problems: federatedCredentialProblems(options, prop) }),
  make: (scope, id, props) => new FederatedIdentityCredential(scope, id, props),
};
