import type { Azure } from '../azure';
import type { Application } from '../store/model';
import { enabledPermission, identifierUriInUse, invalidValue, notImplemented } from './errors';
import { checkIdentifierUri } from './identifier-uris';
import { checkRedirectUris } from './redirect-uris';

const invalid = (property: string, why: string) => invalidValue(property, 'Application', why);

/** What Entra ID checks of a whole application, after a change was merged into it. */
export function checkApplication(azure: Azure, application: Application): void {
  const { displayName, publicClient, web, spa, requiredResourceAccess, signInAudience } = application;
  if (displayName.trim() === '' || displayName.length > 120)
    throw invalid('displayName', 'It has 1 to 120 characters.');
  checkAudience(signInAudience);

  checkRedirectUris({ publicClient, web, spa }, invalid);
  checkIdentifiers(azure, application);
  checkPermissions(application);

  const apis = requiredResourceAccess.map(({ resourceAppId }) => resourceAppId.toLowerCase());
  const permissions = requiredResourceAccess.flatMap(({ resourceAccess }) => resourceAccess);
  if (new Set(apis).size < apis.length) {
    throw invalid('requiredResourceAccess', 'Request contains a property with duplicate values.');
  }
  if (apis.length > 50 || permissions.length > 400) {
    throw invalid('requiredResourceAccess', 'At most 400 permissions on 50 APIs.');
  }
}

/** A permission that may be in use is disabled first, and then removed. */
export function checkRemoved(before: Application, after: Application): void {
  const kept = permissionsOf(after).map(({ id }) => id.toLowerCase());
  const isGone = permissionsOf(before).some(({ id, isEnabled }) => isEnabled && !kept.includes(id.toLowerCase()));
  if (isGone) throw enabledPermission();
}

function checkAudience(audience: string): void {
  if (['AzureADMyOrg', 'AzureADMultipleOrgs'].includes(audience)) return;
  if (['AzureADandPersonalMicrosoftAccount', 'PersonalMicrosoftAccount'].includes(audience)) {
    throw notImplemented(`the signInAudience ${audience}`);
  }
  throw invalid('signInAudience', 'There is no such audience.');
}

function checkIdentifiers({ store }: Azure, application: Application): void {
  const { other, appId, id } = application;
  const uris = other.identifierUris ?? [];
  for (const uri of uris)
    checkIdentifierUri(uri, [appId, store.state.tenantId], (why) => invalid('identifierUris', why));
  if (new Set(uris).size < uris.length) {
    throw invalid('identifierUris', 'Request contains a property with duplicate values.');
  }
  const others = Object.values(store.state.applications).filter((one) => one.id !== id);
  const taken = others.flatMap((one) => one.other.identifierUris ?? []);
  if (uris.some((uri) => taken.includes(uri))) throw identifierUriInUse();
}

/** Roles and scopes share their IDs and values: docs/resources/application.md of hashicorp/terraform-provider-azuread. */
function checkPermissions(application: Application): void {
  const permissions = permissionsOf(application);
  const ids = permissions.map(({ id }) => id.toLowerCase());
  const values = permissions.flatMap(({ value }) => value ?? []);
  if (new Set(ids).size < ids.length || new Set(values).size < values.length) {
    throw invalid('appRoles, api.oauth2PermissionScopes', 'Each permission has an ID and a value of its own.');
  }
}

const permissionsOf = ({ other }: Application) => [
  ...(other.appRoles ?? []),
  ...(other.api?.oauth2PermissionScopes ?? []),
];
