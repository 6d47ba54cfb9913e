/**
 * Well-known values of the Azure Digital Twins API.
 *
 * They are the same in every tenant. The API's application ID is also that of the entry that some
 * older subscriptions list as "Azure Smart Spaces Service".
 *
 * @see https://learn.microsoft.com/azure/digital-twins/how-to-create-app-registration
 */
export abstract class AdtApi {
  /** Application (client) ID of the Azure Digital Twins API. */
  public static readonly CLIENT_ID = '0b07f429-9f4b-4714-9392-cc5e8e80c8b0';

  /** ID of the API's delegated permission `Read.Write`. */
  public static readonly READ_WRITE_SCOPE_ID = '4589bd03-58cb-4e6c-b17f-b580e39652f8';

  /** Name of the API's delegated permission, as it stands in a token's `scp` claim. */
  public static readonly READ_WRITE_SCOPE = 'Read.Write';

  /** The resource name that the how-to tells you to note. Older (v1.0) token requests take it as `resource`. */
  public static readonly RESOURCE_NAME = 'http://digitaltwins.azure.net';

  /** The scope that the Azure SDKs ask a token for. */
  public static readonly TOKEN_SCOPE = 'https://digitaltwins.azure.net/.default';
}
