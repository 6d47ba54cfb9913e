import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { Construct } from 'constructs';
import { checked } from '../validation/findings';
import { throwProblems } from '../validation/library-error';
import type { AdtRoleAssignmentProps } from './adt-role-assignment-options';
import { roleAssignmentPrincipal } from './role-assignment-principal';
import { recordRoleAssignment } from './role-assignment-record';
import { renderRoleAssignment } from './role-assignment-rendering';
import { checkRoleAssignment, ROLE_ASSIGNMENT_PROPS } from './role-assignment-rules';

/**
 * Gives a registration, a user, a group or a managed identity access to the data of one Azure Digital Twins instance.
 *
 * Usually made by `registration.addRoleAssignment()`. Construct it yourself to keep the assignment in
 * another scope or stack than the registration, or where there is no registration.
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
    const config = renderRoleAssignment(read, roleAssignmentPrincipal(read));
    super(scope, id);

    this.roleAssignment = new RoleAssignment(this, 'Resource', {
      ...config,
      provider: read.azurermProvider ?? read.registration?.azurermProvider,
    });
    recordRoleAssignment(read, this.roleAssignment);
  }
}
