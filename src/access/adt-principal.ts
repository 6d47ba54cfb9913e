/**
 * Who gets a role: a user, a group, or a service principal. Known by its object ID in Entra ID.
 *
 * A token of a signed-in user acts as that user: Azure Digital Twins asks for the role of the *user*, or of a group that
 * the user is in, and never for that of the application that the user signed in to.
 *
 * @see https://learn.microsoft.com/azure/role-based-access-control/overview#security-principal
 */
export class AdtPrincipal {
  /**
   * A user.
   *
   * @param objectId object ID of the user: `az ad user show --id <user principal name> --query id`. Tokens are welcome.
   */
  public static user(objectId: string): AdtPrincipal {
    return new AdtPrincipal(objectId, 'User');
  }

  /**
   * A group. A role of it is one of all its members, also of those in its groups.
   *
   * @param objectId object ID of the group: `az ad group show --group <name> --query id`. Tokens are welcome.
   */
  public static group(objectId: string): AdtPrincipal {
    return new AdtPrincipal(objectId, 'Group');
  }

  /**
   * A managed identity of an Azure resource.
   *
   * @param principalId object ID of its service principal, not its client ID: `identity.get(0).principalId` of the resource, or
   * the `principalId` of an `azurerm_user_assigned_identity`. Tokens are welcome.
   */
  public static managedIdentity(principalId: string): AdtPrincipal {
    return new AdtPrincipal(principalId, 'ServicePrincipal');
  }

  /**
   * An application that signs in as itself.
   *
   * @param objectId object ID of its service principal, not of the application: `az ad sp show --id <client ID> --query id`.
   * Tokens are welcome.
   */
  public static servicePrincipal(objectId: string): AdtPrincipal {
    return new AdtPrincipal(objectId, 'ServicePrincipal');
  }

  /** The object ID, as it was given. */
  public readonly objectId: string;

  /** What Azure calls its type: `User`, `Group` or `ServicePrincipal`. */
  public readonly principalType: string;

  private constructor(objectId: string, principalType: string) {
    this.objectId = objectId;
    this.principalType = principalType;
  }
}
