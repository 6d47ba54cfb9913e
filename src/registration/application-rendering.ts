import type { ApplicationConfig, ApplicationWeb } from '@cdktf/provider-azuread/lib/application';
import { requestedPermissions } from '../api-permissions/requested-permissions';
import { knownResourceAccess } from '../api-permissions/resource-access-rendering';
import { publicClientRedirectUris } from '../redirect-uris/redirect-uris';
import type { AdtAppRegistrationProps } from './adt-app-registration-props';

export function renderApplication(props: AdtAppRegistrationProps, owners: string[]): ApplicationConfig {
  return {
    displayName: props.displayName,
    // Display names are not unique in Entra ID: without this, a second apply elsewhere makes a twin.
    preventDuplicateNames: true,
    // The API accepts tokens of its own tenant only.
    signInAudience: 'AzureADMyOrg',
    owners,
    publicClient: platform(publicClientRedirectUris(props)),
    web: web(props),
    singlePageApplication: platform(props.spaRedirectUris),
    fallbackPublicClientEnabled: props.fallbackPublicClientEnabled ?? false,
    requiredResourceAccess: requestedPermissions(props.apiPermissions).map(knownResourceAccess),
  };
}

function platform(redirectUris: string[] = []): { redirectUris: string[] } | undefined {
  return redirectUris.length === 0 ? undefined : { redirectUris }; // a list that is a token has a length of one
}

function web({ webRedirectUris, implicitGrant }: AdtAppRegistrationProps): ApplicationWeb {
  return {
    ...platform(webRedirectUris),
    // Always told: what somebody switches on by hand, the next apply switches off.
    implicitGrant: {
      accessTokenIssuanceEnabled: implicitGrant?.accessTokenIssuanceEnabled ?? false,
      idTokenIssuanceEnabled: implicitGrant?.idTokenIssuanceEnabled ?? false,
    },
  };
}
