import type { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import type { IRegisteredApplication } from '../application/registered-application';
import type { AdtRole } from './adt-role';

/** Which instance a registration gets access to, and how much. */
export interface AdtRoleAssignmentOptions {
  /**
   * Resource ID of the Azure Digital Twins instance, in any subscription of the tenant. Where it is a token, Terraform checks that
   * it is one, and no wider scope.
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

  /**
   * The provider for the subscription of the instance, in the stack of the assignment.
   *
   * @default - that of the registration
   */
  readonly azurermProvider?: AzurermProvider;
}

/** Properties of an `AdtRoleAssignment`. */
export interface AdtRoleAssignmentProps extends AdtRoleAssignmentOptions {
  /** The registration whose service principal gets the role. */
  readonly registration: IRegisteredApplication;
}
