import type { IConstruct } from 'constructs';

/**
 * An application that is registered in Entra ID, known by its IDs: what a credential or an access needs of it.
 *
 * Every `IAdtAppRegistration` is one.
 */
export interface IRegisteredApplication extends IConstruct {
  /** Application (client) ID: what the client signs in with. */
  readonly clientId: string;

  /** Directory (tenant) ID: where the client signs in. */
  readonly tenantId: string;

  /** Object ID of the application. Credentials and redirect URIs hang on it. */
  readonly applicationObjectId: string;

  /** Object ID of the service principal. Roles are assigned to it. */
  readonly servicePrincipalObjectId: string;
}
