import type { IConstruct } from 'constructs';
import { recordOf } from '../../application/record';
import { comparableText } from '../../validation/comparable-text';
import type { FederatedIdentityCredentialProps } from './federated-identity-credential-options';

// Stryker disable next-line StringLiteral: it is a key, compared only with its like
const FEDERATED = 'federated';

/** What of a federated identity credential Entra ID accepts once in an application. */
type Unique = 'name' | 'identity';

/** How many federated identity credentials the application of the props has. */
export function countFederated({ registration }: FederatedIdentityCredentialProps): number {
  return recordOf(registration).made(FEDERATED).length;
}

/** Whether another federated identity credential of the application has this already, as far as that can be known. */
export function isRepeated(unique: Unique, props: FederatedIdentityCredentialProps): boolean {
  return keysOf(unique, props).some((key) => recordOf(props.registration).made(key).length > 0);
}

/** Records one that was made. */
export function recordFederated(props: FederatedIdentityCredentialProps, credential: IConstruct): void {
  for (const key of [FEDERATED, ...keysOf('name', props), ...keysOf('identity', props)]) {
    recordOf(props.registration).add(key, credential);
  }
}

/** A text that is equal where this is; none where that cannot be known. */
function keysOf(unique: Unique, { name, identity }: FederatedIdentityCredentialProps): string[] {
  const texts = (unique === 'name' ? [name] : [identity?.issuer, identity?.subject]).map(comparableText);
  return texts.includes(undefined) ? [] : [[unique, ...texts].join()];
}
