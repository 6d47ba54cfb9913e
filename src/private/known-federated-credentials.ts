import type { IAdtAppRegistration } from '../adt-app-registration-interface';
import type { FederatedIdentityCredentialProps } from '../federated-identity-credential';

const known = new WeakMap<IAdtAppRegistration, FederatedIdentityCredentialProps[]>();

/** The federated credentials that a registration has been given so far. */
export function federatedOf(registration: IAdtAppRegistration): FederatedIdentityCredentialProps[] {
  return known.get(registration) ?? [];
}

/** Remembers one that was made. */
export function rememberFederated(registration: IAdtAppRegistration, props: FederatedIdentityCredentialProps): void {
  known.set(registration, [...federatedOf(registration), props]);
}
