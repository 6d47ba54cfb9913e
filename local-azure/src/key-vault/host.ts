import type { Azure } from '../azure';
import type { KeyVault } from '../store/model';

/** What the hosts of vaults end with. No DNS knows it: clients come through the tunnel. */
export const VAULT_SUFFIX = 'vault.localhost';

export const vaultHost = ({ name }: KeyVault): string => `${name.toLowerCase()}.${VAULT_SUFFIX}`;

/** The vault that answers to a host, if there is one. A deleted vault has no host any more. */
export function vaultAt({ store }: Azure, host: string | undefined): KeyVault | undefined {
  return Object.values(store.state.keyVaults).find((vault) => vaultHost(vault) === host?.toLowerCase());
}
