import type { CredentialKind } from '../credential-kind';
import { RotatingClientSecret } from './rotating-client-secret';
import type { RotatingClientSecretOptions } from './rotating-client-secret-options';
import { rotatingSecretProblems } from './rotating-client-secret-rules';

export const ROTATING_CLIENT_SECRET: CredentialKind<RotatingClientSecretOptions, RotatingClientSecret> = {
  name: 'RotatingClientSecret',
  factory: 'rotatingSecret',
  check: (options, prop) => ({ problems: rotatingSecretProblems(options, prop) }),
  make: (scope, id, props) => new RotatingClientSecret(scope, id, props),
};
