import { duplicateProblems } from '../validation/duplicates';
import { guidListProblems, guidProblems } from '../validation/guid';
import { knownList, list } from '../validation/list';
import { type Problem, problem } from '../validation/problem';
import { show } from '../validation/show';
import { type Rules, reading, readStruct, structProblems } from '../validation/struct';
import { isToken } from '../validation/token';
import { AdtApi } from './adt-api';
import type { ApiPermission } from './api-permission';
import { requestedPermissions } from './requested-permissions';

const MAX_APIS = 50;
const MAX_PERMISSIONS = 400;

const IDS = list<string, unknown>(guidListProblems);

const API_PERMISSION: Rules<ApiPermission> = {
  resourceAppId: (prop, id) => [...guidProblems(prop, id), ...adtProblems(prop, id)],
  scopeIds: IDS,
  appRoleIds: reading((prop, ids, { scopeIds }) => {
    if (ids !== undefined || scopeIds !== undefined) return IDS(prop, ids, undefined);
    return [problem('api-permission-none', prop, 'is missing, and so is scopeIds', 'add scopeIds or appRoleIds')];
  }, IDS.read),
};

export const API_PERMISSIONS = knownList<ApiPermission, unknown>(
  'pass a list; the IDs in it may be tokens',
  (prop, permissions) => [
    ...permissions.flatMap((one, index) => {
      const at = `${prop}[${index}]`;
      return structProblems(API_PERMISSION, one, one, at, at);
    }),
    ...duplicateProblems(
      permissions.map((one, index) => ({ prop: `${prop}[${index}].resourceAppId`, value: one?.resourceAppId })),
      // Stryker disable next-line MethodExpression: it is a key, compared only with its like, and a letter outside ASCII is a problem of its own
      (id) => id.toLowerCase(),
      'name each API once, with all its permissions',
    ),
    ...countProblems(prop, permissions),
  ],
  { readItem: (permission) => readStruct(permission, API_PERMISSION) },
);

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
  const ids = all.flatMap((permission) => [permission?.scopeIds, permission?.appRoleIds]).filter(Array.isArray);
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
