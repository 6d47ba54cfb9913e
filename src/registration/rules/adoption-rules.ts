import { type AuthorizationKind, authorizationIdProblems, scopeOf } from '../../validation/authorization-id';
import { comparableText } from '../../validation/comparable-text';
import { type Problem, problem } from '../../validation/problem';
import { show } from '../../validation/show';
import { optional, type Rules } from '../../validation/struct';
import { isToken } from '../../validation/token';
import { ifLiteral } from '../../validation/values';
import type { AdoptedRegistration } from '../adopted-registration';
import type { AdtAppRegistrationProps } from '../adt-app-registration-props';
import { ownIdProblems } from './own-id-rules';

const ASSIGNMENT: AuthorizationKind = {
  must: 'be the resource ID of a role assignment',
  type: 'roleAssignments',
  fix: 'copy it from az role assignment list --scope <instance ID> --query "[].id"',
};

const LIST_GRANTS = 'az ad app permission list-grants --id <client ID> --query "[].{id:id, scope:scope}"';

export const ADOPTED: Rules<AdoptedRegistration, AdtAppRegistrationProps> = {
  applicationObjectId: (prop, _id, { adopt }) => ownIdProblems(prop, 'applicationObjectId', { ...adopt }),
  servicePrincipalObjectId: optional((prop, _id, { adopt }) =>
    ownIdProblems(prop, 'servicePrincipalObjectId', { ...adopt }),
  ),
  roleAssignmentId: optional((prop, id, { roleAssignment }) => [
    ...assignmentProblems(prop, id, roleAssignment?.instanceId),
    ...needed(prop, roleAssignment, 'roleAssignment'),
  ]),
  delegatedPermissionGrantId: optional(grantProblems),
  signInPermissionGrantId: optional((prop, id, props) => {
    const problems = grantProblems(prop, id, props);
    return problems.length > 0 ? problems : sameGrantProblems(prop, id, { ...props.adopt });
  }),
};

/** What is taken over has to be described: Terraform would otherwise not know it at all. */
function needed(prop: string, described: unknown, by: string): Problem[] {
  if (described) return [];
  return [problem('adopt-not-described', prop, `is taken over, but ${by} does not describe it`, `set ${by}`)];
}

function assignmentProblems(prop: string, value: unknown, instanceId: string | undefined): Problem[] {
  return ifLiteral(prop, value, (id) => {
    const problems = authorizationIdProblems('adopt-role-assignment', prop, id, ASSIGNMENT);
    if (problems.length > 0) return problems;
    const scope = scopeOf(id);
    const isKnown = typeof instanceId === 'string' && !isToken(instanceId);
    if (isKnown ? scope.toLowerCase() === instanceId.toLowerCase() : scope !== '') return [];
    const wrong = `must have the instance of roleAssignment as its scope, got ${show(scope)} in ${show(id)}`;
    const fix = 'Terraform would replace it: take over an assignment on the instance itself, or leave it out';
    return [problem('adopt-role-assignment', prop, wrong, fix)];
  });
}

/** With one ID for both, Terraform would delete the grant that is taken over, and make another in its place. */
function sameGrantProblems(
  prop: string,
  id: string,
  { delegatedPermissionGrantId: other }: Partial<AdoptedRegistration>,
): Problem[] {
  const comparable = comparableText(id);
  if (comparable === undefined || comparable !== comparableText(other)) return [];
  const wrong = `must not be the same as delegatedPermissionGrantId, got ${show(id)}`;
  const fix = `copy the other one from ${LIST_GRANTS}, or leave it out where there is only one`;
  return [problem('same-id', prop, wrong, fix)];
}

/** Of either grant of `grantAdminConsent`. Entra ID makes these IDs up; they are no GUIDs. */
function grantProblems(prop: string, value: unknown, { grantAdminConsent }: AdtAppRegistrationProps): Problem[] {
  const form = ifLiteral(prop, value, (id) => {
    if (/^[\w-]{20,}$/.test(id)) return [];
    const wrong = `must be the ID of a delegated permission grant, got ${show(id)}`;
    return [problem('adopt-grant', prop, wrong, `copy it from ${LIST_GRANTS}`)];
  });
  return [...needed(prop, grantAdminConsent, 'grantAdminConsent'), ...form];
}
