import type { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import type { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
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

  /** The provider for Entra ID that its credentials use; the one without an alias, if there is none. */
  readonly azureadProvider?: AzureadProvider;

  /** The provider for Azure that its role assignments use; the one without an alias, if there is none. */
  readonly azurermProvider?: AzurermProvider;
}
