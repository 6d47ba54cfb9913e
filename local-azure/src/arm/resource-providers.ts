import type { Azure } from '../azure';
import { ok } from '../http/request';
import { type Route, route } from '../http/router';
import type { ArmAccess } from './access';
import { DIGITAL_TWINS_VERSIONS } from './api-version';
import { unknownNamespace } from './errors';
import { LOCATIONS } from './location';
import { checkSubscription } from './subscriptions';

interface Provider {
  readonly namespace: string;
  /** Whether a new subscription cannot use it before it is registered. */
  readonly isOptional: boolean;
  /** The resource types that the local Azure has, and versions of their API, from which clients choose one. */
  readonly types: Record<string, readonly string[]>;
}

const PROVIDERS: readonly Provider[] = [
  {
    namespace: 'Microsoft.DigitalTwins',
    isOptional: true,
    types: { digitalTwinsInstances: DIGITAL_TWINS_VERSIONS, operations: DIGITAL_TWINS_VERSIONS },
  },
  {
    namespace: 'Microsoft.KeyVault',
    isOptional: true,
    types: { vaults: ['2023-07-01', '2023-02-01'], deletedVaults: ['2023-07-01', '2023-02-01'] },
  },
  {
    namespace: 'Microsoft.Authorization',
    isOptional: false,
    types: { roleAssignments: ['2022-04-01'], roleDefinitions: ['2022-05-01-preview', '2022-04-01'] },
  },
  {
    namespace: 'Microsoft.Resources',
    isOptional: false,
    types: { resourceGroups: ['2024-11-01', '2022-09-01'], subscriptions: ['2022-12-01'], tenants: ['2022-12-01'] },
  },
];
const PATH = '/subscriptions/:subscription/providers';
/** They are shown whatever is asked for: the local Azure has too few of them to leave anything out. */
const QUERY = ['api-version', '$expand', '$top'];

/** Which services there are, and which of them are registered in the subscription. */
export function resourceProviders(azure: Azure, access: ArmAccess): Route[] {
  const { subscriptionId, registeredProviders } = azure.store.state;
  const shown = ({ namespace, isOptional, types }: Provider) => ({
    id: `/subscriptions/${subscriptionId}/providers/${namespace}`,
    namespace,
    registrationPolicy: 'RegistrationRequired',
    registrationState: isOptional && !registeredProviders.includes(namespace) ? 'NotRegistered' : 'Registered',
    resourceTypes: Object.entries(types).map(([resourceType, apiVersions]) => ({
      resourceType,
      locations: LOCATIONS.map(({ displayName }) => displayName),
      apiVersions,
    })),
  });

  return [
    route('GET', PATH, QUERY, (request) => {
      checkSubscription(azure, request.params.subscription);
      return ok({ value: PROVIDERS.map(shown) });
    }),

    route('GET', `${PATH}/:namespace`, QUERY, (request) => {
      checkSubscription(azure, request.params.subscription);
      return ok(shown(find(request.params.namespace)));
    }),

    route('POST', `${PATH}/:namespace/register`, ['api-version'], (request) => {
      checkSubscription(azure, request.params.subscription);
      const provider = find(request.params.namespace);
      const { namespace } = provider;
      access.need(request, `${namespace}/register/action`, `/subscriptions/${subscriptionId}`);
      if (!registeredProviders.includes(namespace)) registeredProviders.push(namespace);
      return ok(shown(provider));
    }),
  ];
}

function find(namespace: string): Provider {
  const known = PROVIDERS.find((provider) => provider.namespace.toLowerCase() === namespace.toLowerCase());
  if (known) return known;
  throw unknownNamespace(namespace);
}
