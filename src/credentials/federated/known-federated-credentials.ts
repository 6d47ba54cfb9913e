import type { IRegisteredApplication } from '../../application/registered-application';
import type { FederatedIdentityCredentialProps } from './federated-identity-credential-options';

const known = new WeakMap<IRegisteredApplication, FederatedIdentityCredentialProps[]>();

/** The federated credentials that a registration has been given so far. */
export function federatedOf(registration: IRegisteredApplication): FederatedIdentityCredentialProps[] {
  return known.get(registration) ?? [];
}

/** Remembers one that was made. */
export function rememberFederated(registration: IRegisteredApplication, props: FederatedIdentityCredentialProps): void {
  known.set(registration, [...federatedOf(registration), props]);
}
