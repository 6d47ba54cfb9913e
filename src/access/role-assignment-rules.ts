import { isAssigned } from '../application/record';
import type { IRegisteredApplication } from '../application/registered-application';
import { GUID, isGuid } from '../validation/guid';
import { type Problem, problem } from '../validation/problem';
import { show } from '../validation/show';
import { ifKnownString, ifStruct } from '../validation/values';
import type { AdtRole } from './adt-role';
import type { AdtRoleAssignmentOptions } from './adt-role-assignment-options';
import { instanceIdProblems } from './instance-id-rules';

/** The ID of a role definition in any scope, with the scope behind it that the provider's `id` has. */
const ROLE_DEFINITION = new RegExp(
  `^(/.+)?/providers/Microsoft\\.Authorization/roleDefinitions/${GUID}(\\|/.*)?$`,
  'i',
);

/** @param within the prop that holds the options, where they are not props themselves */
export function roleAssignmentProblems(options: AdtRoleAssignmentOptions | undefined, within?: string): Problem[] {
  const prefix = within ? `${within}.` : '';
  return ifStruct(within ?? 'options', options, ({ instanceId, role }) => [
    ...instanceIdProblems(`${prefix}instanceId`, instanceId),
    ...roleProblems(`${prefix}role`, role),
  ]);
}

/** Azure refuses a second assignment of the same role to the same principal at the same scope (409). */
export function repeatedAssignmentProblems(
  options: AdtRoleAssignmentOptions,
  registration: IRegisteredApplication,
): Problem[] {
  if (!isAssigned(registration, options)) return [];
  return [
    problem(
      'role-assignment-duplicate',
      'instanceId',
      `has this role already, got ${show(options.instanceId)}`,
      'assign each role once per instance',
    ),
  ];
}

function roleProblems(prop: string, role: AdtRole | undefined): Problem[] {
  if (role?.roleDefinitionId === undefined) {
    const cure = 'pass AdtRole.DATA_READER or AdtRole.DATA_OWNER';
    return [problem('type', prop, `must be an AdtRole, got ${show(role)}`, cure)];
  }
  return ifKnownString(prop, role.roleDefinitionId, (id) =>
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
