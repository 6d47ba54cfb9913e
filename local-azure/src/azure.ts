import type { AccessTokens } from './entra/access-token';
import type { Issuers } from './entra/issuers';
import type { ManagedIdentities } from './entra/managed-identities';
import type { Store } from './store/store';

/** What every API works on. */
export interface Azure {
  readonly store: Store;
  readonly tokens: AccessTokens;
  readonly issuers: Issuers;
  readonly managedIdentities: ManagedIdentities;
  /** `https://127.0.0.1:<port>`: sign-in, Microsoft Graph and Azure Resource Manager in one. */
  readonly origin: string;
}
