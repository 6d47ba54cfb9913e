import { z } from 'zod';
import type { Azure } from '../azure';
import type { RoleAssignment } from '../store/model';
import { refuse } from '../transport/problem';
import { type ApiRequest, allowQuery, created, noContent, ok, parseBody } from '../transport/request';
import type { Router } from '../transport/router';
import { type ArmAccess, badRequest } from './access';
import { findInstance } from './digital-twins';
import { findVault } from './key-vaults';
import { findGroup } from './resource-groups';
import { findRole, roleDefinitionId } from './roles';
import { checkSubscription } from './subscriptions';

const PUT = z.strictObject({
  properties: z.strictObject({
    roleDefinitionId: z.string(),
    principalId: z.guid(),
    principalType: z.enum(['User', 'Group', 'ServicePrincipal']).optional(),
    description: z.string().optional(),
  }),
});
const PATH = '*scope/providers/Microsoft.Authorization/roleAssignments';
const ACTION = 'Microsoft.Authorization/roleAssignments';

export function roleAssignments(router: Router, azure: Azure, access: ArmAccess): void {
  const { state } = azure.store;

  router.on('GET', PATH, (request) => {
    allowQuery(request, ['api-version', '$filter'], badRequest);
    access.need(request, `${ACTION}/read`, request.params.scope);
    const scope = request.params.scope.toLowerCase();
    const principal = /^principalId eq '([^']*)'$/.exec(request.query.$filter ?? '')?.[1];
    if (request.query.$filter && request.query.$filter !== 'atScope()' && !principal) {
      throw badRequest(`The emulator does not implement the filter ${request.query.$filter}`);
    }
    const found = Object.values(state.roleAssignments).filter(
      (assignment) =>
        assignment.scope.toLowerCase() === scope && (principal === undefined || assignment.principalId === principal),
    );
    return ok({ value: found.map(shown) });
  });

  router.on('GET', `${PATH}/:name`, (request) => {
    allowQuery(request, ['api-version'], badRequest);
    access.need(request, `${ACTION}/read`, request.params.scope);
    return ok(shown(find(azure, request)));
  });

  router.on('PUT', `${PATH}/:name`, (request) => {
    const { scope, name } = request.params;
    access.need(request, `${ACTION}/write`, scope);
    const { properties } = parseBody(PUT, request, badRequest);
    const { principalId, principalType, description } = properties;
    const role = findRole(azure, properties.roleDefinitionId.split('/').at(-1) ?? '');
    if (!state.servicePrincipals[principalId]) {
      throw refuse(
        400,
        'PrincipalNotFound',
        `Principal ${principalId.replaceAll('-', '')} does not exist in the directory ${state.tenantId}.`,
      );
    }
    if (principalType !== undefined && principalType !== 'ServicePrincipal') {
      throw refuse(
        400,
        'UnmatchedPrincipalType',
        `The PrincipalId '${principalId}' has type 'ServicePrincipal', which is different from specified PrinciaplType '${principalType}'.`,
      );
    }
    const same = Object.values(state.roleAssignments).some(
      (assignment) =>
        assignment.scope.toLowerCase() === scope.toLowerCase() &&
        assignment.principalId === principalId &&
        assignment.roleDefinitionId === roleDefinitionId(azure, role.id),
    );
    if (same) throw refuse(409, 'RoleAssignmentExists', 'The role assignment already exists.');

    const at = canonical(azure, scope);
    const assignment: RoleAssignment = {
      id: `${at}/providers/Microsoft.Authorization/roleAssignments/${name}`,
      name,
      scope: at,
      roleDefinitionId: roleDefinitionId(azure, role.id),
      principalId,
      principalType: 'ServicePrincipal',
      description: description || null,
      createdOn: new Date().toISOString(),
    };
    state.roleAssignments[assignment.id.toLowerCase()] = assignment;
    return created(shown(assignment));
  });

  router.on('DELETE', `${PATH}/:name`, (request) => {
    access.need(request, `${ACTION}/delete`, request.params.scope);
    const assignment = state.roleAssignments[request.path.toLowerCase()];
    if (!assignment) return noContent();
    delete state.roleAssignments[request.path.toLowerCase()];
    return ok(shown(assignment));
  });
}

function find({ store }: Azure, { path, params }: ApiRequest): RoleAssignment {
  const assignment = store.state.roleAssignments[path.toLowerCase()];
  if (assignment) return assignment;
  throw refuse(404, 'RoleAssignmentNotFound', `The role assignment '${params.name}' is not found.`);
}

/** The scope in Azure's own spelling, if it is there. */
function canonical(azure: Azure, scope: string): string {
  const segments = scope.split('/');
  const [, , subscription, , group, , , type, instance] = segments;
  checkSubscription(azure, subscription ?? '');
  // A role can be given on one secret, and Azure does not look whether it is there.
  if (type?.toLowerCase() === 'vaults') {
    return [findVault(azure, segments.slice(0, 9).join('/')).id, ...segments.slice(9)].join('/');
  }
  if (instance !== undefined) return findInstance(azure, scope).id;
  if (group !== undefined) return findGroup(azure, group).id;
  return `/subscriptions/${azure.store.state.subscriptionId}`;
}

function shown({ id, name, ...properties }: RoleAssignment) {
  return { id, name, type: 'Microsoft.Authorization/roleAssignments', properties };
}
