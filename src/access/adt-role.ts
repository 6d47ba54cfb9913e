/**
 * What a client may do with the models, twins and relationships of an instance.
 *
 * Owner or Contributor on the subscription give no access to this data.
 *
 * @see https://learn.microsoft.com/azure/digital-twins/concepts-security
 */
export class AdtRole {
  /** Azure Digital Twins Data Owner: read and write. */
  public static readonly DATA_OWNER = new AdtRole('bcd981a7-7f74-457b-83e1-cceb9e632ffe');

  /** Azure Digital Twins Data Reader: read only. */
  public static readonly DATA_READER = new AdtRole('d57506d4-4c8d-48b1-8587-93c323f6a5a3');

  /**
   * A custom role, or another built-in one.
   *
   * The role must be assignable at the instance. Its ID is checked when it is used.
   *
   * @param roleDefinitionId the role's GUID, or its resource ID
   * (`/subscriptions/…/providers/Microsoft.Authorization/roleDefinitions/<GUID>`), for example an
   * `azurerm_role_definition`'s `roleDefinitionResourceId`. Tokens are welcome.
   */
  public static fromRoleDefinitionId(roleDefinitionId: string): AdtRole {
    return new AdtRole(roleDefinitionId);
  }

  /** The ID of the role definition, as it was given. */
  public readonly roleDefinitionId: string;

  private constructor(roleDefinitionId: string) {
    this.roleDefinitionId = roleDefinitionId;
  }
}
