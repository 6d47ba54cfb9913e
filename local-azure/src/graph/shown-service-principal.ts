import type { Azure } from '../azure';
import type { Application, AppRole, PermissionScope, ServicePrincipal } from '../store/model';
import { shownPassword } from './credentials';
import type { Shape } from './odata/shape';
import { servicePrincipalNames } from './service-principal-names';
import { INFO } from './shown-application';

/** Microsoft's own tenant, which registered the APIs that are not registered here. */
const MICROSOFT = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';

/** What Microsoft Graph shows of a property that was not written: https://learn.microsoft.com/graph/api/serviceprincipal-post-serviceprincipals */
const DEFAULTS = {
  deletedDateTime: null,
  addIns: [],
  alternativeNames: [],
  applicationTemplateId: null,
  appRoleAssignmentRequired: false,
  description: null,
  disabledByMicrosoftStatus: null,
  keyCredentials: [],
  loginUrl: null,
  notes: null,
  notificationEmailAddresses: [],
  preferredSingleSignOnMode: null,
  preferredTokenSigningKeyThumbprint: null,
  resourceSpecificApplicationPermissions: [],
  samlSingleSignOnSettings: null,
  servicePrincipalType: 'Application',
  tags: [],
  tokenEncryptionKeyId: null,
  verifiedPublisher: { displayName: null, verifiedPublisherId: null, addedDateTime: null },
};

/** What it has of its own, and what it has of its application. */
export function shownServicePrincipal(azure: Azure, principal: ServicePrincipal) {
  const { owners: _owners, graphPermissions: _permissions, other, passwordCredentials = [], ...own } = principal;
  const application = applicationOf(azure, principal);
  return {
    ...DEFAULTS,
    ...other,
    ...own,
    appDescription: application?.other.description ?? null,
    appDisplayName: principal.displayName,
    appOwnerOrganizationId: application ? azure.store.state.tenantId : MICROSOFT,
    appRoles: appRolesOf(azure, principal),
    homepage: application?.web.homePageUrl ?? null,
    info: { ...INFO, ...application?.other.info },
    logoutUrl: application?.web.logoutUrl ?? null,
    oauth2PermissionScopes: permissionScopesOf(azure, principal),
    passwordCredentials: passwordCredentials.map(shownPassword),
    replyUrls: replyUrls(application),
    servicePrincipalNames: servicePrincipalNames(azure, principal),
    signInAudience: application?.signInAudience ?? 'AzureADMultipleOrgs',
  };
}

/** The delegated permissions that an API offers. */
export function permissionScopesOf(azure: Azure, principal: ServicePrincipal): PermissionScope[] {
  return applicationOf(azure, principal)?.other.api?.oauth2PermissionScopes ?? principal.oauth2PermissionScopes;
}

/** The roles that an application offers, to people or to applications. */
export function appRolesOf(azure: Azure, principal: ServicePrincipal): AppRole[] {
  return applicationOf(azure, principal)?.other.appRoles ?? [];
}

function applicationOf({ store }: Azure, { appId }: ServicePrincipal): Application | undefined {
  return Object.values(store.state.applications).find((application) => application.appId === appId);
}

function replyUrls(application: Application | undefined): string[] {
  if (!application) return [];
  const { web, spa, publicClient } = application;
  return [web, spa, publicClient].flatMap(({ redirectUris }) => redirectUris);
}

const NAMES = [
  ...['id', 'accountEnabled', 'appDescription', 'appDisplayName', 'appId', 'appOwnerOrganizationId', 'appRoles'],
  ...['displayName', 'homepage', 'info', 'logoutUrl', 'oauth2PermissionScopes', 'passwordCredentials', 'replyUrls'],
  ...['servicePrincipalNames', 'signInAudience'],
];

export const SERVICE_PRINCIPAL: Shape = {
  type: 'servicePrincipal',
  set: 'servicePrincipals',
  properties: { ...DEFAULTS, ...Object.fromEntries(NAMES.map((name) => [name, null])) },
  hidden: { customSecurityAttributes: null, samlMetadataUrl: null },
  // Those of https://learn.microsoft.com/graph/api/resources/serviceprincipal that clients ask for.
  filterable: {
    id: 'string',
    accountEnabled: 'boolean',
    alternativeNames: 'strings',
    appId: 'string',
    appOwnerOrganizationId: 'string',
    appRoleAssignmentRequired: 'boolean',
    displayName: 'string',
    replyUrls: 'strings',
    servicePrincipalNames: 'strings',
    servicePrincipalType: 'string',
    tags: 'strings',
  },
};
