import type { Azure } from '../azure';
import { ok } from '../http/request';
import { type Route, route } from '../http/router';
import type { DeletedVault, KeyVault } from '../store/model';
import type { ArmAccess } from './access';
import { deletedVaultNotFound, purgeProtected } from './errors';
import { checkSubscription } from './subscriptions';

const LIST = '/subscriptions/:subscription/providers/Microsoft.KeyVault/deletedVaults';
const PATH = '/subscriptions/:subscription/providers/Microsoft.KeyVault/locations/:location/deletedVaults/:name';

/** Vaults between their deletion and their end. */
export function deletedVaults(azure: Azure, access: ArmAccess): Route[] {
  const { state } = azure.store;
  const subscription = `/subscriptions/${state.subscriptionId}`;

  return [
    route('GET', LIST, ['api-version'], (request) => {
      checkSubscription(azure, request.params.subscription);
      access.need(request, 'Microsoft.KeyVault/deletedVaults/read', subscription);
      return ok({ value: Object.values(state.deletedVaults).map((vault) => shown(azure, vault)) });
    }),

    // The Azure CLI asks for both kinds at once.
    route('GET', LIST.replace('deletedVaults', 'deletedManagedHSMs'), ['api-version'], (request) => {
      checkSubscription(azure, request.params.subscription);
      access.need(request, 'Microsoft.KeyVault/deletedManagedHsms/read', subscription);
      return ok({ value: [] });
    }),

    route('GET', PATH, ['api-version'], (request) => {
      checkSubscription(azure, request.params.subscription);
      access.need(request, 'Microsoft.KeyVault/locations/deletedVaults/read', subscription);
      return ok(shown(azure, findDeleted(azure, request.params.name, request.params.location)));
    }),

    route('POST', `${PATH}/purge`, ['api-version'], (request) => {
      checkSubscription(azure, request.params.subscription);
      access.need(request, 'Microsoft.KeyVault/locations/deletedVaults/purge/action', subscription);
      const { name, location } = request.params;
      const vault = findDeleted(azure, name, location);
      if (vault.purgeProtection) throw purgeProtected(name);
      delete state.deletedVaults[vault.id.toLowerCase()];
      azure.store.purgeContentOf(vault);
      return ok(undefined);
    }),
  ];
}

function findDeleted({ store }: Azure, name: string, location: string): DeletedVault {
  const found = Object.values(store.state.deletedVaults).find(
    (vault) => vault.name.toLowerCase() === name.toLowerCase(),
  );
  if (found && normal(found.location) === normal(location)) return found;
  throw deletedVaultNotFound(name);
}

export function recoverVault(azure: Azure, name: string, location: string): KeyVault {
  const { keyVaults, deletedVaults } = azure.store.state;
  const { deletionDate: _deleted, ...vault } = findDeleted(azure, name, location);
  delete deletedVaults[vault.id.toLowerCase()];
  keyVaults[vault.id.toLowerCase()] = vault;
  return vault;
}

const normal = (location: string): string => location.replaceAll(' ', '').toLowerCase();

function shown({ store }: Azure, deleted: DeletedVault) {
  const { id, name, location, tags, deletionDate, softDeleteRetentionInDays, purgeProtection } = deleted;
  const end = Date.parse(deletionDate) + softDeleteRetentionInDays * 24 * 60 * 60 * 1000;
  return {
    id: `/subscriptions/${store.state.subscriptionId}/providers/Microsoft.KeyVault/locations/${location}/deletedVaults/${name}`,
    name,
    type: 'Microsoft.KeyVault/deletedVaults',
    properties: {
      vaultId: id,
      location,
      tags,
      deletionDate,
      scheduledPurgeDate: new Date(end).toISOString(),
      purgeProtectionEnabled: purgeProtection,
    },
  };
}
