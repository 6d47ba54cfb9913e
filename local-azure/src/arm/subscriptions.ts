import type { Azure } from '../azure';
import { refuse } from '../transport/problem';
import { allowQuery, ok } from '../transport/request';
import type { Router } from '../transport/router';
import { type ArmAccess, badRequest } from './access';

/** What a new subscription cannot use before somebody registers it. */
const TO_REGISTER = ['Microsoft.DigitalTwins', 'Microsoft.KeyVault'];
const KNOWN_PROVIDERS = [...TO_REGISTER, 'Microsoft.Authorization', 'Microsoft.Resources'];

/** The subscription, and the resource providers that are registered in it. */
export function subscriptions(router: Router, azure: Azure, access: ArmAccess): void {
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
    throw refuse(404, 'InvalidResourceNamespace', `The resource namespace '${namespace}' is invalid.`);
  };

  router.on('GET', '/subscriptions/:subscription', (request) => {
    allowQuery(request, ['api-version'], badRequest);
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
  });

  router.on('GET', '/subscriptions/:subscription/providers', (request) => {
    checkSubscription(azure, request.params.subscription);
    return ok({ value: KNOWN_PROVIDERS.map(shown) });
  });

  router.on('GET', '/subscriptions/:subscription/providers/:namespace', (request) => {
    checkSubscription(azure, request.params.subscription);
    return ok(shown(find(request.params.namespace)));
  });

  router.on('POST', '/subscriptions/:subscription/providers/:namespace/register', (request) => {
    checkSubscription(azure, request.params.subscription);
    const namespace = find(request.params.namespace);
    access.need(request, `${namespace}/register/action`, `/subscriptions/${subscriptionId}`);
    if (!registeredProviders.includes(namespace)) registeredProviders.push(namespace);
    return ok(shown(namespace));
  });
}

export function checkSubscription({ store }: Azure, subscription: string): void {
  if (subscription.toLowerCase() === store.state.subscriptionId) return;
  throw refuse(404, 'SubscriptionNotFound', `The subscription '${subscription}' could not be found.`);
}

export function checkRegistered({ store }: Azure, namespace: string): void {
  if (store.state.registeredProviders.includes(namespace)) return;
  throw refuse(
    409,
    'MissingSubscriptionRegistration',
    `The subscription is not registered to use namespace '${namespace}'.`,
  );
}
