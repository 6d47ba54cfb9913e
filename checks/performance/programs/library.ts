import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import type { TerraformStack } from 'cdktf';
import { AdtAppRegistration, AdtRole } from 'cdktf-adt-app-registration';
import { INSTANCE_ID } from './instance';

/** Registrations made by the library, as its README shows. */
export function define(stack: TerraformStack, clients: string[]): void {
  new AzureadProvider(stack, 'azuread');
  new AzurermProvider(stack, 'azurerm', { features: [{}] });
  for (const client of clients) {
    const roleAssignment = { instanceId: INSTANCE_ID, role: AdtRole.DATA_READER };
    new AdtAppRegistration(stack, client, { displayName: client, roleAssignment });
  }
}
