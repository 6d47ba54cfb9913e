import type { Application, ServicePrincipal } from '../../store/model';

/** An application in this tenant. */
export interface EnterpriseApplication {
  readonly principal: ServicePrincipal;
  /** Nothing if it is registered in another tenant. */
  readonly registration?: Application;
}

/** Whether only those who are assigned may sign in. */
export const assignmentRequired = ({ principal }: EnterpriseApplication): boolean =>
  principal.other.appRoleAssignmentRequired === true;
