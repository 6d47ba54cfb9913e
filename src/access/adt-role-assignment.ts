import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { Construct } from 'constructs';
import { recordOf } from '../application/record';
import { checked } from '../validation/findings';
import { throwProblems } from '../validation/library-error';
import type { AdtRoleAssignmentProps } from './adt-role-assignment-options';
import { renderRoleAssignment } from './role-assignment-rendering';
import { assignmentOf, checkRoleAssignment, ROLE_ASSIGNMENT_PROPS } from './role-assignment-rules';

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
    const { problems, read } = checked(props, ROLE_ASSIGNMENT_PROPS, (given) => checkRoleAssignment(given, scope));
    throwProblems(scope, id, 'AdtRoleAssignment', problems);
    const config = renderRoleAssignment(read, read.registration.servicePrincipalObjectId);
    super(scope, id);

    this.roleAssignment = new RoleAssignment(this, 'Resource', {
      ...config,
      provider: read.azurermProvider ?? read.registration.azurermProvider,
    });
    const assignment = assignmentOf(read);
    if (assignment) recordOf(read.registration).add(assignment, this.roleAssignment);
  }
}
