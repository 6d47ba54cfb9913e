import type { Azure } from '../azure';
import { ok } from '../http/request';
import { ANY_QUERY, type Route, route } from '../http/router';
import type { ArmAccess } from './access';
import { notRegistered, subscriptionNotFound, unknownNamespace } from './errors';

/** What a new subscription cannot use before it is registered. */
const TO_REGISTER = ['Microsoft.DigitalTwins', 'Microsoft.KeyVault'];
const KNOWN_PROVIDERS = [...TO_REGISTER, 'Microsoft.Authorization', 'Microsoft.Resources'];

/** The subscription, and the resource providers that are registered in it. */
export function subscriptions(azure: Azure, access: ArmAccess): Route[] {
  const { subscriptionId, tenantId, registeredProviders } = azure.store.state;
  const shown = (namespace: string) => ({
    id: `/subscriptions/${subscriptionId}/providers/${namespace}`,
    namespace,
    registrationState:
      TO_REGISTER.includes(namespace) && !registeredProviders.includes(namespace) ? 'NotRegistered' : 'Registered',
    resourceTypes: [],
  });
  const find = (namespace: string) => {
    const known = KNOWN_PROVIDERS.find((name) => name.toLowerCase() === namespace.toLowerCase());
    if (known) return known;
    throw unknownNamespace(namespace);
  };

  return [
    route('GET', '/subscriptions/:subscription', ['api-version'], (request) => {
      checkSubscription(azure, request.params.subscription);
      const id = `/subscriptions/${subscriptionId}`;
      access.need(request, 'Microsoft.Resources/subscriptions/read', id);
      return ok({
        id,
        subscriptionId,
        tenantId,
        displayName: 'Local',
        state: 'Enabled',
        authorizationSource: 'RoleBased',
      });
    }),

    route('GET', '/subscriptions/:subscription/providers', ANY_QUERY, (request) => {
      checkSubscription(azure, request.params.subscription);
      return ok({ value: KNOWN_PROVIDERS.map(shown) });
    }),

    route('GET', '/subscriptions/:subscription/providers/:namespace', ANY_QUERY, (request) => {
      checkSubscription(azure, request.params.subscription);
      return ok(shown(find(request.params.namespace)));
    }),

    route('POST', '/subscriptions/:subscription/providers/:namespace/register', ANY_QUERY, (request) => {
      checkSubscription(azure, request.params.subscription);
      const namespace = find(request.params.namespace);
      access.need(request, `${namespace}/register/action`, `/subscriptions/${subscriptionId}`);
      if (!registeredProviders.includes(namespace)) registeredProviders.push(namespace);
      return ok(shown(namespace));
    }),
  ];
}

export function checkSubscription({ store }: Azure, subscription: string): void {
  if (subscription.toLowerCase() === store.state.subscriptionId) return;
  throw subscriptionNotFound(subscription);
}

export function checkRegistered({ store }: Azure, namespace: string): void {
  if (store.state.registeredProviders.includes(namespace)) return;
  throw notRegistered(namespace);
}
