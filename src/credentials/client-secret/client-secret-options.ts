import type { IRegisteredApplication } from '../../application/registered-application';

/** How a client secret is named and how long it lives. */
export interface ClientSecretOptions {
  /**
   * What the portal shows in the column *Description*.
   *
   * Changing it makes a new secret.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * Days from its creation until the secret expires: a whole number from 1 to 730.
   *
   * Changing it makes a new secret, and then removes the old one. An ordinary apply never does. A tenant
   * policy can allow less (`CredentialInvalidLifetimeAsPerAppPolicy`).
   *
   * @default 180
   */
  readonly lifetimeDays?: number;
}

/** Properties of a `ClientSecret`. */
export interface ClientSecretProps extends ClientSecretOptions {
  /** The registration that the secret is appended to. Its other secrets stay as they are. */
  readonly registration: IRegisteredApplication;
}
