import { Token } from 'cdktf';
import { AdtApi } from '../../adt-api';
import type { ApiPermission } from '../../adt-app-registration-props';
import { type Problem, problem } from '../problem';
import { show } from '../show-value';
import { duplicateProblems } from './duplicates';
import { guidListProblems, guidProblems } from './guid';
import { ifKnownList } from './known';

const MAX_APIS = 50;
const MAX_PERMISSIONS = 400;

export function apiPermissionsProblems(prop: string, permissions: ApiPermission[] | undefined): Problem[] {
  return ifKnownList(prop, permissions, (list) => {
    const apis = list.map((permission, index) => ({ permission, at: `${prop}[${index}]` }));
    return [
      ...apis.flatMap(({ permission, at }) => apiProblems(at, permission)),
      ...duplicateProblems(
        apis.map(({ permission, at }) => ({ prop: `${at}.resourceAppId`, value: permission?.resourceAppId })),
        'name each API once, with all its permissions',
      ),
      ...countProblems(prop, list),
    ];
  });
}

function apiProblems(at: string, permission: ApiPermission): Problem[] {
  if (typeof permission !== 'object' || permission === null) {
    return [
      problem('type', at, `must be an ApiPermission, got ${show(permission)}`, 'pass { resourceAppId, scopeIds }'),
    ];
  }
  const { resourceAppId, scopeIds, roleIds } = permission;
  return [
    ...guidProblems(`${at}.resourceAppId`, resourceAppId),
    ...adtProblems(`${at}.resourceAppId`, resourceAppId),
    ...ifKnownList(`${at}.scopeIds`, scopeIds, (ids) => guidListProblems(`${at}.scopeIds`, ids)),
    ...ifKnownList(`${at}.roleIds`, roleIds, (ids) => guidListProblems(`${at}.roleIds`, ids)),
    ...(scopeIds === undefined && roleIds === undefined
      ? [problem('api-permission-none', at, 'must name a permission', 'add scopeIds or roleIds')]
      : []),
  ];
}

function adtProblems(prop: string, resourceAppId: string): Problem[] {
  // Read.Write is the only permission that the API has, and an app role on it is unknown.
  if (String(resourceAppId).toLowerCase() !== AdtApi.CLIENT_ID) return [];
  return [
    problem(
      'api-permission-adt',
      prop,
      `must be another API, got ${show(resourceAppId)}, Azure Digital Twins`,
      'remove it: Read.Write on Azure Digital Twins is always requested',
    ),
  ];
}

// Azure Digital Twins itself takes one of each.
function countProblems(prop: string, list: ApiPermission[]): Problem[] {
  const ids = list.flatMap((permission) => [permission?.scopeIds, permission?.roleIds]);
  const permissions = ids.reduce(
    (sum, known) => sum + (Array.isArray(known) && !Token.isUnresolved(known) ? known.length : 0),
    1,
  );
  const apis = list.length + 1;
  if (apis <= MAX_APIS && permissions <= MAX_PERMISSIONS) return [];
  return [
    problem(
      'api-permission-count',
      prop,
      `must request at most ${MAX_PERMISSIONS} permissions on ${MAX_APIS} APIs, Azure Digital Twins included, ` +
        `got ${permissions} on ${apis}`,
      'remove what the client does not use',
    ),
  ];
}
