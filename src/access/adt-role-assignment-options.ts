import type { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import type { IRegisteredApplication } from '../application/registered-application';
import type { AdtPrincipal } from './adt-principal';
import type { AdtRole } from './adt-role';

/** Who gets access to which instance, and how much. */
export interface AdtRoleAssignmentOptions {
  /**
   * Resource ID of the Azure Digital Twins instance, in any subscription of the tenant. Where it is a token, Terraform checks that
   * it is one, and no wider scope.
   *
   * Changing it replaces the assignment.
   */
  readonly instanceId: string;

  /**
   * What may be done with the instance's data.
   *
   * There is no default: the how-to leaves the choice to you. Changing it replaces the assignment.
   */
  readonly role: AdtRole;

  /**
   * Who gets the role.
   *
   * The registration has it when it signs in as itself. People who sign in through the registration need it themselves: name a
   * user, or a group. Changing it replaces the assignment.
   *
   * @default - the service principal of the registration
   */
  readonly principal?: AdtPrincipal;

  /**
   * The provider for the subscription of the instance, in the stack of the assignment.
   *
   * @default - that of the registration; the one without an alias, if there is none
   */
  readonly azurermProvider?: AzurermProvider;
}

/** Properties of an `AdtRoleAssignment`. */
export interface AdtRoleAssignmentProps extends AdtRoleAssignmentOptions {
  /**
   * The registration whose service principal gets the role, where `principal` names no other. Its `azurermProvider` makes the
   * assignment, unless there is one of its own.
   *
   * @default - none: `principal` must be there
   */
  readonly registration?: IRegisteredApplication;
}
