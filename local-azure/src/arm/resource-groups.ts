import { z } from 'zod';
import type { Azure } from '../azure';
import type { ResourceGroup } from '../store/model';
import { refuse } from '../transport/problem';
import { allowQuery, created, ok, parseBody } from '../transport/request';
import type { Router } from '../transport/router';
import { type ArmAccess, badRequest } from './access';
import { forgetInstance } from './digital-twins';
import { deleteVault } from './key-vaults';
import { checkSubscription } from './subscriptions';

const PUT = z.strictObject({ location: z.string(), tags: z.record(z.string(), z.string()).optional() });
const PATH = '/subscriptions/:subscription/resourceGroups/:group';
const ACTION = 'Microsoft.Resources/subscriptions/resourceGroups';

export function resourceGroups(router: Router, azure: Azure, access: ArmAccess): void {
  const { state } = azure.store;

  router.on('GET', PATH, (request) => {
    allowQuery(request, ['api-version'], badRequest);
    checkSubscription(azure, request.params.subscription);
    access.need(request, `${ACTION}/read`, request.path);
    return ok(shown(findGroup(azure, request.params.group)));
  });

  router.on('PUT', PATH, (request) => {
    checkSubscription(azure, request.params.subscription);
    access.need(request, `${ACTION}/write`, request.path);
    const { location, tags = {} } = parseBody(PUT, request, badRequest);
    const id = `/subscriptions/${state.subscriptionId}/resourceGroups/${request.params.group}`;
    const before = state.resourceGroups[id.toLowerCase()];
    if (before && before.location !== location) {
      throw refuse(
        409,
        'InvalidResourceGroupLocation',
        `Invalid resource group location '${location}'. The Resource group already exists in location '${before.location}'.`,
      );
    }
    const group: ResourceGroup = { id: before?.id ?? id, name: before?.name ?? request.params.group, location, tags };
    state.resourceGroups[id.toLowerCase()] = group;
    return before ? ok(shown(group)) : created(shown(group));
  });

  // Whatever is in the group goes with it.
  router.on('DELETE', PATH, (request) => {
    checkSubscription(azure, request.params.subscription);
    access.need(request, `${ACTION}/delete`, request.path);
    const group = findGroup(azure, request.params.group);
    for (const { id } of Object.values(state.instances)) if (isIn(group, id)) forgetInstance(azure, id);
    for (const { id } of Object.values(state.keyVaults)) if (isIn(group, id)) deleteVault(azure, id);
    delete state.resourceGroups[group.id.toLowerCase()];
    return ok(undefined);
  });
}

export function findGroup({ store }: Azure, name: string): ResourceGroup {
  const group = Object.values(store.state.resourceGroups).find(
    (candidate) => candidate.name.toLowerCase() === name.toLowerCase(),
  );
  if (group) return group;
  throw refuse(404, 'ResourceGroupNotFound', `Resource group '${name}' could not be found.`);
}

export function isIn(group: ResourceGroup, id: string): boolean {
  return id.toLowerCase().startsWith(`${group.id.toLowerCase()}/`);
}

function shown(group: ResourceGroup) {
  return { ...group, type: 'Microsoft.Resources/resourceGroups', properties: { provisioningState: 'Succeeded' } };
}
