import type { ApplicationConfig, ApplicationWeb } from '@cdktf/provider-azuread/lib/application';
import { requestedPermissions } from '../api-permissions/requested-permissions';
import { literalResourceAccess } from '../api-permissions/resource-access-rendering';
import { renderPlatform, renderPublicClient } from '../redirect-uris/redirect-uris-rendering';
import type { AdtAppRegistrationProps } from './adt-app-registration-props';

export function renderApplication(props: AdtAppRegistrationProps, owners: string[]): ApplicationConfig {
  return {
    displayName: props.displayName,
    // Display names are not unique in Entra ID: without this, a second apply elsewhere makes a twin.
    preventDuplicateNames: true,
    // The API accepts tokens of its own tenant only.
    signInAudience: 'AzureADMyOrg',
    owners,
    ...renderPublicClient(props),
    web: web(props),
    singlePageApplication: renderPlatform(props.spaRedirectUris),
    fallbackPublicClientEnabled: props.fallbackPublicClientEnabled ?? false,
    requiredResourceAccess: requestedPermissions(props.apiPermissions).map(literalResourceAccess),
  };
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
