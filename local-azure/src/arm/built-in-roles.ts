import type { RoleDefinition } from '../store/model';

const ADT = 'Microsoft.DigitalTwins';
const VAULTS = 'Microsoft.KeyVault/vaults';
/** What every role of a service may do beside its own. */
const COMMON = [
  'Microsoft.Authorization/*/read',
  'Microsoft.Insights/alertRules/*',
  'Microsoft.Resources/deployments/*',
  'Microsoft.Resources/subscriptions/resourceGroups/read',
  'Microsoft.Support/*',
];

/** What the roles on the data of a vault may do beside it. */
const VAULT_ACTIONS = [
  'Microsoft.KeyVault/checkNameAvailability/read',
  'Microsoft.KeyVault/deletedVaults/read',
  'Microsoft.KeyVault/locations/*/read',
  `${VAULTS}/*/read`,
  'Microsoft.KeyVault/operations/read',
];

interface Grants {
  readonly id: string;
  readonly name: string;
  readonly actions?: string[];
  readonly notActions?: string[];
  readonly dataActions?: string[];
}

// IDs and permissions as Azure's documentation of built-in roles lists them.
const GRANTS: Grants[] = [
  { id: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635', name: 'Owner', actions: ['*'] },
  {
    id: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
    name: 'Contributor',
    actions: ['*'],
    notActions: ['Microsoft.Authorization/*/Delete', 'Microsoft.Authorization/*/Write'],
  },
  { id: 'acdd72a7-3385-48ef-bd42-f606fba81ae7', name: 'Reader', actions: ['*/read'] },
  {
    id: '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9',
    name: 'User Access Administrator',
    actions: ['*/read', 'Microsoft.Authorization/*'],
  },
  {
    id: 'f58310d9-a9f6-439a-9e8d-f62e7b41a168',
    name: 'Role Based Access Control Administrator',
    actions: [
      '*/read',
      'Microsoft.Authorization/roleAssignments/write',
      'Microsoft.Authorization/roleAssignments/delete',
    ],
  },
  {
    id: 'bcd981a7-7f74-457b-83e1-cceb9e632ffe',
    name: 'Azure Digital Twins Data Owner',
    dataActions: ['digitaltwins/*', 'digitaltwins/relationships/*', 'models/*', 'query/*'].map(
      (end) => `${ADT}/${end}`,
    ),
  },
  {
    id: 'd57506d4-4c8d-48b1-8587-93c323f6a5a3',
    name: 'Azure Digital Twins Data Reader',
    dataActions: ['digitaltwins/read', 'digitaltwins/relationships/read', 'models/read', 'query/action'].map(
      (end) => `${ADT}/${end}`,
    ),
  },
  {
    id: 'f25e0fa2-a7c4-4377-a976-54943a77a395',
    name: 'Key Vault Contributor',
    actions: [...COMMON, 'Microsoft.KeyVault/*'],
    notActions: [
      'Microsoft.KeyVault/locations/deletedVaults/purge/action',
      'Microsoft.KeyVault/hsmPools/*',
      'Microsoft.KeyVault/managedHsms/*',
    ],
  },
  {
    id: 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7',
    name: 'Key Vault Secrets Officer',
    actions: [...COMMON, ...VAULT_ACTIONS],
    dataActions: [`${VAULTS}/secrets/*`],
  },
  {
    id: '21090545-7ca7-4776-b22c-e363652d74d2',
    name: 'Key Vault Reader',
    actions: [...COMMON, ...VAULT_ACTIONS],
    dataActions: [`${VAULTS}/*/read`, `${VAULTS}/secrets/readMetadata/action`],
  },
  {
    id: '4633458b-17de-408a-b874-0445c86b69e6',
    name: 'Key Vault Secrets User',
    dataActions: [`${VAULTS}/secrets/getSecret/action`, `${VAULTS}/secrets/readMetadata/action`],
  },
];

/** The roles that every tenant has. */
export const BUILT_IN_ROLES: RoleDefinition[] = GRANTS.map(
  ({ id, name, actions = [], notActions = [], dataActions = [] }) => ({
    id,
    name,
    description: name,
    assignableScopes: ['/'],
    actions,
    notActions,
    dataActions,
    notDataActions: [],
  }),
);
