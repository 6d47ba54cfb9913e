import type { IConstruct } from 'constructs';
import { type ApplicationRecord, recordOf, recordOfPrincipal } from '../application/record';
import { comparableId } from '../validation/comparable-text';
import { isToken } from '../validation/token';
import type { AdtRoleAssignmentOptions, AdtRoleAssignmentProps } from './adt-role-assignment-options';
import { roleAssignmentPrincipal } from './role-assignment-principal';
import { roleGuid } from './role-guid';

/** Keeps what was assigned, so that the same is not assigned again. */
export function recordRoleAssignment(props: AdtRoleAssignmentProps, made: IConstruct): void {
  for (const assignment of assignmentOf(props)) {
    for (const record of recordsOf(props, made)) record.add(assignment, made);
  }
}

/** Whether a principal has the role on the instance already, as far as that can be known. */
export function isAssigned(props: AdtRoleAssignmentProps, scope: IConstruct): boolean {
  const [assignment] = assignmentOf(props);
  return recordsOf(props, scope).some((record) => record.made(assignment).length > 0);
}

/** The instance and the role as a text that is equal for the same assignment; none where that cannot be known. */
function assignmentOf({ instanceId, role }: AdtRoleAssignmentOptions): string[] {
  const { roleDefinitionId } = role;
  const ids = [instanceId, isToken(roleDefinitionId) ? roleDefinitionId : roleGuid(role)].map(comparableId);
  return ids.includes(undefined) ? [] : [ids.join()];
}

/** A registration is known by its client ID, and its service principal by the object ID, both in the tree of the registration. */
function recordsOf(props: AdtRoleAssignmentProps, scope: IConstruct): ApplicationRecord[] {
  const registration = props.principal ? undefined : props.registration;
  const byObjectId = recordOfPrincipal(registration ?? scope, roleAssignmentPrincipal(props).objectId);
  return [registration && recordOf(registration), byObjectId].filter((record) => record !== undefined);
}
