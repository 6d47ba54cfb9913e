import { z } from 'zod';
import type { Azure } from '../azure';
import { vaultHost } from '../key-vault/host';
import type { KeyVault } from '../store/model';
import { badRequest } from './errors';
import { TAGS } from './tags';

export const VAULT_TYPE = 'Microsoft.KeyVault/vaults';

const ROLES_ONLY = 'The local Azure implements vaults with RBAC authorization only';
const shownOnly = z.unknown().optional();
/** Access is by roles only, and from everywhere. What has one value cannot be changed to another. */
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
  networkAcls: z
    .strictObject({
      bypass: z.enum(['AzureServices', 'None']).optional(),
      defaultAction: z.literal('Allow').optional(),
      ipRules: z.tuple([]).optional(),
      virtualNetworkRules: z.tuple([]).optional(),
    })
    .nullable()
    .optional(),
  // What a client was shown, and sends back.
  provisioningState: shownOnly,
  vaultUri: shownOnly,
};
export const PUT = z.strictObject({
  location: z.string(),
  tags: TAGS,
  id: shownOnly,
  name: shownOnly,
  type: shownOnly,
  systemData: shownOnly,
  properties: z
    .strictObject({
      ...SETTINGS,
      tenantId: z.guid(),
      enableRbacAuthorization: z.literal(true, ROLES_ONLY).optional(),
      createMode: z.enum(['default', 'recover']).optional(),
    })
    // A vault that is recovered is as it was.
    .refine((vault) => vault.enableRbacAuthorization || vault.createMode === 'recover', {
      message: ROLES_ONLY,
      path: ['enableRbacAuthorization'],
    }),
});
export const PATCH = z.strictObject({ tags: TAGS, properties: z.strictObject(SETTINGS).partial().optional() });

/** A new vault, as Azure makes one of which nothing is said. */
export function blankVault(id: string, name: string, location: string): KeyVault {
  return {
    id,
    name,
    location,
    tags: {},
    createdTime: new Date().toISOString(),
    sku: 'standard',
    enabledForDeployment: false,
    enabledForDiskEncryption: false,
    enabledForTemplateDeployment: false,
    purgeProtection: false,
    softDeleteRetentionInDays: 90,
  };
}

type Settings = z.infer<typeof PATCH>['properties'];

/** What is not spoken of stays as it is. */
export function change(vault: KeyVault, tags: Record<string, string>, settings: Settings = {}): void {
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

export function shown({ store }: Azure, vault: KeyVault) {
  const { id, name, location, tags, createdTime: _created, sku, purgeProtection, ...settings } = vault;
  return {
    id,
    name,
    type: VAULT_TYPE,
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
