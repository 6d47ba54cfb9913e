/** The block of a platform in an application, if it has redirect URIs. */
export function renderPlatform(redirectUris: string[] = []): { redirectUris: string[] } | undefined {
  return redirectUris.length === 0 ? undefined : { redirectUris }; // a list that is a token has a length of one
}
