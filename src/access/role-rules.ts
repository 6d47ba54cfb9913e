import { type AuthorizationKind, authorizationIdProblems } from '../validation/authorization-id';
import { isGuid } from '../validation/guid';
import type { Problem } from '../validation/problem';
import { ifLiteral } from '../validation/values';
import { noInstance } from '../validation/wrong-type';
import type { AdtRole } from './adt-role';

const ROLE_DEFINITION: AuthorizationKind = {
  must: 'have the GUID or the resource ID of a role definition',
  type: 'roleDefinitions',
  fix: 'copy the ID, not the name: az role definition list --name "<role>" --query "[].name"',
};

/** Of a prop that holds a role. */
export function roleProblems(prop: string, role: AdtRole | undefined): Problem[] {
  if (role?.roleDefinitionId === undefined) {
    const fix = 'pass AdtRole.DATA_READER or AdtRole.DATA_OWNER';
    return [noInstance(prop, role, 'an AdtRole', fix)];
  }
  return ifLiteral(prop, role.roleDefinitionId, (id) => {
    if (isGuid(id)) return [];
    const own = id.replace(/\|\/.*/s, ''); // the provider's `id` has the scope behind it
    return authorizationIdProblems('role-definition-id', prop, own, ROLE_DEFINITION);
  });
}
