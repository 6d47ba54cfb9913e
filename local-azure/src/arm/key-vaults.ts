import { z } from 'zod';
import type { Azure } from '../azure';
import { created, noContent, ok, parseBody } from '../http/request';
import { ANY_QUERY, type Route, route } from '../http/router';
import { vaultHost } from '../key-vault/host';
import type { KeyVault } from '../store/model';
import type { ArmAccess } from './access';
import {
  badRequest,
  deletedVaultNotFound,
  invalidVaultName,
  purgeProtected,
  vaultNameDeleted,
  vaultNameInUse,
} from './errors';
import { deleteVault, findGroup, findVault } from './inventory';
import { checkRegistered, checkSubscription } from './subscriptions';

const TAGS = z.record(z.string(), z.string()).nullable().optional();
/** Access is by roles alone, and from everywhere. What has one value cannot be changed to another. */
const SETTINGS = {
  sku: z.strictObject({ family: z.literal('A'), name: z.enum(['standard', 'premium']) }),
  enabledForDeployment: z.boolean().optional(),
  enabledForDiskEncryption: z.boolean().optional(),
  enabledForTemplateDeployment: z.boolean().optional(),
  enableSoftDelete: z.literal(true).optional(),
  enablePurgeProtection: z.literal(true).optional(),
  softDeleteRetentionInDays: z.int().min(7).max(90).optional(),
  publicNetworkAccess: z.literal('Enabled').optional(),
  accessPolicies: z.tuple([]).optional(),
};
const PUT = z.strictObject({
  location: z.string(),
  tags: TAGS,
  properties: z.strictObject({
    ...SETTINGS,
    tenantId: z.guid(),
    enableRbacAuthorization: z.literal(true, 'The local Azure implements vaults with RBAC authorization alone'),
    createMode: z.enum(['default', 'recover']).optional(),
  }),
});
const PATCH = z.strictObject({ tags: TAGS, properties: z.strictObject(SETTINGS).partial().optional() });

const PATH = '/subscriptions/:subscription/resourceGroups/:group/providers/Microsoft.KeyVault/vaults/:name';
const DELETED = '/subscriptions/:subscription/providers/Microsoft.KeyVault/locations/:location/deletedVaults/:name';
const ACTION = 'Microsoft.KeyVault/vaults';

/** Vaults. A deleted one keeps its name and its secrets until it is recovered or purged. */
export function keyVaults(azure: Azure, access: ArmAccess): Route[] {
  const { state } = azure.store;

  return [
    route('GET', PATH, ['api-version'], (request) => {
      checkSubscription(azure, request.params.subscription);
      access.need(request, `${ACTION}/read`, request.path);
      return ok(shown(azure, findVault(azure, request.path)));
    }),

    route(
      'GET',
      '/subscriptions/:subscription/providers/Microsoft.KeyVault/vaults',
      ['api-version', '$top'],
      (request) => {
        checkSubscription(azure, request.params.subscription);
        const readable = Object.values(state.keyVaults).filter(({ id }) =>
          access.hasAction(request, `${ACTION}/read`, id),
        );
        return ok({ value: readable.map((vault) => shown(azure, vault)) });
      },
    ),

    route('PUT', PATH, ANY_QUERY, (request) => {
      const { subscription, group, name } = request.params;
      checkSubscription(azure, subscription);
      access.need(request, `${ACTION}/write`, request.path);
      checkRegistered(azure, 'Microsoft.KeyVault');
      checkName(name);
      const { location, tags, properties } = parseBody(PUT, request, badRequest);
      if (properties.tenantId !== state.tenantId) {
        throw badRequest(`properties.tenantId: the subscription is in the tenant ${state.tenantId}`);
      }
      const id = `${findGroup(azure, group).id}/providers/${ACTION}/${name}`;
      const before = state.keyVaults[id.toLowerCase()];
      if (properties.createMode === 'recover') return ok(shown(azure, before ?? recover(azure, id, location)));
      if (!before) checkFree(azure, name);
      const { softDeleteRetentionInDays = 90 } = properties;
      const vault = before ?? { ...blankVault(id, name, location), softDeleteRetentionInDays };
      change(vault, tags ?? {}, properties);
      state.keyVaults[id.toLowerCase()] = vault;
      return before ? ok(shown(azure, vault)) : created(shown(azure, vault));
    }),

    route('PATCH', PATH, ANY_QUERY, (request) => {
      access.need(request, `${ACTION}/write`, request.path);
      const vault = findVault(azure, request.path);
      const { tags, properties = {} } = parseBody(PATCH, request, badRequest);
      change(vault, tags ?? vault.tags, properties);
      return ok(shown(azure, vault));
    }),

    route('DELETE', PATH, ANY_QUERY, (request) => {
      access.need(request, `${ACTION}/delete`, request.path);
      if (!state.keyVaults[request.path.toLowerCase()]) return noContent();
      deleteVault(azure, request.path);
      return ok(undefined);
    }),

    route('GET', DELETED, ['api-version'], (request) => {
      const { subscription, location, name } = request.params;
      access.need(request, 'Microsoft.KeyVault/locations/deletedVaults/read', `/subscriptions/${subscription}`);
      const { id, tags, deletionDate, softDeleteRetentionInDays, ...vault } = findDeleted(azure, name, location);
      const end = Date.parse(deletionDate) + softDeleteRetentionInDays * 24 * 60 * 60 * 1000;
      return ok({
        id: request.path,
        name: vault.name,
        type: 'Microsoft.KeyVault/deletedVaults',
        properties: {
          vaultId: id,
          location: vault.location,
          tags,
          deletionDate,
          scheduledPurgeDate: new Date(end).toISOString(),
          purgeProtectionEnabled: vault.purgeProtection,
        },
      });
    }),

    route('POST', `${DELETED}/purge`, ANY_QUERY, (request) => {
      const { subscription, location, name } = request.params;
      access.need(request, 'Microsoft.KeyVault/locations/deletedVaults/purge/action', `/subscriptions/${subscription}`);
      const vault = findDeleted(azure, name, location);
      if (vault.purgeProtection) throw purgeProtected(name);
      delete state.deletedVaults[vault.id.toLowerCase()];
      azure.store.purgeContentOf(vault);
      return ok(undefined);
    }),
  ];
}

