import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Azure } from '../azure';
import { created, ok, parseBody } from '../http/request';
import { ANY_QUERY, type Route, route } from '../http/router';
import type { DigitalTwinsInstance } from '../store/model';
import type { ArmAccess } from './access';
import { badRequest, invalidInstanceName } from './errors';
import { findGroup, findInstance, forgetInstance } from './inventory';
import { checkRegistered, checkSubscription } from './subscriptions';

const PUT = z.strictObject({
  location: z.string(),
  tags: z.record(z.string(), z.string()).nullable().optional(),
  identity: z.record(z.string(), z.unknown()).optional(),
  properties: z.strictObject({}).optional(),
});
const PATH =
  '/subscriptions/:subscription/resourceGroups/:group/providers/Microsoft.DigitalTwins/digitalTwinsInstances/:name';
const ACTION = 'Microsoft.DigitalTwins/digitalTwinsInstances';

export function digitalTwins(azure: Azure, access: ArmAccess): Route[] {
  const { state } = azure.store;

  return [
    route('GET', PATH, ['api-version'], (request) => {
      checkSubscription(azure, request.params.subscription);
      access.need(request, `${ACTION}/read`, request.path);
      return ok(shown(azure, findInstance(azure, request.path)));
    }),

    route('PUT', PATH, ANY_QUERY, (request) => {
      const { subscription, group, name } = request.params;
      checkSubscription(azure, subscription);
      access.need(request, `${ACTION}/write`, request.path);
      checkRegistered(azure, 'Microsoft.DigitalTwins');
      if (!/^[A-Za-z0-9][A-Za-z0-9-]{1,61}[A-Za-z0-9]$/.test(name)) throw invalidInstanceName(name);
      const { location, tags } = parseBody(PUT, request, badRequest);
      const key = request.path.toLowerCase();
      const before = state.instances[key];
      const id = `${findGroup(azure, group).id}/providers/Microsoft.DigitalTwins/digitalTwinsInstances/${name}`;
      state.instances[key] = {
        id: before?.id ?? id,
        name: before?.name ?? name,
        location,
        tags: tags ?? {},
        createdTime: before?.createdTime ?? new Date().toISOString(),
      };
      state.graphs[key] ??= { models: {}, twins: {}, relationships: {} };
      const body = shown(azure, state.instances[key]);
      return before ? ok(body) : created(body, operation(azure, location));
    }),

    route('DELETE', PATH, ANY_QUERY, (request) => {
      access.need(request, `${ACTION}/delete`, request.path);
      const { id, location } = findInstance(azure, request.path);
      forgetInstance(azure, id);
      return { status: 202, headers: operation(azure, location) };
    }),

    route(
      'GET',
      '/subscriptions/:subscription/providers/Microsoft.DigitalTwins/locations/:location/operationsStatuses/:id',
      ANY_QUERY,
      ({ path, params }) => ok({ id: path, name: params.id, status: 'Succeeded' }),
    ),
  ];
}

/** Done at once, but answered as Azure answers: the provider then waits for no second poll. */
function operation({ origin, store }: Azure, location: string): Record<string, string> {
  const path = `/subscriptions/${store.state.subscriptionId}/providers/Microsoft.DigitalTwins/locations/${location}/operationsStatuses/${randomUUID()}`;
  return { 'Azure-AsyncOperation': `${origin}${path}?api-version=2023-01-31`, 'Retry-After': '0' };
}

function shown({ origin }: Azure, { id, name, location, tags, createdTime }: DigitalTwinsInstance) {
  return {
    id,
    name,
    type: 'Microsoft.DigitalTwins/digitalTwinsInstances',
    location,
    tags,
    properties: {
      createdTime,
      lastUpdatedTime: createdTime,
      provisioningState: 'Succeeded',
      // Azure gives each instance a host of its own. Here they share one, and the path distinguishes them.
      hostName: `${new URL(origin).host}/adt/${name}`,
      privateEndpointConnections: [],
      publicNetworkAccess: 'Enabled',
    },
  };
}
