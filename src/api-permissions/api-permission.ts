/**
 * Permissions that the application requests on one API. At least one ID in all.
 *
 * An application requests at most 400 permissions on at most 50 APIs.
 */
export interface ApiPermission {
  /** Application (client) ID of the API, for example `00000003-0000-0000-c000-000000000000` for Microsoft Graph. */
  readonly resourceAppId: string;

  /**
   * IDs of delegated permissions, which act for a signed-in user.
   *
   * @default - no delegated permissions
   */
  readonly scopeIds?: string[];

  /**
   * IDs of application permissions, which act without a user. The API calls them its app roles; roles in Azure are another thing.
   *
   * @default - no application permissions
   */
  readonly appRoleIds?: string[];
}
