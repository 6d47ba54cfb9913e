import { randomUUID } from 'node:crypto';
import type { MicrosoftApplication } from '../entra/microsoft-applications';
import type { ServicePrincipal } from '../store/model';

/** The service principal of an application of Microsoft's. That is in Microsoft's tenant, so this tenant has none. */
export function microsoftsServicePrincipal({ appId, displayName, scopes }: MicrosoftApplication): ServicePrincipal {
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
