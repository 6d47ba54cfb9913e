import type { Construct } from 'constructs';
import type { Problem } from '../../validation/problem';
import { providerProblems } from '../../validation/provider-rules';
import type { RegistrationProviders } from '../registration-providers';

/** Of the providers of a registration in a scope. */
export function registrationProvidersProblems(
  { azureadProvider, azurermProvider }: RegistrationProviders,
  scope: Construct,
): Problem[] {
  return [
    ...providerProblems('azureadProvider', azureadProvider, 'azuread', scope),
    ...providerProblems('azurermProvider', azurermProvider, 'azurerm', scope),
  ];
}
