import type { ApplicationConfig } from '@cdktf/provider-azuread/lib/application';
import type { ApplicationRedirectUrisConfig } from '@cdktf/provider-azuread/lib/application-redirect-uris';
import { Fn } from 'cdktf';
import { isToken } from '../validation/token';
import { publicClientRedirectUris, type RedirectUris } from './redirect-uris';

/** The block of a platform in an application, if it has redirect URIs. */
export function renderPlatform(redirectUris: string[] = []): { redirectUris: string[] } | undefined {
  return redirectUris.length === 0 ? undefined : { redirectUris }; // a list that is a token has a length of one
}

/** The redirect URIs of public clients in an application, unless a resource of their own has them. */
export function renderPublicClient(props: RedirectUris): ApplicationConfig['publicClient'] {
  return props.clientIdRedirectUris ? undefined : renderPlatform(publicClientRedirectUris(props));
}

/** What an application must not change: it would remove what that other resource adds. */
export function ignoredPublicClient({ clientIdRedirectUris }: RedirectUris): string[] {
  return clientIdRedirectUris ? ['public_client'] : [];
}

/** All redirect URIs of public clients in a resource of their own: an application cannot refer to its own client ID. */
export function renderWithClientId(
  props: RedirectUris,
  application: { readonly clientId: string; readonly applicationObjectId: string },
): ApplicationRedirectUrisConfig | undefined {
  const others = publicClientRedirectUris(props);
  const own = props.clientIdRedirectUris?.map((uri) => uri.replace('<client ID>', application.clientId));
  return (
    own && {
      applicationId: `/applications/${application.applicationObjectId}`,
      type: 'PublicClient',
      redirectUris: isToken(others) ? Fn.concat([others, own]) : [...others, ...own],
    }
  );
}
