import { duplicateProblems } from '../validation/duplicates';
import { guidListProblems, guidProblems } from '../validation/guid';
import { type Problem, problem } from '../validation/problem';
import { show } from '../validation/show';
import { isToken } from '../validation/token';
import { ifList, ifStruct } from '../validation/values';
import { AdtApi } from './adt-api';
import type { ApiPermission } from './api-permission';
import { requestedPermissions } from './requested-permissions';

const MAX_APIS = 50;
const MAX_PERMISSIONS = 400;

export function apiPermissionsProblems(prop: string, permissions: ApiPermission[] | undefined): Problem[] {
  if (isToken(permissions)) {
    const fix = 'pass a list; the IDs in it may be tokens';
    return [problem('type', prop, 'must be known at synthesis, got a token', fix)];
  }
  return ifList(prop, permissions, (list) => [
    ...list.flatMap((permission, index) => apiProblems(`${prop}[${index}]`, permission)),
    ...duplicateProblems(
      list.map((permission, index) => ({ prop: `${prop}[${index}].resourceAppId`, value: permission?.resourceAppId })),
      // Stryker disable next-line MethodExpression: it is a key, compared only with its like, and a letter outside ASCII is a problem of its own
      (id) => id.toLowerCase(),
      'name each API once, with all its permissions',
    ),
    ...countProblems(prop, list),
  ]);
}

function apiProblems(at: string, permission: ApiPermission): Problem[] {
  return ifStruct(at, permission ?? null, ({ resourceAppId, scopeIds, roleIds }) => [
    ...guidProblems(`${at}.resourceAppId`, resourceAppId),
    ...adtProblems(`${at}.resourceAppId`, resourceAppId),
    ...ifList(`${at}.scopeIds`, scopeIds, (ids) => guidListProblems(`${at}.scopeIds`, ids)),
    ...ifList(`${at}.roleIds`, roleIds, (ids) => guidListProblems(`${at}.roleIds`, ids)),
    ...(scopeIds === undefined && roleIds === undefined
      ? [problem('api-permission-none', at, 'must name a permission', 'add scopeIds or roleIds')]
      : []),
  ]);
}

function adtProblems(prop: string, resourceAppId: unknown): Problem[] {
  if (typeof resourceAppId !== 'string' || resourceAppId.toLowerCase() !== AdtApi.CLIENT_ID) return [];
  return [
    problem(
      'api-permission-adt',
      prop,
      `must be another API than Azure Digital Twins, got ${show(resourceAppId)}`,
      'remove it: Read.Write on Azure Digital Twins is always requested',
    ),
  ];
}

function countProblems(prop: string, added: ApiPermission[]): Problem[] {
  const all = requestedPermissions(added);
  const ids = all.flatMap((permission) => [permission?.scopeIds, permission?.roleIds]).filter(Array.isArray);
  const permissions = ids.filter((list) => !isToken(list)).flat().length;
  if (all.length <= MAX_APIS && permissions <= MAX_PERMISSIONS) return [];
  return [
    problem(
      'api-permission-count',
      prop,
      `must request at most ${MAX_PERMISSIONS} permissions on ${MAX_APIS} APIs, Azure Digital Twins included, ` +
        `got ${permissions} on ${all.length}`,
      'remove what the client does not use',
    ),
  ];
}
