import type { ClientIdRedirectUri } from './client-id-redirect-uri';

/** The redirect URIs of all platforms of a registration. */
export interface RedirectUris {
  readonly publicClientRedirectUris?: string[];
  readonly clientIdRedirectUris?: ClientIdRedirectUri[];
  readonly webRedirectUris?: string[];
  readonly spaRedirectUris?: string[];
}

/** Those of public clients. By default what the how-to registers; Entra ID ignores the port of localhost. */
export function publicClientRedirectUris({ publicClientRedirectUris }: RedirectUris): string[] {
  return publicClientRedirectUris ?? ['http://localhost'];
}
