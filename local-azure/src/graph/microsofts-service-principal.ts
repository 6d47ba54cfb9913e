import { randomUUID } from 'node:crypto';
import type { MicrosoftApi } from '../entra/microsoft-apis';
import type { ServicePrincipal } from '../store/model';

/** The service principal of an API of Microsoft's. Its application is in Microsoft's tenant, so this tenant has none. */
export function microsoftsServicePrincipal({ appId, displayName, scopes }: MicrosoftApi): ServicePrincipal {
  return {
    id: randomUUID(),
    appId,
    displayName,
    accountEnabled: true,
    oauth2PermissionScopes: scopes.map((scope) => ({ ...scope })),
    graphPermissions: [],
    other: {},
    owners: [],
  };
}
