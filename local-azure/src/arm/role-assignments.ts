import { z } from 'zod';
import type { Azure } from '../azure';
import { type ApiRequest, created, noContent, ok, parseBody } from '../http/request';
import { ANY_QUERY, type Route, route } from '../http/router';
import type { RoleAssignment } from '../store/model';
import type { ArmAccess } from './access';
import {
  badRequest,
  principalNotFound,
  roleAssignmentExists,
  roleAssignmentNotFound,
  unmatchedPrincipalType,
} from './errors';
import { findGroup, findInstance, findVault } from './inventory';
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
const PATH = '{*scope}/providers/Microsoft.Authorization/roleAssignments';
const ACTION = 'Microsoft.Authorization/roleAssignments';

export function roleAssignments(azure: Azure, access: ArmAccess): Route[] {
  const { state } = azure.store;

  return [
    route('GET', PATH, ['api-version', '$filter'], (request) => {
      access.need(request, `${ACTION}/read`, request.params.scope);
      const scope = request.params.scope.toLowerCase();
      const principal = /^principalId eq '([^']*)'$/.exec(request.query.$filter ?? '')?.[1];
      if (request.query.$filter && request.query.$filter !== 'atScope()' && !principal) {
        throw badRequest(`The local Azure does not implement the filter ${request.query.$filter}`);
      }
      const found = Object.values(state.roleAssignments).filter(
        (assignment) =>
          assignment.scope.toLowerCase() === scope && (principal === undefined || assignment.principalId === principal),
      );
      return ok({ value: found.map(shown) });
    }),

    route('GET', `${PATH}/:name`, ['api-version'], (request) => {
      access.need(request, `${ACTION}/read`, request.params.scope);
      return ok(shown(find(azure, request)));
    }),

    route('PUT', `${PATH}/:name`, ANY_QUERY, (request) => {
      const { scope, name } = request.params;
      access.need(request, `${ACTION}/write`, scope);
      const { properties } = parseBody(PUT, request, badRequest);
      const { principalId, principalType, description } = properties;
      const role = findRole(azure, properties.roleDefinitionId.split('/').at(-1) ?? '');
      if (!state.servicePrincipals[principalId]) throw principalNotFound(principalId, state.tenantId);
      if (principalType !== undefined && principalType !== 'ServicePrincipal') {
        throw unmatchedPrincipalType(principalId, principalType);
      }
      const same = Object.values(state.roleAssignments).some(
        (assignment) =>
          assignment.scope.toLowerCase() === scope.toLowerCase() &&
          assignment.principalId === principalId &&
          assignment.roleDefinitionId === roleDefinitionId(azure, role.id),
      );
      if (same) throw roleAssignmentExists();

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
    }),

    route('DELETE', `${PATH}/:name`, ANY_QUERY, (request) => {
      access.need(request, `${ACTION}/delete`, request.params.scope);
      const assignment = state.roleAssignments[request.path.toLowerCase()];
      if (!assignment) return noContent();
      delete state.roleAssignments[request.path.toLowerCase()];
      return ok(shown(assignment));
    }),
  ];
}

function find({ store }: Azure, { path, params }: ApiRequest): RoleAssignment {
  const assignment = store.state.roleAssignments[path.toLowerCase()];
  if (assignment) return assignment;
  throw roleAssignmentNotFound(params.name);
}

/** The scope in Azure's own spelling, if it is there. */
function canonical(azure: Azure, scope: string): string {
  const segments = scope.split('/');
  // /subscriptions/<ID>/resourceGroups/<name>/providers/<namespace>/<type>/<name>
  const [subscription, group, type, resource] = [2, 4, 7, 8].map((index): string | undefined => segments[index]);
  checkSubscription(azure, subscription ?? '');
  // A role can be given on one secret, and Azure does not look whether it is there.
  if (type?.toLowerCase() === 'vaults') {
    return [findVault(azure, segments.slice(0, 9).join('/')).id, ...segments.slice(9)].join('/');
  }
  if (resource !== undefined) return findInstance(azure, scope).id;
  if (group !== undefined) return findGroup(azure, group).id;
  return `/subscriptions/${azure.store.state.subscriptionId}`;
}

function shown({ id, name, ...properties }: RoleAssignment) {
  return { id, name, type: 'Microsoft.Authorization/roleAssignments', properties };
}
