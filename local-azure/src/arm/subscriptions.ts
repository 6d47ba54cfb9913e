import type { Azure } from '../azure';
import { ok } from '../http/request';
import { type Route, route } from '../http/router';
import type { ArmAccess } from './access';
import { notRegistered, subscriptionNotFound } from './errors';
import { LOCATIONS } from './location';

/** The subscription, its tenant and its locations: what the Azure CLI asks for when it signs in. */
export function subscriptions(azure: Azure, access: ArmAccess): Route[] {
  const { state } = azure.store;
  const { subscriptionId, tenantId } = state;
  const id = `/subscriptions/${subscriptionId}`;
  const shown = {
    id,
    subscriptionId,
    tenantId,
    displayName: 'Local',
    state: 'Enabled',
    subscriptionPolicies: {
      locationPlacementId: 'Public_2014-09-01',
      quotaId: 'PayAsYouGo_2014-09-01',
      spendingLimit: 'Off',
    },
    authorizationSource: 'RoleBased',
    managedByTenants: [],
  };

  return [
    route('GET', '/tenants', ['api-version'], () =>
      ok({
        value: [
          {
            id: `/tenants/${tenantId}`,
            tenantId,
            tenantCategory: 'Home',
            displayName: 'Contoso',
            countryCode: 'US',
            defaultDomain: 'contoso.onmicrosoft.com',
            domains: ['contoso.onmicrosoft.com'],
            tenantType: 'AAD',
          },
        ],
      }),
    ),

    route('GET', '/subscriptions', ['api-version'], (request) => {
      const value = access.seesSubscription(request) ? [shown] : [];
      return ok({ value, count: { type: 'Total', value: value.length } });
    }),

    route('GET', '/subscriptions/:subscription', ['api-version'], (request) => {
      checkSubscription(azure, request.params.subscription);
      access.need(request, 'Microsoft.Resources/subscriptions/read', id);
      return ok(shown);
    }),

    route('GET', '/subscriptions/:subscription/locations', ['api-version'], (request) => {
      checkSubscription(azure, request.params.subscription);
      access.need(request, 'Microsoft.Resources/subscriptions/locations/read', id);
      return ok({
        value: LOCATIONS.map(({ name, displayName }) => ({
          id: `${id}/locations/${name}`,
          name,
          type: 'Region',
          displayName,
          regionalDisplayName: displayName,
        })),
      });
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
