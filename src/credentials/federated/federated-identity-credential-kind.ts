import { structProblems } from '../../validation/struct';
import type { CredentialKind } from '../credential-kind';
import { FederatedIdentityCredential } from './federated-identity-credential';
import type { FederatedIdentityCredentialOptions } from './federated-identity-credential-options';
import { FEDERATED_CREDENTIAL_OPTIONS } from './federated-identity-credential-rules';

export const FEDERATED_IDENTITY_CREDENTIAL: CredentialKind<
  FederatedIdentityCredentialOptions,
  FederatedIdentityCredential
> = {
  name: 'FederatedIdentityCredential',
  factory: 'federated',
  rules: FEDERATED_CREDENTIAL_OPTIONS,
  check: (options, prop) => ({ problems: structProblems(FEDERATED_CREDENTIAL_OPTIONS, options, options, prop, prop) }),
  make: (scope, id, props) => new FederatedIdentityCredential(scope, id, props),
};
