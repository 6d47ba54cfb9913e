import { z } from 'zod';
import type { Azure } from '../azure';
import { principalType as principalTypeOf } from '../entra/principals';
import { type ApiRequest, created, noContent, ok, parseBody } from '../http/request';
import { type Route, route } from '../http/router';
import type { RoleAssignment, RoleDefinition } from '../store/model';
import type { ArmAccess } from './access';
import {
  assignmentNameInUse,
  assignmentNotChangeable,
  badRequest,
  invalidAssignmentName,
  invalidPrincipalId,
  invalidRoleId,
  principalNotFound,
  roleAssignmentExists,
  roleAssignmentNotFound,
  roleNotAssignableHere,
  unmatchedPrincipalType,
} from './errors';
import { isGuid } from './guid';
import { listed } from './role-assignment-filter';
import { findRole, roleDefinitionId } from './roles';
import { findScope, isWithin, ROOT } from './scope';

const shownOnly = z.unknown().optional();
const never = z.literal('', 'The local Azure does not implement it').nullable().optional();
const PUT = z.strictObject({
  properties: z.strictObject({
    roleDefinitionId: z.string(),
    principalId: z.string(),
    principalType: z.enum(['User', 'Group', 'ServicePrincipal', 'ForeignGroup', 'Device']).nullable().optional(),
    description: z.string().nullable().optional(),
    condition: never,
    conditionVersion: never,
    delegatedManagedIdentityResourceId: never,
    // What a client was shown, and sends back.
    createdBy: shownOnly,
    createdOn: shownOnly,
    scope: shownOnly,
    updatedBy: shownOnly,
    updatedOn: shownOnly,
  }),
  id: shownOnly,
  name: shownOnly,
  type: shownOnly,
});
const PATH = '{*scope}/providers/Microsoft.Authorization/roleAssignments';
const ACTION = 'Microsoft.Authorization/roleAssignments';
/** A role of this subscription by its ID, or of all subscriptions. */
const ROLE_ID = /^(?:\/subscriptions\/([^/]+))?\/providers\/Microsoft\.Authorization\/roleDefinitions\/([^/]+)$/i;

export function roleAssignments(azure: Azure, access: ArmAccess): Route[] {
  const { state } = azure.store;

  return [
    route('GET', PATH, ['api-version', '$filter'], (request) => {
      access.need(request, `${ACTION}/read`, request.params.scope);
      const isListed = listed(azure, findScope(azure, request.params.scope), request.query.$filter);
      return ok({ value: Object.values(state.roleAssignments).filter(isListed).map(shown) });
    }),

    route('GET', `${PATH}/:name`, ['api-version'], (request) => {
      access.need(request, `${ACTION}/read`, request.params.scope);
      const assignment = state.roleAssignments[request.path.toLowerCase()];
      if (!assignment) throw roleAssignmentNotFound(request.params.name);
      return ok(shown(assignment));
    }),

    route('PUT', `${PATH}/:name`, ['api-version'], (request) => {
      access.need(request, `${ACTION}/write`, request.params.scope);
      if (!isGuid(request.params.name)) throw invalidAssignmentName(request.params.name);
      const wanted = read(azure, request);
      const key = wanted.id.toLowerCase();
      const before = state.roleAssignments[key];
      if (before && !isSame(before, wanted)) throw assignmentNotChangeable();
      const others = Object.values(state.roleAssignments).filter((assignment) => assignment !== before);
      if (others.some(({ name }) => name.toLowerCase() === wanted.name.toLowerCase())) throw assignmentNameInUse();
      if (others.some((assignment) => isSame(assignment, wanted))) throw roleAssignmentExists();
      const { createdOn, createdBy } = before ?? wanted;
      state.roleAssignments[key] = { ...wanted, createdOn, createdBy };
      return before ? ok(shown(state.roleAssignments[key])) : created(shown(state.roleAssignments[key]));
    }),

    route('DELETE', `${PATH}/:name`, ['api-version'], (request) => {
      access.need(request, `${ACTION}/delete`, request.params.scope);
      const assignment = state.roleAssignments[request.path.toLowerCase()];
      if (!assignment) return noContent();
      delete state.roleAssignments[request.path.toLowerCase()];
      return ok(shown(assignment));
    }),
  ];
}

/** What a request asks for, if all that it names is there. */
function read(azure: Azure, request: ApiRequest): RoleAssignment {
  const { state } = azure.store;
  const { properties } = parseBody(PUT, request, badRequest);
  const { principalType, description } = properties;
  const principalId = properties.principalId.toLowerCase();
  if (!isGuid(principalId)) throw invalidPrincipalId(properties.principalId);
  const role = readRole(azure, properties.roleDefinitionId);
  const scope = findScope(azure, request.params.scope);
  const isAssignable = role.assignableScopes.some((assignable) => isWithin(scope, assignable));
  if (!isAssignable) throw roleNotAssignableHere(role.name, scope);
  const actualType = principalTypeOf(azure, principalId);
  if (!actualType) throw principalNotFound(principalId, state.tenantId);
  if (principalType && principalType !== actualType)
    throw unmatchedPrincipalType(principalId, actualType, principalType);
  const now = new Date().toISOString();
  const { name } = request.params;
  return {
    id: `${scope === ROOT ? '' : scope}/providers/Microsoft.Authorization/roleAssignments/${name}`,
    name,
    scope,
    roleDefinitionId: roleDefinitionId(azure, role.id),
    principalId,
    principalType: actualType,
    description: description || null,
    createdOn: now,
    createdBy: request.caller.oid,
    updatedOn: now,
    updatedBy: request.caller.oid,
  };
}

function readRole(azure: Azure, id: string): RoleDefinition {
  const { subscriptionId } = azure.store.state;
  const [, subscription = subscriptionId, name = ''] = ROLE_ID.exec(id) ?? [];
  if (!isGuid(name) || subscription.toLowerCase() !== subscriptionId) throw invalidRoleId();
  return findRole(azure, name);
}

function isSame(a: RoleAssignment, b: RoleAssignment): boolean {
  return (
    a.scope.toLowerCase() === b.scope.toLowerCase() &&
    a.principalId === b.principalId &&
    a.roleDefinitionId === b.roleDefinitionId
  );
}

function shown({ id, name, ...properties }: RoleAssignment) {
  const never = { condition: null, conditionVersion: null, delegatedManagedIdentityResourceId: null };
  return { id, name, type: 'Microsoft.Authorization/roleAssignments', properties: { ...properties, ...never } };
}
