/** A redirect URI of public clients that holds the client ID of the application, which exists only after an apply. */
export enum ClientIdRedirectUri {
  /** `ms-appx-web://Microsoft.AAD.BrokerPlugin/<client ID>`: the broker of Windows, Web Account Manager (WAM). */
  WINDOWS_BROKER = 'ms-appx-web://Microsoft.AAD.BrokerPlugin/<client ID>',

  /** `msal<client ID>://auth`: MSAL in mobile apps. */
  MSAL = 'msal<client ID>://auth',
}
