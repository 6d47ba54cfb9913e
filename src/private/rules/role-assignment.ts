import type { IAdtAppRegistration } from '../../adt-app-registration-interface';
import type { AdtRole } from '../../adt-role';
import type { AdtRoleAssignmentOptions } from '../../adt-role-assignment';
import { isAssigned } from '../known-role-assignments';
import { type Problem, problem } from '../problem';
import { show } from '../show-value';
import { GUID, isGuid } from './guid';
import { instanceIdProblems } from './instance-id';
import { ifKnownString, ifStruct } from './known';

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
  registration: IAdtAppRegistration,
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
