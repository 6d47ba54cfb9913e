import type { Azure } from '../azure';
import type { DigitalTwinsInstance, KeyVault, ResourceGroup } from '../store/model';
import { groupNotFound, resourceNotFound } from './errors';
import { forgetIdentity } from './managed-identity';
import { forgetAssignmentsOn } from './roles';

// The groups, and what is in them: how to find it by its ID, and what goes with it when it is deleted.

export function findGroup({ store }: Azure, name: string): ResourceGroup {
  const group = Object.values(store.state.resourceGroups).find(
    (candidate) => candidate.name.toLowerCase() === name.toLowerCase(),
  );
  if (group) return group;
  throw groupNotFound(name);
}

export function isIn(group: ResourceGroup, id: string): boolean {
  return id.toLowerCase().startsWith(`${group.id.toLowerCase()}/`);
}

export function findInstance({ store }: Azure, id: string): DigitalTwinsInstance {
  const instance = store.state.instances[id.toLowerCase()];
  if (instance) return instance;
  throw resourceNotFound('Microsoft.DigitalTwins/digitalTwinsInstances', id.split('/').at(-1));
}

/** Its data and its identity go with it, and so do the roles that were assigned on it. */
export function forgetInstance(azure: Azure, id: string): void {
  const { state } = azure.store;
  forgetIdentity(azure, findInstance(azure, id).identity);
  delete state.instances[id.toLowerCase()];
  delete state.graphs[id.toLowerCase()];
  forgetAssignmentsOn(azure, id);
}

export function findVault({ store }: Azure, id: string): KeyVault {
  const vault = store.state.keyVaults[id.toLowerCase()];
  if (vault) return vault;
  throw resourceNotFound('Microsoft.KeyVault/vaults', id.split('/').at(-1));
}

/** The roles on it are lost, also to a vault that is recovered. */
export function deleteVault(azure: Azure, id: string): void {
  const { keyVaults, deletedVaults } = azure.store.state;
  const key = id.toLowerCase();
  deletedVaults[key] = { ...keyVaults[key], deletionDate: new Date().toISOString() };
  delete keyVaults[key];
  forgetAssignmentsOn(azure, id);
}
