import { structProblems } from '../../validation/struct';
import type { CredentialKind } from '../credential-kind';
import { ClientSecret } from './client-secret';
import type { ClientSecretOptions } from './client-secret-options';
import { CLIENT_SECRET_OPTIONS } from './client-secret-rules';

export const CLIENT_SECRET: CredentialKind<ClientSecretOptions, ClientSecret> = {
  name: 'ClientSecret',
  factory: 'secret',
  rules: CLIENT_SECRET_OPTIONS,
  check: (options, prop) => ({ problems: structProblems(CLIENT_SECRET_OPTIONS, options, options, prop, prop) }),
  make: (scope, id, props) => new ClientSecret(scope, id, props),
};
