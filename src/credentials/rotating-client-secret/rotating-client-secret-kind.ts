import { structProblems } from '../../validation/struct';
import type { CredentialKind } from '../credential-kind';
import { RotatingClientSecret } from './rotating-client-secret';
import type { RotatingClientSecretOptions } from './rotating-client-secret-options';
import { ROTATING_SECRET_OPTIONS } from './rotating-client-secret-rules';

export const ROTATING_CLIENT_SECRET: CredentialKind<RotatingClientSecretOptions, RotatingClientSecret> = {
  name: 'RotatingClientSecret',
  factory: 'rotatingSecret',
  rules: ROTATING_SECRET_OPTIONS,
  check: (options, prop) => ({ problems: structProblems(ROTATING_SECRET_OPTIONS, options, options, prop, prop) }),
  make: (scope, id, props) => new RotatingClientSecret(scope, id, props),
};
