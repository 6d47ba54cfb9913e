import type { Construct } from 'constructs';
import { applicationProblems, inheritedAzurermProblems } from '../application/application-rules';
import { recordOf } from '../application/record';
import { type AuthorizationKind, authorizationIdProblems } from '../validation/authorization-id';
import { comparableId } from '../validation/comparable-text';
import type { Findings } from '../validation/findings';
import { isGuid } from '../validation/guid';
import { type Problem, problem } from '../validation/problem';
import { type InScope, providerRule } from '../validation/provider-rules';
import { show } from '../validation/show';
import { type Rules, structProblems } from '../validation/struct';
import { isToken } from '../validation/token';
import { ifLiteral } from '../validation/values';
import { noInstance } from '../validation/wrong-type';
import type { AdtRole } from './adt-role';
import type { AdtRoleAssignmentOptions, AdtRoleAssignmentProps } from './adt-role-assignment-options';
import { instanceIdProblems } from './instance-id-rules';
import { roleGuid } from './role-guid';

const ROLE_DEFINITION: AuthorizationKind = {
  must: 'have the GUID or the resource ID of a role definition',
  type: 'roleDefinitions',
  fix: 'copy the ID, not the name: az role definition list --name "<role>" --query "[].name"',
};

export const ROLE_ASSIGNMENT_OPTIONS: Rules<AdtRoleAssignmentOptions, InScope> = {
  instanceId: instanceIdProblems,
  role: roleProblems,
  azurermProvider: providerRule('azurerm'),
};

export const ROLE_ASSIGNMENT_PROPS: Rules<AdtRoleAssignmentProps, InScope> = {
  registration: applicationProblems,
  ...ROLE_ASSIGNMENT_OPTIONS,
};

/** Everything that is wrong with an assignment that is made in a scope. */
export function checkRoleAssignment(props: AdtRoleAssignmentProps, scope: Construct): Findings {
  const unusable = [
    ...structProblems(ROLE_ASSIGNMENT_PROPS, props, { scope }, 'props'),
    ...inheritedAzurermProblems(props, scope),
  ];
  return { problems: unusable.length > 0 ? unusable : duplicateProblems(props) };
}

/** The instance and the role as a text that is equal for the same assignment, where that can be known. */
export function assignmentOf({ instanceId, role }: AdtRoleAssignmentOptions): string | undefined {
  const { roleDefinitionId } = role;
  const comparableRole = isToken(roleDefinitionId) ? roleDefinitionId : roleGuid(role).toLowerCase();
  return comparableId(`${instanceId} ${comparableRole}`);
}

/** Azure accepts a role once for the same principal at the same scope (409 `RoleAssignmentExists`). */
function duplicateProblems(props: AdtRoleAssignmentProps): Problem[] {
  const assignment = assignmentOf(props);
  if (assignment === undefined || recordOf(props.registration).made(assignment).length === 0) return [];
  return [
    problem(
      'role-assignment-duplicate',
      'instanceId',
      `has this role already, got ${show(props.instanceId)}`,
      'assign each role once per instance',
    ),
  ];
}

function roleProblems(prop: string, role: AdtRole | undefined): Problem[] {
  if (role?.roleDefinitionId === undefined) {
    const fix = 'pass AdtRole.DATA_READER or AdtRole.DATA_OWNER';
    return [noInstance(prop, role, 'an AdtRole', fix)];
  }
  return ifLiteral(prop, role.roleDefinitionId, (id) => {
    if (isGuid(id)) return [];
    const own = id.replace(/\|\/.*$/s, ''); // the provider's `id` has the scope behind it
    return authorizationIdProblems('role-definition-id', prop, own, ROLE_DEFINITION);
  });
}
