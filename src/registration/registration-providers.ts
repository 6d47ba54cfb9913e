import type { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import type { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';

/**
 * The providers of a registration, and of all that is added to it. Needed where a stack has several, for several tenants
 * or subscriptions.
 */
export interface RegistrationProviders {
  /**
   * The provider for Entra ID, in the same stack: it decides about the tenant.
   *
   * @default - the one without an alias
   */
  readonly azureadProvider?: AzureadProvider;

  /**
   * The provider for role assignments and secrets in key vaults, in the same stack. Each of them can have another.
   *
   * @default - the one without an alias
   */
  readonly azurermProvider?: AzurermProvider;
}
