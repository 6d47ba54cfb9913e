import { Construct } from 'constructs';
import type { Problem } from '../validation/problem';
import { type InScope, providerProblems } from '../validation/provider-rules';
import { noInstance } from '../validation/wrong-type';
import type { IRegisteredApplication } from './registered-application';

/** Of a prop that takes a registration. */
export function applicationProblems(prop: string, application: unknown): Problem[] {
  if (isApplication(application)) return [];
  const fix = 'pass an AdtAppRegistration, or what fromClientId() or fromAttributes() returns';
  return [noInstance(prop, application, 'a registration', fix)];
}

/** Of a prop that takes the registration of a credential, which is made in a scope: by the provider of the registration. */
export function credentialOwnerProblems(prop: string, application: unknown, { scope }: InScope): Problem[] {
  if (!isApplication(application)) return applicationProblems(prop, application);
  const fix = 'pass what AdtAppRegistration.fromAttributes() returns in that stack, with a provider of its own';
  return providerProblems(`${prop}.azureadProvider`, application.azureadProvider, 'azuread', scope, fix);
}

/** Of the provider for Azure that something in a scope has from its registration, where it has none of its own. */
export function inheritedAzurermProblems(
  props: { registration?: IRegisteredApplication; azurermProvider?: unknown } | undefined,
  scope: Construct,
): Problem[] {
  if (props?.azurermProvider !== undefined) return [];
  return providerProblems('azurermProvider', props?.registration?.azurermProvider, 'azurerm', scope);
}

function isApplication(value: unknown): value is IRegisteredApplication {
  return Construct.isConstruct(value) && 'servicePrincipalObjectId' in value;
}
