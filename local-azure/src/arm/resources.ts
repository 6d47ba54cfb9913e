import type { Azure } from '../azure';
import type { ApiRequest } from '../http/request';
import { type Route, route } from '../http/router';
import type { DigitalTwinsInstance, KeyVault } from '../store/model';
import type { ArmAccess } from './access';
import { badRequest } from './errors';
import { equalities, fits } from './filter';
import { INSTANCE_TYPE } from './instance';
import { findGroup, isIn } from './inventory';
import { PAGING, page } from './page';
import { checkSubscription } from './subscriptions';

const PATH = '/subscriptions/:subscription';
const QUERY = ['api-version', '$filter', '$expand', ...PAGING];
const COMPARED = ['resourceType', 'resourceGroup', 'name', 'location', 'tagName', 'tagValue'];
const EXPANDED = ['createdTime', 'changedTime', 'provisioningState'];

/** Everything that there is, by type. Azure leaves out what a caller may not read, and says nothing of it. */
export function resources(azure: Azure, access: ArmAccess): Route[] {
  const answer = (request: ApiRequest, isWanted: (id: string) => boolean) => {
    const expanded = expansion(request);
    const wanted = equalities(request.query.$filter, COMPARED);
    const found = all(azure).filter(
      (resource) =>
        isWanted(resource.id) &&
        access.hasAction(request, `${resource.type}/read`, resource.id) &&
        isFiltered(resource, wanted),
    );
    return page(
      azure,
      request,
      found.map((resource) => shown(resource, expanded)),
    );
  };

  return [
    route('GET', `${PATH}/resources`, QUERY, (request) => {
      checkSubscription(azure, request.params.subscription);
      return answer(request, () => true);
    }),

    route('GET', `${PATH}/resourceGroups/:group/resources`, QUERY, (request) => {
      checkSubscription(azure, request.params.subscription);
      const group = findGroup(azure, request.params.group);
      return answer(request, (id) => isIn(group, id));
    }),
  ];
}

type Resource = (DigitalTwinsInstance | KeyVault) & { readonly type: string };

function all({ store }: Azure): Resource[] {
  const { instances, keyVaults } = store.state;
  return [
    ...Object.values(instances).map((instance) => ({ ...instance, type: INSTANCE_TYPE })),
    ...Object.values(keyVaults).map((vault) => ({ ...vault, type: 'Microsoft.KeyVault/vaults' })),
  ];
}

function isFiltered({ id, name, type, location, tags }: Resource, wanted: Map<string, string>): boolean {
  const byTag = wanted.has('tagname') || wanted.has('tagvalue');
  return (
    fits(wanted, 'resourceType', type) &&
    fits(wanted, 'resourceGroup', id.split('/')[4]) &&
    fits(wanted, 'name', name) &&
    fits(wanted, 'location', location) &&
    (!byTag ||
      Object.entries(tags).some(([key, value]) => fits(wanted, 'tagName', key) && fits(wanted, 'tagValue', value)))
  );
}

function expansion({ query: { $expand } }: ApiRequest): string[] {
  const names = $expand?.split(',') ?? [];
  const unknown = names.filter((name) => !EXPANDED.includes(name));
  if (unknown.length > 0) throw badRequest(`The local Azure does not implement the expansion ${unknown.join(', ')}`);
  return names;
}

function shown(resource: Resource, expanded: string[]) {
  const { id, name, type, location, tags, createdTime } = resource;
  const { identity = null, lastUpdatedTime: changedTime = createdTime } = resource as Partial<DigitalTwinsInstance>;
  const more = { createdTime, changedTime, provisioningState: 'Succeeded' };
  const asked = Object.entries(more).filter(([property]) => expanded.includes(property));
  return { id, name, type, location, tags, ...(identity && { identity }), ...Object.fromEntries(asked) };
}
