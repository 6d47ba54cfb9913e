import type { IRegisteredApplication } from '../application/registered-application';
import { AdtPrincipal } from './adt-principal';
import type { AdtRoleAssignmentProps } from './adt-role-assignment-options';

/** Who gets the role of an assignment. The rules require the one or the other, which the type does not show. */
export function roleAssignmentPrincipal({ principal, registration }: AdtRoleAssignmentProps): AdtPrincipal {
  return principal ?? AdtPrincipal.servicePrincipal((registration as IRegisteredApplication).servicePrincipalObjectId);
}
