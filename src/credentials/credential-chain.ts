import { type ITerraformDependable, type TerraformResource, TerraformStack } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import { recordOf } from '../application/record';
import type { IRegisteredApplication } from '../application/registered-application';

// Stryker disable next-line StringLiteral: it is a key, compared only with its like
const CREDENTIAL = 'credential';

/**
 * What a new credential has to wait for: the one before it on the same application.
 *
 * Entra ID can answer concurrent writes of credentials with 409 `Directory_ConcurrencyViolation`. The provider takes a
 * lock, but only for itself: an alias of it is another process. Stacks are applied one at a time, and cannot wait for
 * each other's resources.
 */
export function credentialBefore(
  application: IRegisteredApplication,
  scope: Construct,
): ITerraformDependable[] | undefined {
  const stack = TerraformStack.of(scope);
  const inStack = (credential: IConstruct) => TerraformStack.of(credential) === stack;
  const previous = recordOf(application).newest(CREDENTIAL, inStack);
  return previous && [previous as TerraformResource];
}

/** Makes the next credential in this stack wait for this one. */
export function recordCredential(application: IRegisteredApplication, credential: TerraformResource): void {
  recordOf(application).add(CREDENTIAL, credential);
}
