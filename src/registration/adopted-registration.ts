/** The parts of a registration that an administrator made by hand. */
export interface AdoptedRegistration {
  /** Object ID of the application: `az ad app show --id <client ID> --query id`. */
  readonly applicationObjectId: string;

  /**
   * Object ID of the service principal: `az ad sp show --id <client ID> --query id`.
   *
   * An application that `az ad app create` made has none: leave it out then.
   *
   * @default - the service principal is made, which the provider refuses if there is one already
   */
  readonly servicePrincipalObjectId?: string;

  /**
   * Resource ID of the role assignment that the prop `roleAssignment` describes:
   * `az role assignment list --scope <instance ID> --assignee <client ID> --role "<role>" --query "[].id"`.
   *
   * @default - the assignment is made, which Azure refuses if there is one already
   */
  readonly roleAssignmentId?: string;

  /**
   * ID of the grant of `Read.Write` on Azure Digital Twins that `grantAdminConsent` describes: `az ad app permission list-grants
   * --id <client ID> --query "[].{id:id, scope:scope}"`.
   *
   * @default - the grant is made, which Entra ID refuses if there is one already
   */
  readonly delegatedPermissionGrantId?: string;

  /**
   * ID of the grant on Microsoft Graph that `grantAdminConsent` describes: the same command prints it, with a scope such as
   * `openid` or `User.Read`.
   *
   * Terraform changes its scope to `openid profile offline_access`: what users need beside, such as `User.Read`, add to the
   * `claimValues` of `signInPermissionGrant`.
   *
   * @default - the grant is made, which Entra ID refuses if there is one already
   */
  readonly signInPermissionGrantId?: string;
}