/** A new vault, as Azure makes one of which nothing is said. */
export function blankVault(id: string, name: string, location: string): KeyVault {
  return {
    id,
    name,
    location,
    tags: {},
    sku: 'standard',
    enabledForDeployment: false,
    enabledForDiskEncryption: false,
    enabledForTemplateDeployment: false,
    purgeProtection: false,
    softDeleteRetentionInDays: 90,
  };
}

function findDeleted({ store }: Azure, name: string, location: string) {
  const found = Object.values(store.state.deletedVaults).find((vault) => isCalled(vault, name));
  if (found && normal(found.location) === normal(location)) return found;
  throw deletedVaultNotFound(name);
}

function recover(azure: Azure, id: string, location: string): KeyVault {
  const { keyVaults, deletedVaults } = azure.store.state;
  const { deletionDate, ...vault } = findDeleted(azure, id.split('/').at(-1) ?? '', location);
  delete deletedVaults[vault.id.toLowerCase()];
  keyVaults[vault.id.toLowerCase()] = vault;
  return vault;
}

type Settings = z.infer<typeof PATCH>['properties'];

function change(vault: KeyVault, tags: Record<string, string>, settings: Settings = {}): void {
  const { sku, enablePurgeProtection, softDeleteRetentionInDays: days, ...flags } = settings;
  if (days !== undefined && days !== vault.softDeleteRetentionInDays) {
    throw badRequest('The property "softDeleteRetentionInDays" has been set already and it can\'t be modified.');
  }
  Object.assign(vault, {
    tags,
    sku: sku?.name ?? vault.sku,
    enabledForDeployment: flags.enabledForDeployment ?? vault.enabledForDeployment,
    enabledForDiskEncryption: flags.enabledForDiskEncryption ?? vault.enabledForDiskEncryption,
    enabledForTemplateDeployment: flags.enabledForTemplateDeployment ?? vault.enabledForTemplateDeployment,
    purgeProtection: enablePurgeProtection ?? vault.purgeProtection,
  });
}

function checkName(name: string): void {
  if (/^[a-z](?!.*--)[a-z0-9-]{1,22}[a-z0-9]$/i.test(name)) return;
  throw invalidVaultName(name);
}

/** The name is part of a host, so there is one of it in all of Azure. */
function checkFree({ store }: Azure, name: string): void {
  if (Object.values(store.state.keyVaults).some((vault) => isCalled(vault, name))) throw vaultNameInUse(name);
  if (Object.values(store.state.deletedVaults).some((vault) => isCalled(vault, name))) throw vaultNameDeleted();
}

const isCalled = (vault: KeyVault, name: string): boolean => vault.name.toLowerCase() === name.toLowerCase();
const normal = (location: string): string => location.replaceAll(' ', '').toLowerCase();

function shown({ store }: Azure, vault: KeyVault) {
  const { id, name, location, tags, sku, purgeProtection, ...settings } = vault;
  return {
    id,
    name,
    type: ACTION,
    location,
    tags,
    properties: {
      sku: { family: 'A', name: sku },
      tenantId: store.state.tenantId,
      accessPolicies: [],
      ...settings,
      enableSoftDelete: true,
      enableRbacAuthorization: true,
      ...(purgeProtection && { enablePurgeProtection: true }),
      vaultUri: `https://${vaultHost(vault)}/`,
      provisioningState: 'Succeeded',
      publicNetworkAccess: 'Enabled',
    },
  };
}
