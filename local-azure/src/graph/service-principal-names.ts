import type { Azure } from '../azure';
import { ADT_API, ADT_NAMES } from '../entra/audiences';
import type { ServicePrincipal } from '../store/model';

/** What clients may call an API when they ask for a token: its application ID, and then its URIs. */
export function servicePrincipalNames({ store }: Azure, { appId }: ServicePrincipal): string[] {
  if (appId === ADT_API) return [appId, ...ADT_NAMES];
  const application = Object.values(store.state.applications).find((one) => one.appId === appId);
  return [appId, ...(application?.other.identifierUris ?? [])];
}
