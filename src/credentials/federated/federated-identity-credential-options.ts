import type { IRegisteredApplication } from '../../application/registered-application';
import type { FederatedIdentity } from './federated-identity';

/** Whose tokens an application signs in with. */
export interface FederatedIdentityCredentialOptions {
  /**
   * What Entra ID calls the credential: 3 to 120 letters, digits, hyphens and underscores, unique in the application.
   *
   * Changing it makes a new credential, after the old one was removed.
   */
  readonly name: string;

  /**
   * The issuer and the subject of the tokens.
   *
   * Changing it changes the credential in place.
   */
  readonly identity: FederatedIdentity;

  /**
   * What the portal shows as *Description*: at most 600 characters.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * The `aud` claim of the tokens: at most 600 characters. Sovereign clouds have another, such as
   * `api://AzureADTokenExchangeUSGov`.
   *
   * @default 'api://AzureADTokenExchange'
   */
  readonly audience?: string;
}

/** Properties of a `FederatedIdentityCredential`. */
export interface FederatedIdentityCredentialProps extends FederatedIdentityCredentialOptions {
  /** The registration that the credential is added to. It can have 20 of them. Its other credentials stay. */
  readonly registration: IRegisteredApplication;
}
