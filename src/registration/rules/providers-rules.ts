import { type InScope, providerRule } from '../../validation/provider-rules';
import type { Rules } from '../../validation/struct';
import type { RegistrationProviders } from '../registration-providers';

/** The providers of a registration. */
export const PROVIDERS: Rules<RegistrationProviders, InScope> = {
  azureadProvider: providerRule('azuread'),
  azurermProvider: providerRule('azurerm'),
};
