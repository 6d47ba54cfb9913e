import type { CredentialKind } from '../credential-kind';
import { ClientSecret } from './client-secret';
import type { ClientSecretOptions } from './client-secret-options';
import { clientSecretProblems } from './client-secret-rules';

export const CLIENT_SECRET: CredentialKind<ClientSecretOptions, ClientSecret> = {
  name: 'ClientSecret',
  factory: 'secret',
  check: (options, prop) => ({ problems: clientSecretProblems(options, prop) }),
  make: (scope, id, props) => new ClientSecret(scope, id, props),
};
