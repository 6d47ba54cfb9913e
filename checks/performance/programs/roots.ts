// biome-ignore-all lint/style/noRestrictedImports: the cost of root imports is what this program measures
import * as azuread from '@cdktf/provider-azuread';
import * as azurerm from '@cdktf/provider-azurerm';
import { bare } from './bare';

export const define = bare({
  ...azuread.application,
  ...azuread.applicationPassword,
  ...azuread.dataAzureadClientConfig,
  ...azuread.provider,
  ...azuread.servicePrincipal,
  ...azurerm.provider,
  ...azurerm.roleAssignment,
});
