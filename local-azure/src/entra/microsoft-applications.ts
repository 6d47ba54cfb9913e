import type { PermissionScope } from '../store/model';
import { ADT_API, ARM_API, GRAPH_API, VAULT_API } from './audiences';

/** What Microsoft registered in a tenant of its own: every tenant that uses it has a service principal for it. */
export interface MicrosoftApplication {
  readonly appId: string;
  readonly displayName: string;
  /** None, if it is only a client. */
  readonly scopes: readonly PermissionScope[];
}

/** A permission that a person can consent to for themselves, if it is of the type `User`. */
function scope(id: string, value: string, display: string, type: 'User' | 'Admin' = 'User'): PermissionScope {
  return { id, value, isEnabled: true, type, adminConsentDisplayName: display, userConsentDisplayName: display };
}

/** What sign-in itself asks for, and a few more: https://learn.microsoft.com/graph/permissions-reference */
const GRAPH_SCOPES = [
  scope('37f7f235-527c-4136-accd-4a02d197296e', 'openid', 'Sign you in'),
  scope('14dad69e-099b-42c9-810b-d002981feec1', 'profile', 'View your basic profile'),
  scope('64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0', 'email', 'View your email address'),
  scope(
    '7427e0e9-2fba-42fe-b0c0-848c9e6a8182',
    'offline_access',
    'Maintain access to data you have given it access to',
  ),
  scope('e1fe6dd8-ba31-4d61-89e7-88639da4683d', 'User.Read', 'Sign you in and read your profile'),
  scope('b340eb25-3456-403f-be2f-af7a0d370277', 'User.ReadBasic.All', "Read all users' basic profiles"),
  scope('a154be20-db9c-4678-8ab7-66f6cc099a59', 'User.Read.All', "Read all users' full profiles", 'Admin'),
  scope('5f8c59db-677d-491f-a6b8-5f174b11ec1d', 'Group.Read.All', 'Read all groups', 'Admin'),
  scope('c79f8feb-a9db-4090-85f9-90d820caa0eb', 'Application.Read.All', 'Read applications', 'Admin'),
  scope('06da0dbc-49e2-44d2-8312-53f166ab848a', 'Directory.Read.All', 'Read directory data', 'Admin'),
];

/** https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in */
export const AZURE_CLI_ID = '04b07795-8ddb-461a-bbee-02f9e1bf7b46';

export const READ_WRITE = '4589bd03-58cb-4e6c-b17f-b580e39652f8';

export const MICROSOFT_APPLICATIONS: readonly MicrosoftApplication[] = [
  {
    appId: ADT_API,
    displayName: 'Azure Digital Twins',
    scopes: [
      {
        id: READ_WRITE,
        value: 'Read.Write',
        isEnabled: true,
        type: 'User',
        adminConsentDisplayName: 'Read/Write Access',
      },
    ],
  },
  { appId: GRAPH_API, displayName: 'Microsoft Graph', scopes: GRAPH_SCOPES },
  {
    appId: ARM_API,
    displayName: 'Windows Azure Service Management API',
    scopes: [
      scope('41094075-9dad-400e-a0bd-54e686782033', 'user_impersonation', 'Access Azure Resource Manager as you'),
    ],
  },
  {
    appId: VAULT_API,
    displayName: 'Azure Key Vault',
    scopes: [
      scope('f53da476-18e3-4152-8e01-aec403e6edc0', 'user_impersonation', 'Have full access to Azure Key Vault'),
    ],
  },
  { appId: AZURE_CLI_ID, displayName: 'Microsoft Azure CLI', scopes: [] },
];
