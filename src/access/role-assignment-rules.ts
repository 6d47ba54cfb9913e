import type { Construct, IConstruct } from 'constructs';
import { applicationProblems, inheritedAzurermProblems } from '../application/application-rules';
import { recordOf } from '../application/record';
import { comparableId } from '../validation/comparable-text';
import type { Findings } from '../validation/findings';
import { GUID, isGuid } from '../validation/guid';
import { type Problem, problem } from '../validation/problem';
import { propName } from '../validation/prop-name';
import { providerProblems } from '../validation/provider-rules';
import { show } from '../validation/show';
import { isToken } from '../validation/token';
import { ifLiteral, ifStruct } from '../validation/values';
import type { AdtRole } from './adt-role';
import type { AdtRoleAssignmentOptions, AdtRoleAssignmentProps } from './adt-role-assignment-options';
import { instanceIdProblems } from './instance-id-rules';
import { roleGuid } from './role-guid';

/** The ID of a role definition in any scope, with the scope behind it that the provider's `id` has. */
const ROLE_DEFINITION = new RegExp(
  `^(/.+)?/providers/Microsoft\\.Authorization/roleDefinitions/${GUID}(\\|/.*)?$`,
  'i',
);

/** @param parent the prop that holds the options, where they are not props themselves */
export function roleAssignmentProblems(
  options: AdtRoleAssignmentOptions | undefined,
  scope: Construct,
  parent?: string,
): Problem[] {
  return ifStruct(parent ?? 'options', options, ({ instanceId, role, azurermProvider }) => [
    ...instanceIdProblems(propName(parent, 'instanceId'), instanceId),
    ...roleProblems(propName(parent, 'role'), role),
    ...providerProblems(propName(parent, 'azurermProvider'), azurermProvider, 'azurerm', scope),
  ]);
}

/** Everything that is wrong with an assignment that is made in a scope. */
export function checkRoleAssignment(props: AdtRoleAssignmentProps, scope: Construct): Findings {
  const unusable = [
    ...applicationProblems('registration', props?.registration),
    ...roleAssignmentProblems(props, scope),
    ...inheritedAzurermProblems(props, scope),
  ];
  return { problems: unusable.length > 0 ? unusable : duplicateProblems(props, scope) };
}

/** The instance and the role as a text that is equal for the same assignment, where that can be known. */
export function assignmentOf({ instanceId, role }: AdtRoleAssignmentOptions, user: IConstruct): string | undefined {
  const { roleDefinitionId } = role;
  const comparableRole = isToken(roleDefinitionId) ? roleDefinitionId : roleGuid(role).toLowerCase();
  return comparableId(`${instanceId} ${comparableRole}`, user);
}

/** Azure accepts a role once for the same principal at the same scope (409 `RoleAssignmentExists`). */
function duplicateProblems(props: AdtRoleAssignmentProps, scope: Construct): Problem[] {
  const assignment = assignmentOf(props, scope);
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
    return [problem('type', prop, `must be an AdtRole, got ${show(role)}`, fix)];
  }
  return ifLiteral(prop, role.roleDefinitionId, (id) =>
    isGuid(id) || ROLE_DEFINITION.test(id)
      ? []
      : [
          problem(
            'role-definition-id',
            prop,
            `must have the GUID or the resource ID of a role definition, got ${show(id)}`,
            'copy the ID, not the name: az role definition list --name "<role>" --query "[].name"',
          ),
        ],
  );
}
