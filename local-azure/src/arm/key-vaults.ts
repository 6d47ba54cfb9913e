import { z } from 'zod';
import type { Azure } from '../azure';
import { type ApiRequest, created, noContent, ok, parseBody } from '../http/request';
import { type Route, route } from '../http/router';
import type { ArmAccess } from './access';
import { recoverVault } from './deleted-vaults';
import {
  badRequest,
  invalidVaultName,
  locationUnavailable,
  resourceIsElsewhere,
  vaultNameDeleted,
  vaultNameInUse,
} from './errors';
import { deleteVault, findGroup, findVault, isIn } from './inventory';
import { locationName } from './location';
import { PAGING, page } from './page';
import { checkRegistered, checkSubscription } from './subscriptions';
import { blankVault, change, PATCH, PUT, shown, VAULT_TYPE } from './vault';

const NAMESPACE = '/subscriptions/:subscription/providers/Microsoft.KeyVault';
const LIST = `/subscriptions/:subscription/resourceGroups/:group/providers/${VAULT_TYPE}`;
const PATH = `${LIST}/:name`;
const AVAILABILITY = z.strictObject({ name: z.string(), type: z.literal(VAULT_TYPE) });
const API_VERSION = ['api-version'];

/** Vaults. A deleted one keeps its name and its secrets until it is recovered or purged. */
export function keyVaults(azure: Azure, access: ArmAccess): Route[] {
  const { state } = azure.store;
  const readable = (request: ApiRequest) =>
    Object.values(state.keyVaults).filter(({ id }) => access.hasAction(request, `${VAULT_TYPE}/read`, id));

  return [
    route('GET', PATH, API_VERSION, (request) => {
      checkSubscription(azure, request.params.subscription);
      access.need(request, `${VAULT_TYPE}/read`, request.path);
      return ok(shown(azure, findVault(azure, request.path)));
    }),

    route('GET', `${NAMESPACE}/vaults`, ['api-version', ...PAGING], (request) => {
      checkSubscription(azure, request.params.subscription);
      return page(
        azure,
        request,
        readable(request).map((vault) => shown(azure, vault)),
      );
    }),

    route('GET', LIST, ['api-version', ...PAGING], (request) => {
      checkSubscription(azure, request.params.subscription);
      const group = findGroup(azure, request.params.group);
      const inGroup = readable(request).filter(({ id }) => isIn(group, id));
      return page(
        azure,
        request,
        inGroup.map((vault) => shown(azure, vault)),
      );
    }),

    route('PUT', PATH, API_VERSION, (request) => {
      const { subscription, group, name } = request.params;
      checkSubscription(azure, subscription);
      access.need(request, `${VAULT_TYPE}/write`, request.path);
      checkRegistered(azure, 'Microsoft.KeyVault');
      checkName(name);
      const { location, tags, properties } = parseBody(PUT, request, badRequest);
      if (properties.tenantId.toLowerCase() !== state.tenantId) {
        throw badRequest(`properties.tenantId: the subscription is in the tenant ${state.tenantId}`);
      }
      const at = locationName(location, locationUnavailable(VAULT_TYPE));
      const id = `${findGroup(azure, group).id}/providers/${VAULT_TYPE}/${name}`;
      const before = state.keyVaults[id.toLowerCase()];
      if (properties.createMode === 'recover') return ok(shown(azure, before ?? recoverVault(azure, name, at)));
      if (before && before.location !== at) throw resourceIsElsewhere(name, before.location, at);
      if (!before) checkFree(azure, name);
      const { softDeleteRetentionInDays = 90 } = properties;
      const vault = before ?? { ...blankVault(id, name, at), softDeleteRetentionInDays };
      change(vault, tags ?? {}, properties);
      state.keyVaults[id.toLowerCase()] = vault;
      return before ? ok(shown(azure, vault)) : created(shown(azure, vault));
    }),

    route('PATCH', PATH, API_VERSION, (request) => {
      checkSubscription(azure, request.params.subscription);
      access.need(request, `${VAULT_TYPE}/write`, request.path);
      const vault = findVault(azure, request.path);
      const { tags, properties = {} } = parseBody(PATCH, request, badRequest);
      change(vault, tags ?? vault.tags, properties);
      return ok(shown(azure, vault));
    }),

    route('DELETE', PATH, API_VERSION, (request) => {
      checkSubscription(azure, request.params.subscription);
      access.need(request, `${VAULT_TYPE}/delete`, request.path);
      if (!state.keyVaults[request.path.toLowerCase()]) return noContent();
      deleteVault(azure, request.path);
      return ok(undefined);
    }),

    route('POST', `${NAMESPACE}/checkNameAvailability`, API_VERSION, (request) => {
      checkSubscription(azure, request.params.subscription);
      const { subscriptionId } = state;
      access.need(request, 'Microsoft.KeyVault/checkNameAvailability/read', `/subscriptions/${subscriptionId}`);
      const { name } = parseBody(AVAILABILITY, request, badRequest);
      const unavailable = (reason: string) => ({
        nameAvailable: false,
        reason,
        message: `The name '${name}': ${reason}`,
      });
      if (!NAME.test(name)) return ok(unavailable('AccountNameInvalid'));
      const all = [...Object.values(state.keyVaults), ...Object.values(state.deletedVaults)];
      const isTaken = all.some((vault) => isCalled(vault, name));
      return ok(isTaken ? unavailable('AlreadyExists') : { nameAvailable: true });
    }),
  ];
}

const NAME = /^[a-z](?!.*--)[a-z0-9-]{1,22}[a-z0-9]$/i;

function checkName(name: string): void {
  if (!NAME.test(name)) throw invalidVaultName(name);
}

/** The name is part of a host, so there is one of it in all of Azure. */
function checkFree({ store }: Azure, name: string): void {
  if (Object.values(store.state.keyVaults).some((vault) => isCalled(vault, name))) throw vaultNameInUse(name);
  if (Object.values(store.state.deletedVaults).some((vault) => isCalled(vault, name))) throw vaultNameDeleted();
}

const isCalled = (vault: { name: string }, name: string): boolean => vault.name.toLowerCase() === name.toLowerCase();
