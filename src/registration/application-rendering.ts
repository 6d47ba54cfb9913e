import type { ApplicationConfig, ApplicationWeb } from '@cdktf/provider-azuread/lib/application';
import { requestedPermissions } from '../api-permissions/requested-permissions';
import { literalResourceAccess } from '../api-permissions/resource-access-rendering';
import { ignoredPublicClient, renderPlatform, renderPublicClient } from '../redirect-uris/redirect-uris-rendering';
import type { AdtAppRegistrationProps } from './adt-app-registration-props';

export function renderApplication(props: AdtAppRegistrationProps, owners: string[]): ApplicationConfig {
  const ignoreChanges = [...ignoredNameCheck(props), ...ignoredPublicClient(props)];
  return {
    displayName: props.displayName,
    preventDuplicateNames: props.preventDuplicateNames ?? true,
    lifecycle: ignoreChanges.length > 0 ? { ignoreChanges } : undefined,
    // The API accepts tokens of its own tenant only.
    signInAudience: 'AzureADMyOrg',
    owners,
    publicClient: renderPublicClient(props),
    web: web(props),
    singlePageApplication: renderPlatform(props.spaRedirectUris),
    fallbackPublicClientEnabled: props.fallbackPublicClientEnabled ?? false,
    requiredResourceAccess: requestedPermissions(props.apiPermissions).map(literalResourceAccess),
  };
}

/**
 * Display names are not unique in Entra ID: without a check, a second apply elsewhere makes a namesake.
 *
 * The provider checks at each update, too, where an application that was made by hand may have a namesake already. An import
 * leaves the check off in the state. So the default is decided when the application is made or imported, and not changed later.
 */
function ignoredNameCheck({ preventDuplicateNames }: AdtAppRegistrationProps): string[] {
  return preventDuplicateNames === undefined ? ['prevent_duplicate_names'] : [];
}

function web({ webRedirectUris, implicitGrant }: AdtAppRegistrationProps): ApplicationWeb {
  return {
    ...renderPlatform(webRedirectUris),
    // Always written: what an administrator switches on by hand, the next apply switches off.
    implicitGrant: {
      accessTokenIssuanceEnabled: implicitGrant?.accessTokenIssuanceEnabled ?? false,
      idTokenIssuanceEnabled: implicitGrant?.idTokenIssuanceEnabled ?? false,
    },
  };
}
