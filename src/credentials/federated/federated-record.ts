import type { IConstruct } from 'constructs';
import { recordOf } from '../../application/record';
import { comparableText } from '../../validation/comparable-text';
import type { FederatedIdentityCredentialProps } from './federated-identity-credential-options';

const FEDERATED = 'federated';

/** What of a federated identity credential Entra ID accepts once in an application. */
type Unique = 'name' | 'identity';

/** How many federated identity credentials the application of the props has. */
export function countFederated({ registration }: FederatedIdentityCredentialProps): number {
  return recordOf(registration).made(FEDERATED).length;
}

/** Whether another federated identity credential of the application has this already, as far as that can be known. */
export function isRepeated(unique: Unique, props: FederatedIdentityCredentialProps): boolean {
  const text = textOf(unique, props);
  return text !== undefined && recordOf(props.registration).made(text).length > 0;
}

/** Records one that was made. */
export function recordFederated(props: FederatedIdentityCredentialProps, credential: IConstruct): void {
  const texts = [FEDERATED, textOf('name', props), textOf('identity', props)];
  for (const text of texts) {
    if (text !== undefined) recordOf(props.registration).add(text, credential);
  }
}

function textOf(unique: Unique, { name, identity }: FederatedIdentityCredentialProps) {
  const values: unknown[] = unique === 'name' ? [name] : [identity?.issuer, identity?.subject];
  if (!values.every((value) => typeof value === 'string')) return undefined; // a problem of its own
  return comparableText([FEDERATED, unique, ...values].join(' '));
}
