import { z } from 'zod';
import type { Azure } from '../azure';
import { created, ok, parseBody } from '../http/request';
import { ANY_QUERY, type Route, route } from '../http/router';
import type { ResourceGroup } from '../store/model';
import type { ArmAccess } from './access';
import { badRequest, groupIsElsewhere } from './errors';
import { deleteVault, findGroup, forgetInstance, isIn } from './inventory';
import { checkSubscription } from './subscriptions';

const PUT = z.strictObject({ location: z.string(), tags: z.record(z.string(), z.string()).optional() });
const PATH = '/subscriptions/:subscription/resourceGroups/:group';
const ACTION = 'Microsoft.Resources/subscriptions/resourceGroups';

export function resourceGroups(azure: Azure, access: ArmAccess): Route[] {
  const { state } = azure.store;

  return [
    route('GET', PATH, ['api-version'], (request) => {
      checkSubscription(azure, request.params.subscription);
      access.need(request, `${ACTION}/read`, request.path);
      return ok(shown(findGroup(azure, request.params.group)));
    }),

    route('PUT', PATH, ANY_QUERY, (request) => {
      checkSubscription(azure, request.params.subscription);
      access.need(request, `${ACTION}/write`, request.path);
      const { location, tags = {} } = parseBody(PUT, request, badRequest);
      const id = `/subscriptions/${state.subscriptionId}/resourceGroups/${request.params.group}`;
      const before = state.resourceGroups[id.toLowerCase()];
      if (before && before.location !== location) throw groupIsElsewhere(location, before.location);
      const group: ResourceGroup = { id: before?.id ?? id, name: before?.name ?? request.params.group, location, tags };
      state.resourceGroups[id.toLowerCase()] = group;
      return before ? ok(shown(group)) : created(shown(group));
    }),

    // Whatever is in the group goes with it.
    route('DELETE', PATH, ANY_QUERY, (request) => {
      checkSubscription(azure, request.params.subscription);
      access.need(request, `${ACTION}/delete`, request.path);
      const group = findGroup(azure, request.params.group);
      for (const { id } of Object.values(state.instances)) if (isIn(group, id)) forgetInstance(azure, id);
      for (const { id } of Object.values(state.keyVaults)) if (isIn(group, id)) deleteVault(azure, id);
      delete state.resourceGroups[group.id.toLowerCase()];
      return ok(undefined);
    }),
  ];
}

function shown(group: ResourceGroup) {
  return { ...group, type: 'Microsoft.Resources/resourceGroups', properties: { provisioningState: 'Succeeded' } };
}
