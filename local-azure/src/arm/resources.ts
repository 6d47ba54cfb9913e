import type { Azure } from '../azure';
import { ok } from '../http/request';
import { type Route, route } from '../http/router';
import type { ArmAccess } from './access';
import { badRequest } from './errors';
import { findGroup, isIn } from './inventory';
import { checkSubscription } from './subscriptions';

const PATH = '/subscriptions/:subscription';

/** Everything that there is, by type. Azure leaves out what a caller may not read, and says nothing of it. */
export function resources(azure: Azure, access: ArmAccess): Route[] {
  return [
    route('GET', `${PATH}/resources`, ['api-version', '$filter'], (request) => {
      checkSubscription(azure, request.params.subscription);
      const { $filter = '' } = request.query;
      const wanted = /^resourceType eq '([^']*)'$/i.exec($filter)?.[1].toLowerCase();
      if ($filter && !wanted) throw badRequest(`The local Azure does not implement the filter ${$filter}`);
      const found = all(azure).filter(
        ({ id, type }) => (!wanted || type.toLowerCase() === wanted) && access.hasAction(request, `${type}/read`, id),
      );
      return ok({ value: found });
    }),

    route('GET', `${PATH}/resourceGroups/:group/resources`, ['api-version', '$expand', '$top'], (request) => {
      const group = findGroup(azure, request.params.group);
      const found = all(azure).filter(
        ({ id, type }) => isIn(group, id) && access.hasAction(request, `${type}/read`, id),
      );
      return ok({ value: found });
    }),
  ];
}

function all({ store }: Azure) {
  const { instances, keyVaults } = store.state;
  return [
    ...Object.values(instances).map((of) => summary(of, 'Microsoft.DigitalTwins/digitalTwinsInstances')),
    ...Object.values(keyVaults).map((of) => summary(of, 'Microsoft.KeyVault/vaults')),
  ];
}

function summary({ id, name, location }: { id: string; name: string; location: string }, type: string) {
  return { id, name, location, type };
}
