import { AdtApi } from '../adt-api';
import type { AdtAppRegistrationProps, ApiPermission } from '../adt-app-registration-props';

/** What the how-to registers; Entra ID ignores the port of localhost. */
export function publicClientRedirectUris(props: AdtAppRegistrationProps): string[] {
  return props.publicClientRedirectUris ?? ['http://localhost'];
}

/** What the how-to's manifest requests, and what the user adds. */
export function requestedPermissions(props: Pick<AdtAppRegistrationProps, 'apiPermissions'>): ApiPermission[] {
  return [{ resourceAppId: AdtApi.CLIENT_ID, scopeIds: [AdtApi.READ_WRITE_SCOPE_ID] }, ...(props.apiPermissions ?? [])];
}
