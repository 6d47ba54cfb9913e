import { randomUUID } from 'node:crypto';
import type { Azure } from './azure';
import { ADT_API, GRAPH_API } from './entra/audiences';
import type { PermissionScope } from './store/model';

export const READ_WRITE = '4589bd03-58cb-4e6c-b17f-b580e39652f8';

const scope = (value: string, id: string, adminConsentDisplayName: string): PermissionScope => ({
  id,
  value,
  isEnabled: true,
  type: 'User',
  adminConsentDisplayName,
});

/** Microsoft's service principals, and the delegated permissions that clients of Azure Digital Twins ask for. */
const MICROSOFTS: [appId: string, displayName: string, PermissionScope[]][] = [
  [ADT_API, 'Azure Digital Twins', [scope('Read.Write', READ_WRITE, 'Read/Write Access')]],
  [
    GRAPH_API,
    'Microsoft Graph',
    // https://learn.microsoft.com/graph/permissions-reference
    [
      scope('openid', '37f7f235-527c-4136-accd-4a02d197296e', 'Sign users in'),
      scope('profile', '14dad69e-099b-42c9-810b-d002981feec1', "View users' basic profile"),
      scope('email', '64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0', "View users' email address"),
      scope(
        'offline_access',
        '7427e0e9-2fba-42fe-b0c0-848c9e6a8182',
        'Maintain access to data you have given it access to',
      ),
      scope('User.Read', 'e1fe6dd8-ba31-4d61-89e7-88639da4683d', 'Sign in and read user profile'),
    ],
  ],
];

/** What every tenant has that uses Azure Digital Twins. */
export function seedTenant({ store }: Azure): void {
  const known = Object.values(store.state.servicePrincipals).map(({ appId }) => appId);
  for (const [appId, displayName, oauth2PermissionScopes] of MICROSOFTS) {
    if (known.includes(appId)) continue;
    const id = randomUUID();
    store.state.servicePrincipals[id] = {
      id,
      appId,
      displayName,
      accountEnabled: true,
      oauth2PermissionScopes,
      graphPermissions: [],
      other: {},
      owners: [],
    };
  }
  store.save();
}
