import { z } from 'zod';
import type { Azure } from '../azure';
import { type ApiRequest, type ApiResponse, created, noContent, ok, parseBody } from '../http/request';
import { type Route, route } from '../http/router';
import type { ResourceGroup } from '../store/model';
import type { ArmAccess } from './access';
import { badRequest, groupIsElsewhere, groupLocationUnavailable, invalidGroupName } from './errors';
import { equalities, fits } from './filter';
import { deleteVault, findGroup, forgetInstance, isIn } from './inventory';
import { locationName } from './location';
import { PAGING, page } from './page';
import { forgetAssignmentsOn } from './roles';
import { checkSubscription } from './subscriptions';
import { TAGS } from './tags';

const shownOnly = z.unknown().optional();
/** What a client may send, and what it was shown: the Azure CLI sends back all of it. */
const PUT = z.strictObject({
  location: z.string(),
  tags: TAGS,
  managedBy: z.string().nullable().optional(),
  id: shownOnly,
  name: shownOnly,
  properties: shownOnly,
  type: shownOnly,
});
const PATCH = PUT.partial().omit({ location: true });
const PATH = '/subscriptions/:subscription/resourceGroups/:group';
const ACTION = 'Microsoft.Resources/subscriptions/resourceGroups';
/** Letters are those of any language, by Azure's documentation of names. */
const NAME = /^[\p{L}\p{N}_().-]{0,89}[\p{L}\p{N}_()-]$/u;

export function resourceGroups(azure: Azure, access: ArmAccess): Route[] {
  const { state } = azure.store;
  const find = (request: ApiRequest, action: string): ResourceGroup => {
    checkSubscription(azure, request.params.subscription);
    access.need(request, `${ACTION}/${action}`, request.path);
    return findGroup(azure, request.params.group);
  };

  return [
    route('GET', '/subscriptions/:subscription/resourceGroups', ['api-version', '$filter', ...PAGING], (request) => {
      checkSubscription(azure, request.params.subscription);
      const wanted = equalities(request.query.$filter, ['tagName', 'tagValue']);
      const groups = Object.values(state.resourceGroups).filter(
        ({ id, tags }) =>
          access.hasAction(request, `${ACTION}/read`, id) &&
          (wanted.size === 0 ||
            Object.entries(tags).some(
              ([name, value]) => fits(wanted, 'tagName', name) && fits(wanted, 'tagValue', value),
            )),
      );
      return page(azure, request, groups.map(shown));
    }),

    route('GET', PATH, ['api-version'], (request) => ok(shown(find(request, 'read')))),

    route('HEAD', PATH, ['api-version'], (request) => exists(() => find(request, 'read'))),

    route('PUT', PATH, ['api-version'], (request) => {
      checkSubscription(azure, request.params.subscription);
      access.need(request, `${ACTION}/write`, request.path);
      const { group: name } = request.params;
      if (!NAME.test(name)) throw invalidGroupName(name);
      const { location: wanted, tags, managedBy } = parseBody(PUT, request, badRequest);
      const location = locationName(wanted, groupLocationUnavailable);
      const id = `/subscriptions/${state.subscriptionId}/resourceGroups/${name}`;
      const before = state.resourceGroups[id.toLowerCase()];
      if (before && before.location !== location) throw groupIsElsewhere(location, before.location);
      const group: ResourceGroup = {
        id: before?.id ?? id,
        name: before?.name ?? name,
        location,
        tags: tags ?? {},
        ...(managedBy && { managedBy }),
      };
      state.resourceGroups[id.toLowerCase()] = group;
      return before ? ok(shown(group)) : created(shown(group));
    }),

    route('PATCH', PATH, ['api-version'], (request) => {
      const group = find(request, 'write');
      const { tags, managedBy } = parseBody(PATCH, request, badRequest);
      Object.assign(group, { tags: tags ?? group.tags, managedBy: managedBy ?? group.managedBy });
      return ok(shown(group));
    }),

    // Whatever is in the group goes with it.
    route('DELETE', PATH, ['api-version'], (request) => {
      const group = find(request, 'delete');
      for (const { id } of Object.values(state.instances)) if (isIn(group, id)) forgetInstance(azure, id);
      for (const { id } of Object.values(state.keyVaults)) if (isIn(group, id)) deleteVault(azure, id);
      forgetAssignmentsOn(azure, group.id);
      delete state.resourceGroups[group.id.toLowerCase()];
      return ok(undefined);
    }),
  ];
}

/** Whether something is there: its errors have no body. */
export function exists(find: () => unknown): ApiResponse {
  find();
  return noContent();
}

function shown(group: ResourceGroup) {
  return { ...group, type: 'Microsoft.Resources/resourceGroups', properties: { provisioningState: 'Succeeded' } };
}
