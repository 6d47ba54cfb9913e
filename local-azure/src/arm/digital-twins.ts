import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Azure } from '../azure';
import type { DigitalTwinsInstance } from '../store/model';
import { refuse } from '../transport/problem';
import { allowQuery, created, ok, parseBody } from '../transport/request';
import type { Router } from '../transport/router';
import { type ArmAccess, badRequest } from './access';
import { findGroup } from './resource-groups';
import { forgetAssignmentsOn } from './roles';
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

export function digitalTwins(router: Router, azure: Azure, access: ArmAccess): void {
  const { state } = azure.store;

  router.on('GET', PATH, (request) => {
    allowQuery(request, ['api-version'], badRequest);
    checkSubscription(azure, request.params.subscription);
    access.need(request, `${ACTION}/read`, request.path);
    return ok(shown(azure, findInstance(azure, request.path)));
  });

  router.on('PUT', PATH, (request) => {
    const { subscription, group, name } = request.params;
    checkSubscription(azure, subscription);
    access.need(request, `${ACTION}/write`, request.path);
    checkRegistered(azure, 'Microsoft.DigitalTwins');
    if (!/^[A-Za-z0-9][A-Za-z0-9-]{1,61}[A-Za-z0-9]$/.test(name)) {
      throw refuse(400, 'InvalidResourceName', `'${name}' is no name for an instance.`);
    }
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
  });

  router.on('DELETE', PATH, (request) => {
    access.need(request, `${ACTION}/delete`, request.path);
    const { id, location } = findInstance(azure, request.path);
    forgetInstance(azure, id);
    return { status: 202, headers: operation(azure, location) };
  });

  router.on(
    'GET',
    '/subscriptions/:subscription/providers/Microsoft.DigitalTwins/locations/:location/operationsStatuses/:id',
    ({ path, params }) => ok({ id: path, name: params.id, status: 'Succeeded' }),
  );
}

export function findInstance({ store }: Azure, id: string): DigitalTwinsInstance {
  const instance = store.state.instances[id.toLowerCase()];
  if (instance) return instance;
  const name = id.split('/').at(-1);
  throw refuse(
    404,
    'ResourceNotFound',
    `The Resource 'Microsoft.DigitalTwins/digitalTwinsInstances/${name}' was not found.`,
  );
}

/** An instance goes with its data, and with the roles that were assigned on it. */
export function forgetInstance(azure: Azure, id: string): void {
  const { state } = azure.store;
  delete state.instances[id.toLowerCase()];
  delete state.graphs[id.toLowerCase()];
  forgetAssignmentsOn(azure, id);
}

/** Done at once, but told as Azure tells it: the provider then waits for no second poll. */
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
      // Azure gives each instance a host of its own. Here they share one, and the path tells them apart.
      hostName: `${new URL(origin).host}/adt/${name}`,
      privateEndpointConnections: [],
      publicNetworkAccess: 'Enabled',
    },
  };
}
