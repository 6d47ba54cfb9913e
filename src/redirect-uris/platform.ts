/** The platforms of an app registration, as Microsoft Graph calls them. */
export type Platform = 'publicClient' | 'web' | 'spa';

/** The broker of Office passes the origin of an add-in, without a path. */
export const OFFICE_BROKER = 'brk-multihub';

/**
 * Schemes of brokers: programs of Microsoft that sign in for an application, on the platforms where that works.
 *
 * @see https://learn.microsoft.com/entra/msal/dotnet/acquiring-tokens/desktop-mobile/wam
 * @see https://learn.microsoft.com/office/dev/add-ins/develop/enable-nested-app-authentication-in-your-add-in
 */
export const BROKER_SCHEMES = new Map<string, Platform[]>([
  ['ms-appx-web', ['publicClient', 'web']],
  [OFFICE_BROKER, ['spa']],
]);

/** The prop of each platform. */
export const PROPS = {
  publicClient: 'publicClientRedirectUris',
  web: 'webRedirectUris',
  spa: 'spaRedirectUris',
} as const;
