import { type ITerraformDependable, type TerraformResource, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import type { IAdtAppRegistration } from '../registration';

const newest = new WeakMap<IAdtAppRegistration, TerraformResource>();

/**
 * What a new credential has to wait for: the credential before it on the same application.
 *
 * Entra ID can answer concurrent writes of credentials with 409 `Directory_ConcurrencyViolation`. Stacks are applied
 * one at a time and cannot wait for each other's resources, so only those of the same stack count.
 */
export function credentialBefore(
  registration: IAdtAppRegistration,
  scope: Construct,
): ITerraformDependable[] | undefined {
  const previous = newest.get(registration);
  return previous && TerraformStack.of(previous) === TerraformStack.of(scope) ? [previous] : undefined;
}

/** Makes the next credential wait for this one. */
export function rememberCredential(registration: IAdtAppRegistration, credential: TerraformResource): void {
  newest.set(registration, credential);
}
