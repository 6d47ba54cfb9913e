import { z } from 'zod';
import type { Azure } from '../azure';
import { vaultHost } from '../key-vault/host';
import type { KeyVault } from '../store/model';
import { refuse } from '../transport/problem';
import { allowQuery, created, noContent, ok, parseBody } from '../transport/request';
import type { Router } from '../transport/router';
import { type ArmAccess, badRequest } from './access';
import { findGroup } from './resource-groups';
import { forgetAssignmentsOn } from './roles';
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
    enableRbacAuthorization: z.literal(true, 'The emulator implements vaults with RBAC authorization alone'),
    createMode: z.enum(['default', 'recover']).optional(),
  }),
});
const PATCH = z.strictObject({ tags: TAGS, properties: z.strictObject(SETTINGS).partial().optional() });

const PATH = '/subscriptions/:subscription/resourceGroups/:group/providers/Microsoft.KeyVault/vaults/:name';
const DELETED = '/subscriptions/:subscription/providers/Microsoft.KeyVault/locations/:location/deletedVaults/:name';
const ACTION = 'Microsoft.KeyVault/vaults';

/** Vaults. A deleted one keeps its name and its secrets until it is recovered or purged. */
export function keyVaults(router: Router, azure: Azure, access: ArmAccess): void {
  const { state } = azure.store;

  router.on('GET', PATH, (request) => {
    allowQuery(request, ['api-version'], badRequest);
    checkSubscription(azure, request.params.subscription);
    access.need(request, `${ACTION}/read`, request.path);
    return ok(shown(azure, findVault(azure, request.path)));
  });

  router.on('GET', '/subscriptions/:subscription/providers/Microsoft.KeyVault/vaults', (request) => {
    allowQuery(request, ['api-version', '$top'], badRequest);
    checkSubscription(azure, request.params.subscription);
    const readable = Object.values(state.keyVaults).filter(({ id }) => access.hasAction(request, `${ACTION}/read`, id));
    return ok({ value: readable.map((vault) => shown(azure, vault)) });
  });

  router.on('PUT', PATH, (request) => {
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
  });

  router.on('PATCH', PATH, (request) => {
    access.need(request, `${ACTION}/write`, request.path);
    const vault = findVault(azure, request.path);
    const { tags, properties = {} } = parseBody(PATCH, request, badRequest);
    change(vault, tags ?? vault.tags, properties);
    return ok(shown(azure, vault));
  });

  router.on('DELETE', PATH, (request) => {
    access.need(request, `${ACTION}/delete`, request.path);
    if (!state.keyVaults[request.path.toLowerCase()]) return noContent();
    deleteVault(azure, request.path);
    return ok(undefined);
  });

  router.on('GET', DELETED, (request) => {
    allowQuery(request, ['api-version'], badRequest);
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
  });

  router.on('POST', `${DELETED}/purge`, (request) => {
    const { subscription, location, name } = request.params;
    access.need(request, 'Microsoft.KeyVault/locations/deletedVaults/purge/action', `/subscriptions/${subscription}`);
    const vault = findDeleted(azure, name, location);
    if (vault.purgeProtection) {
      throw refuse(409, 'MethodNotAllowed', `Operation 'DeletedVaultPurge' is not allowed: '${name}' is protected.`);
    }
    delete state.deletedVaults[vault.id.toLowerCase()];
    azure.store.purgeSecretsOf(vault);
    return ok(undefined);
  });
}

export function findVault({ store }: Azure, id: string): KeyVault {
  const vault = store.state.keyVaults[id.toLowerCase()];
  if (vault) return vault;
  throw refuse(404, 'ResourceNotFound', `The Resource '${ACTION}/${id.split('/').at(-1)}' was not found.`);
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

/** The roles on it are lost, also to a vault that is recovered. */
export function deleteVault(azure: Azure, id: string): void {
  const { keyVaults, deletedVaults } = azure.store.state;
  const key = id.toLowerCase();
  deletedVaults[key] = { ...keyVaults[key], deletionDate: new Date().toISOString() };
  delete keyVaults[key];
  forgetAssignmentsOn(azure, id);
}

function findDeleted({ store }: Azure, name: string, location: string) {
  const found = Object.values(store.state.deletedVaults).find((vault) => isCalled(vault, name));
  if (found && normal(found.location) === normal(location)) return found;
  throw refuse(404, 'DeletedVaultNotFound', `The specified deleted vault '${name}' does not exist.`);
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
  throw refuse(
    400,
    'VaultNameNotValid',
    `The vault name '${name}' is invalid. A vault's name must be between 3-24 alphanumeric characters. The name must begin with a letter, end with a letter or digit, and not contain consecutive hyphens.`,
  );
}

/** The name is part of a host, so there is one of it in all of Azure. */
function checkFree({ store }: Azure, name: string): void {
  if (Object.values(store.state.keyVaults).some((vault) => isCalled(vault, name))) {
    throw refuse(
      409,
      'VaultAlreadyExists',
      `The vault name '${name}' is already in use. Vault names are globally unique.`,
    );
  }
  if (Object.values(store.state.deletedVaults).some((vault) => isCalled(vault, name))) {
    throw refuse(
      409,
      'ConflictError',
      'A vault with the same name already exists in deleted state. You need to either recover or purge existing key vault.',
    );
  }
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
