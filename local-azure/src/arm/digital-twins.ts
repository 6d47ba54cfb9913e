import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Azure } from '../azure';
import { type ApiRequest, created, noContent, ok, parseBody } from '../http/request';
import { type Route, route } from '../http/router';
import type { DigitalTwinsInstance } from '../store/model';
import { emptyGraph } from '../store/store';
import type { ArmAccess } from './access';
import { badRequest, invalidInstanceName, locationUnavailable, operationNotFound, resourceIsElsewhere } from './errors';
import { isGuid } from './guid';
import { blankInstance, INSTANCE_TYPE, isNameFree, PATCH, PUT, shown } from './instance';
import { findGroup, findInstance, forgetInstance, isIn } from './inventory';
import { locationName } from './location';
import { changedIdentity } from './managed-identity';
import { checkRegistered, checkSubscription } from './subscriptions';

const NAMESPACE = '/subscriptions/:subscription/providers/Microsoft.DigitalTwins';
const LIST = `/subscriptions/:subscription/resourceGroups/:group/providers/${INSTANCE_TYPE}`;
const PATH = `${LIST}/:name`;
const AVAILABILITY = z.strictObject({ name: z.string(), type: z.literal(INSTANCE_TYPE) });
const NAME = /^(?!-)[A-Za-z0-9-]{3,63}(?<!-)$/;
const API_VERSION = ['api-version'];

/** Instances of Azure Digital Twins. What Azure does in the background is done at once. */
export function digitalTwins(azure: Azure, access: ArmAccess): Route[] {
  const { state } = azure.store;
  const location = (text: string) => locationName(text, locationUnavailable(INSTANCE_TYPE));
  const readable = (request: ApiRequest) =>
    Object.values(state.instances).filter(({ id }) => access.hasAction(request, `${INSTANCE_TYPE}/read`, id));

  return [
    route('GET', PATH, API_VERSION, (request) => {
      checkSubscription(azure, request.params.subscription);
      access.need(request, `${INSTANCE_TYPE}/read`, request.path);
      return ok(shown(azure, findInstance(azure, request.path)));
    }),

    route('GET', `${NAMESPACE}/digitalTwinsInstances`, API_VERSION, (request) => {
      checkSubscription(azure, request.params.subscription);
      return ok({ value: readable(request).map((instance) => shown(azure, instance)) });
    }),

    route('GET', LIST, API_VERSION, (request) => {
      checkSubscription(azure, request.params.subscription);
      const group = findGroup(azure, request.params.group);
      const inGroup = readable(request).filter(({ id }) => isIn(group, id));
      return ok({ value: inGroup.map((instance) => shown(azure, instance)) });
    }),

    route('PUT', PATH, API_VERSION, (request) => {
      const { subscription, group, name } = request.params;
      checkSubscription(azure, subscription);
      access.need(request, `${INSTANCE_TYPE}/write`, request.path);
      checkRegistered(azure, 'Microsoft.DigitalTwins');
      if (!NAME.test(name)) throw invalidInstanceName(name);
      const wanted = parseBody(PUT, request, badRequest);
      const id = `${findGroup(azure, group).id}/providers/${INSTANCE_TYPE}/${name}`;
      const at = location(wanted.location);
      const before = state.instances[id.toLowerCase()];
      if (before && before.location !== at) throw resourceIsElsewhere(name, before.location, at);
      const instance = before ?? blankInstance(azure, id, name, at);
      change(azure, instance, { ...wanted, tags: wanted.tags ?? {} });
      state.instances[id.toLowerCase()] = instance;
      state.graphs[id.toLowerCase()] ??= emptyGraph();
      return before ? ok(shown(azure, instance)) : created(shown(azure, instance), operation(azure, at));
    }),

    route('PATCH', PATH, API_VERSION, (request) => {
      checkSubscription(azure, request.params.subscription);
      access.need(request, `${INSTANCE_TYPE}/write`, request.path);
      const instance = findInstance(azure, request.path);
      change(azure, instance, parseBody(PATCH, request, badRequest));
      return ok(shown(azure, instance));
    }),

    route('DELETE', PATH, API_VERSION, (request) => {
      checkSubscription(azure, request.params.subscription);
      access.need(request, `${INSTANCE_TYPE}/delete`, request.path);
      const instance = state.instances[request.path.toLowerCase()];
      if (!instance) return noContent();
      forgetInstance(azure, instance.id);
      return { status: 202, headers: operation(azure, instance.location) };
    }),

    route('POST', `${NAMESPACE}/locations/:location/checkNameAvailability`, API_VERSION, (request) => {
      checkSubscription(azure, request.params.subscription);
      const { subscriptionId } = state;
      access.need(
        request,
        'Microsoft.DigitalTwins/locations/checkNameAvailability/action',
        `/subscriptions/${subscriptionId}`,
      );
      const { name } = parseBody(AVAILABILITY, request, badRequest);
      const at = location(request.params.location);
      if (!NAME.test(name)) return ok(unavailable('Invalid', `'${name}' is no name for an instance.`));
      if (isNameFree(azure, name, at)) return ok({ nameAvailable: true });
      return ok(unavailable('AlreadyExists', `An instance in ${at} is called '${name}' already.`));
    }),

    route('GET', `${NAMESPACE}/locations/:location/operationsStatuses/:id`, API_VERSION, ({ path, params }) => {
      if (!isGuid(params.id)) throw operationNotFound(params.id);
      return ok({ id: path, name: params.id, status: 'Succeeded' });
    }),
  ];
}

/** Done at once, but answered as Azure answers: the provider then waits for no second poll. */
function operation({ origin, store }: Azure, location: string): Record<string, string> {
  const path = `/subscriptions/${store.state.subscriptionId}/providers/Microsoft.DigitalTwins/locations/${location}/operationsStatuses/${randomUUID()}`;
  return { 'Azure-AsyncOperation': `${origin}${path}?api-version=2023-01-31`, 'Retry-After': '0' };
}

const unavailable = (reason: string, message: string) => ({ nameAvailable: false, reason, message });

/** What is not spoken of stays as it is. */
function change(azure: Azure, instance: DigitalTwinsInstance, wanted: z.infer<typeof PATCH>): void {
  instance.tags = wanted.tags ?? instance.tags;
  instance.identity = changedIdentity(azure, instance.name, instance.identity, wanted.identity);
  instance.publicNetworkAccess = wanted.properties?.publicNetworkAccess ?? instance.publicNetworkAccess;
  instance.lastUpdatedTime = new Date().toISOString();
}
