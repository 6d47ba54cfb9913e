import { type ITerraformDependable, type TerraformResource, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import type { IRegisteredApplication } from '../application/registered-application';

const newest = new WeakMap<IRegisteredApplication, Map<TerraformStack, TerraformResource>>();

/**
 * What a new credential has to wait for: the one before it on the same application.
 *
 * Entra ID can answer concurrent writes of credentials with 409 `Directory_ConcurrencyViolation`. The provider takes a
 * lock, but only for itself: an alias of it is another process. Stacks are applied one at a time, and cannot wait for
 * each other's resources.
 */
export function credentialBefore(
  registration: IRegisteredApplication,
  scope: Construct,
): ITerraformDependable[] | undefined {
  const previous = newest.get(registration)?.get(TerraformStack.of(scope));
  return previous && [previous];
}

/** Makes the next credential in this stack wait for this one. */
export function rememberCredential(registration: IRegisteredApplication, credential: TerraformResource): void {
  const byStack = newest.get(registration) ?? new Map();
  newest.set(registration, byStack.set(TerraformStack.of(credential), credential));
}
