import type { IRegisteredApplication } from '../../application/registered-application';

/** How often two client secrets take turns. */
export interface RotatingClientSecretOptions {
  /**
   * What the portal shows in the column *Description* of both secrets.
   *
   * Changing it makes two new secrets.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * Days from one turn to the next: a whole number from 1 to 243. Each secret is made to live three times as long.
   *
   * Turns are counted from 1970-01-01 in UTC, so they do not move, however late an apply is. An apply is needed at
   * least once in this number of days. Changing it makes two new secrets.
   *
   * @default 60
   */
  readonly rotateEveryDays?: number;
}

/** Properties of a `RotatingClientSecret`. */
export interface RotatingClientSecretProps extends RotatingClientSecretOptions {
  /** The registration that the secrets are appended to. Its other credentials stay as they are. */
  readonly registration: IRegisteredApplication;
}
