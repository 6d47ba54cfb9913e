import { randomUUID } from 'node:crypto';
import { ADT_API } from '../entra/audiences';
import type { ServicePrincipal } from '../store/model';

export const READ_WRITE = '4589bd03-58cb-4e6c-b17f-b580e39652f8';

/** Microsoft's service principal for the API. Its application is in Microsoft's tenant, so this tenant has none. */
export function adtServicePrincipal(): ServicePrincipal {
  return {
    id: randomUUID(),
    appId: ADT_API,
    displayName: 'Azure Digital Twins',
    accountEnabled: true,
    oauth2PermissionScopes: [
      {
        id: READ_WRITE,
        value: 'Read.Write',
        isEnabled: true,
        type: 'User',
        adminConsentDisplayName: 'Read/Write Access',
      },
    ],
    graphPermissions: [],
    other: {},
    owners: [],
  };
}
