import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { Construct } from 'constructs';
import type { IAdtAppRegistration } from './adt-app-registration-interface';
import type { AdtRole } from './adt-role';
import { rememberAssignment } from './private/known-role-assignments';
import { refuse } from './private/refuse';
import { renderRoleAssignment } from './private/render/role-assignment';
import { registrationReferenceProblems } from './private/rules/registration-reference';
import { repeatedAssignmentProblems, roleAssignmentProblems } from './private/rules/role-assignment';

/** Which instance a registration gets access to, and how much. */
export interface AdtRoleAssignmentOptions {
  /**
   * Resource ID of the Azure Digital Twins instance, in any subscription of the tenant.
   *
   * Changing it replaces the assignment.
   */
  readonly instanceId: string;

  /**
   * What the registration may do with the instance's data.
   *
   * There is no default: the how-to leaves the choice to you. Changing it replaces the assignment.
   */
  readonly role: AdtRole;
}

/** Properties of an `AdtRoleAssignment`. */
export interface AdtRoleAssignmentProps extends AdtRoleAssignmentOptions {
  /** The registration whose service principal gets the role. */
  readonly registration: IAdtAppRegistration;
}

/**
 * Gives a registration access to the data of one Azure Digital Twins instance.
 *
 * Usually made by `registration.addRoleAssignment()`. Construct it yourself to keep the assignment in
 * another scope or stack than the registration.
 *
 * A new assignment can take some minutes to work; Microsoft says up to 10.
 *
 * @see https://learn.microsoft.com/azure/role-based-access-control/troubleshooting
 */
export class AdtRoleAssignment extends Construct {
  /** The Terraform resource. */
  public readonly roleAssignment: RoleAssignment;

  /**
   * @param scope the stack, or a construct in it
   * @param id a name, unique in the scope. Terraform's addresses are made from it: changing it replaces what is there.
   * @param props what to make
   * @throws an `Error` named `AdtAppRegistrationError`, which lists all that is wrong with the props
   */
  public constructor(scope: Construct, id: string, props: AdtRoleAssignmentProps) {
    refuse(scope, id, 'AdtRoleAssignment', [
      ...registrationReferenceProblems('registration', props?.registration),
      ...roleAssignmentProblems(props),
    ]);
    refuse(scope, id, 'AdtRoleAssignment', repeatedAssignmentProblems(props, props.registration));
    const config = renderRoleAssignment(props, props.registration.servicePrincipalObjectId);
    super(scope, id);

    this.roleAssignment = new RoleAssignment(this, 'Resource', config);
    rememberAssignment(props.registration, props);
  }
}
