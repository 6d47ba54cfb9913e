import type { RoleDefinition } from '../store/model';

const ADT = 'Microsoft.DigitalTwins';

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
