import { AdtApi } from './adt-api';
import type { ApiPermission } from './api-permission';

/** What the how-to's manifest requests, and what the user adds. */
export function requestedPermissions(added: ApiPermission[] = []): ApiPermission[] {
  return [{ resourceAppId: AdtApi.CLIENT_ID, scopeIds: [AdtApi.READ_WRITE_SCOPE_ID] }, ...added];
}
