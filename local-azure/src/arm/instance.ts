import { z } from 'zod';
import type { Azure } from '../azure';
import type { DigitalTwinsInstance } from '../store/model';
import { instanceNameInUse } from './errors';
import { IDENTITY } from './managed-identity';
import { TAGS } from './tags';

export const INSTANCE_TYPE = 'Microsoft.DigitalTwins/digitalTwinsInstances';

const publicNetworkAccess = z.enum(['Enabled', 'Disabled']).nullable().optional();
const shownOnly = z.unknown().optional();

/** What a client may send, and what it was shown: the Azure CLI sends back all of it. */
export const PUT = z.strictObject({
  location: z.string(),
  tags: TAGS,
  identity: IDENTITY,
  properties: z
    .strictObject({
      publicNetworkAccess,
      createdTime: shownOnly,
      hostName: shownOnly,
      lastUpdatedTime: shownOnly,
      privateEndpointConnections: z.tuple([]).nullable().optional(),
      provisioningState: shownOnly,
    })
    .nullable()
    .optional(),
  id: shownOnly,
  name: shownOnly,
  systemData: shownOnly,
  type: shownOnly,
});

export const PATCH = z.strictObject({
  tags: TAGS,
  identity: IDENTITY,
  properties: z.strictObject({ publicNetworkAccess }).nullable().optional(),
});

/** A new instance, as Azure makes one of which nothing is said. */
export function blankInstance(azure: Azure, id: string, name: string, location: string): DigitalTwinsInstance {
  const now = new Date().toISOString();
  return {
    id,
    name,
    location,
    tags: {},
    createdTime: now,
    lastUpdatedTime: now,
    host: freeHost(azure, name, location),
    publicNetworkAccess: 'Enabled',
    identity: null,
  };
}

/** The region is part of the host in Azure, so a name is free in a region that has none like it. */
export function isNameFree({ store }: Azure, name: string, location: string): boolean {
  return !Object.values(store.state.instances).some(
    (instance) => instance.name.toLowerCase() === name.toLowerCase() && instance.location === location,
  );
}

/** The name is enough for the first instance of a name. No name has a dot. */
function freeHost(azure: Azure, name: string, location: string): string {
  if (!isNameFree(azure, name, location)) throw instanceNameInUse(name, location);
  const { instances } = azure.store.state;
  const taken = Object.values(instances).some(({ host }) => host.toLowerCase() === name.toLowerCase());
  return taken ? `${name}.${location}` : name;
}

/** The instance whose data plane answers to a host. */
export function findByHost({ store }: Azure, host: string): DigitalTwinsInstance | undefined {
  return Object.values(store.state.instances).find((instance) => instance.host.toLowerCase() === host.toLowerCase());
}

export function shown({ origin }: Azure, instance: DigitalTwinsInstance) {
  const { id, name, location, tags, identity, host, createdTime, lastUpdatedTime, publicNetworkAccess } = instance;
  return {
    id,
    name,
    type: INSTANCE_TYPE,
    location,
    tags,
    ...(identity && { identity }),
    properties: {
      createdTime,
      lastUpdatedTime,
      provisioningState: 'Succeeded',
      // Azure gives each instance a host of its own. Here they share one, and the path distinguishes them.
      hostName: `${new URL(origin).host}/adt/${host}`,
      privateEndpointConnections: [],
      publicNetworkAccess,
    },
  };
}
