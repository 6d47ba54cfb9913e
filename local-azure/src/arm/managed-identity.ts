import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Azure } from '../azure';
import { deleteServicePrincipal } from '../graph/service-principals';
import type { SystemAssignedIdentity } from '../store/model';

/** As clients send it, with what they were shown. User-assigned identities are resources that the local Azure does not have. */
export const IDENTITY = z
  .strictObject({
    type: z.enum(
      ['None', 'SystemAssigned'],
      'The local Azure implements the identity types None and SystemAssigned only',
    ),
    principalId: z.string().nullable().optional(),
    tenantId: z.string().nullable().optional(),
    userAssignedIdentities: z.strictObject({}).nullable().optional(),
  })
  .nullable()
  .optional();

/**
 * The identity of a resource after a request: its service principal is made with the identity, and deleted with it. A request
 * that does not speak of it changes nothing.
 */
export function changedIdentity(
  azure: Azure,
  name: string,
  before: SystemAssignedIdentity | null,
  wanted: z.infer<typeof IDENTITY>,
): SystemAssignedIdentity | null {
  if (wanted?.type === 'None') {
    forgetIdentity(azure, before);
    return null;
  }
  if (before || !wanted) return before;
  const principalId = randomUUID();
  const { state } = azure.store;
  state.servicePrincipals[principalId] = {
    id: principalId,
    appId: randomUUID(),
    displayName: name,
    accountEnabled: true,
    oauth2PermissionScopes: [],
    graphPermissions: [],
    other: { servicePrincipalType: 'ManagedIdentity' },
    owners: [],
  };
  return { type: 'SystemAssigned', principalId, tenantId: state.tenantId };
}

export function forgetIdentity(azure: Azure, identity: SystemAssignedIdentity | null): void {
  if (identity) deleteServicePrincipal(azure, identity.principalId);
}
