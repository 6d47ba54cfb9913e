import { GUID, guidProblems } from '../../validation/guid';
import { type Problem, problem } from '../../validation/problem';
import { show } from '../../validation/show';
import { isToken } from '../../validation/token';
import { ifLiteral, ifStruct } from '../../validation/values';
import type { AdtAppRegistrationProps } from '../adt-app-registration-props';

const ASSIGNMENT = new RegExp(`^(/.+)/providers/Microsoft\\.Authorization/roleAssignments/${GUID}$`, 'i');

export function adoptionProblems(
  prop: string,
  { adopt, roleAssignment, grantAdminConsent }: AdtAppRegistrationProps,
): Problem[] {
  return ifStruct(prop, adopt, (existing) => [
    ...guidProblems(`${prop}.applicationObjectId`, existing.applicationObjectId),
    ...(existing.servicePrincipalObjectId === undefined
      ? []
      : guidProblems(`${prop}.servicePrincipalObjectId`, existing.servicePrincipalObjectId)),
    ...assignmentProblems(`${prop}.roleAssignmentId`, existing.roleAssignmentId, roleAssignment?.instanceId),
    ...needed(`${prop}.roleAssignmentId`, existing.roleAssignmentId, roleAssignment, 'roleAssignment'),
    ...needed(
      `${prop}.delegatedPermissionGrantId`,
      existing.delegatedPermissionGrantId,
      grantAdminConsent,
      'grantAdminConsent',
    ),
    ...grantProblems(`${prop}.delegatedPermissionGrantId`, existing.delegatedPermissionGrantId),
  ]);
}

/** What is taken over has to be described: Terraform would otherwise not know it at all. */
function needed(prop: string, id: unknown, described: unknown, by: string): Problem[] {
  if (id === undefined || described) return [];
  return [problem('adopt-not-described', prop, `is taken over, but ${by} does not describe it`, `set ${by}`)];
}

function assignmentProblems(prop: string, value: unknown, instanceId: string | undefined): Problem[] {
  if (value === undefined) return [];
  return ifLiteral(prop, value, (id) => {
    const scope = ASSIGNMENT.exec(id)?.[1];
    if (scope === undefined) {
      const fix = 'copy it from az role assignment list --scope <instance ID> --query "[].id"';
      return [
        problem('adopt-role-assignment', prop, `must be the resource ID of a role assignment, got ${show(id)}`, fix),
      ];
    }
    if (instanceId === undefined || isToken(instanceId)) return [];
    if (scope.toLowerCase() === instanceId.toLowerCase()) return [];
    const fix = 'Terraform would replace it: take over an assignment on the instance itself, or leave it out';
    return [problem('adopt-role-assignment', prop, `must be on the instance of roleAssignment, got ${show(id)}`, fix)];
  });
}

/** Entra ID makes these IDs up; they are no GUIDs. */
function grantProblems(prop: string, value: unknown): Problem[] {
  if (value === undefined) return [];
  return ifLiteral(prop, value, (id) =>
    /^[\w-]{20,}$/.test(id)
      ? []
      : [
          problem(
            'adopt-grant',
            prop,
            `must be the ID of a delegated permission grant, got ${show(id)}`,
            'copy it from az ad app permission list-grants --id <client ID> --query "[].id"',
          ),
        ],
  );
}
