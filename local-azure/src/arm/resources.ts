import type { Azure } from '../azure';
import { allowQuery, ok } from '../transport/request';
import type { Router } from '../transport/router';
import { type ArmAccess, badRequest } from './access';
import { findGroup, isIn } from './resource-groups';
import { checkSubscription } from './subscriptions';

const PATH = '/subscriptions/:subscription';

/** Everything that there is, by type. Azure leaves out what a caller may not read, and says nothing of it. */
export function resources(router: Router, azure: Azure, access: ArmAccess): void {
  router.on('GET', `${PATH}/resources`, (request) => {
    allowQuery(request, ['api-version', '$filter'], badRequest);
    checkSubscription(azure, request.params.subscription);
    const { $filter = '' } = request.query;
    const wanted = /^resourceType eq '([^']*)'$/i.exec($filter)?.[1].toLowerCase();
    if ($filter && !wanted) throw badRequest(`The emulator does not implement the filter ${$filter}`);
    const found = all(azure).filter(
      ({ id, type }) => (!wanted || type.toLowerCase() === wanted) && access.hasAction(request, `${type}/read`, id),
    );
    return ok({ value: found });
  });

  router.on('GET', `${PATH}/resourceGroups/:group/resources`, (request) => {
    allowQuery(request, ['api-version', '$expand', '$top'], badRequest);
    const group = findGroup(azure, request.params.group);
    const found = all(azure).filter(({ id, type }) => isIn(group, id) && access.hasAction(request, `${type}/read`, id));
    return ok({ value: found });
  });
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
