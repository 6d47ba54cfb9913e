import type { RegistrationProviders } from './registration-providers';

/**
 * What is known of a registration that exists already.
 *
 * Leave out what you do not use: `addRoleAssignment()` needs `servicePrincipalObjectId`, `addClientSecret()` needs
 * `applicationObjectId`. Reading what was left out throws an error that names it.
 */
export interface AdtAppRegistrationAttributes extends RegistrationProviders {
  /** Application (client) ID. */
  readonly clientId: string;

  /**
   * Directory (tenant) ID.
   *
   * @default - reading it throws an error that names it
   */
  readonly tenantId?: string;

  /**
   * Object ID of the application, not of the service principal.
   *
   * @default - reading it throws an error that names it
   */
  readonly applicationObjectId?: string;

  /**
   * Object ID of the service principal, not of the application.
   *
   * @default - reading it throws an error that names it
   */
  readonly servicePrincipalObjectId?: string;
}
