import type { AdtRole } from '../../adt-role';
import type { AdtRoleAssignmentOptions } from '../../adt-role-assignment';
import type { IAdtAppRegistration } from '../../registration';
import { hasAccess } from '../known-access';
import { type Problem, problem } from '../problem';
import { show } from '../show-value';
import { GUID } from './guid';
import { instanceIdProblems } from './instance-id';
import { ifKnownString } from './known';

const ROLE_DEFINITION = new RegExp(
  `^(((/subscriptions/${GUID})?/providers/Microsoft\\.Authorization/roleDefinitions/)?${GUID}(\\|/.*)?)$`,
  'i',
);

/** Of an assignment to a registration that exists. */
export function roleAssignmentProblems(access: AdtRoleAssignmentOptions, registration: IAdtAppRegistration): Problem[] {
  const problems = accessProblems(access);
  if (problems.length > 0 || !hasAccess(registration, access)) return problems;
  return [
    problem(
      'role-assignment-duplicate',
      'instanceId',
      `has this role already, got ${show(access.instanceId)}`,
      'assign each role once per instance',
    ),
  ];
}

/** @param within the prop that holds the options, where they are not props themselves */
export function accessProblems({ instanceId, role }: AdtRoleAssignmentOptions, within?: string): Problem[] {
  const prefix = within ? `${within}.` : '';
  return [...instanceIdProblems(`${prefix}instanceId`, instanceId), ...roleProblems(`${prefix}role`, role)];
}

function roleProblems(prop: string, role: AdtRole | undefined): Problem[] {
  if (role?.roleDefinitionId === undefined) {
    return [
      problem('type', prop, `must be an AdtRole, got ${show(role)}`, 'pass AdtRole.DATA_READER or AdtRole.DATA_OWNER'),
    ];
  }
  return ifKnownString(prop, role.roleDefinitionId, (id) =>
    ROLE_DEFINITION.test(id)
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
