import { throwUncomputable } from '../validation/library-error';
import { instanceIdProblems } from './instance-id-rules';
import { roleDefinitionIdAt } from './role-definition-id';
import { roleProblems } from './role-rules';

/**
 * What may be done with the models, twins and relationships of an instance.
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

  /**
   * The full ID of the role definition at an instance, for an `azurerm_role_assignment` of your own: with the subscription of the
   * instance, as Azure gives it back. An assignment that has only the GUID, or an ID without the subscription, is replaced with every
   * plan.
   *
   * @param instanceId resource ID of the Azure Digital Twins instance. Tokens are welcome.
   * @throws an `Error` named `AdtAppRegistrationError`, where an ID is none
   */
  public roleDefinitionIdAt(instanceId: string): string {
    const problems = [...instanceIdProblems('instanceId', instanceId), ...roleProblems('role', this)];
    throwUncomputable('AdtRole.roleDefinitionIdAt', problems);
    return roleDefinitionIdAt(this, instanceId);
  }

  private constructor(roleDefinitionId: string) {
    this.roleDefinitionId = roleDefinitionId;
  }
}
