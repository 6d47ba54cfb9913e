import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Azure } from '../azure';
import { principalType } from '../entra/principals';
import { type ApiRequest, created, noContent, ok } from '../http/request';
import { type Route, route } from '../http/router';
import type { AppRoleAssignment, PrincipalType } from '../store/model';
import type { GraphAccess } from './access';
import { complex, read } from './body';
import { invalidReference, invalidValue, notFound, permissionExists, permissionNotFound } from './errors';
import { findGroup } from './groups';
import { ENTITY, entity, LIST, list } from './odata/answers';
import type { Shape } from './odata/shape';
import { known, one } from './paths';
import { findServicePrincipal } from './service-principals';
import { appRolesOf } from './shown-service-principal';
import { foundUser } from './users';

const id = z.guid().toLowerCase();
const CREATE = complex({ id: z.string().optional(), appRoleId: id, principalId: id, resourceId: id });

const SHAPE: Shape = {
  type: 'appRoleAssignment',
  set: 'appRoleAssignments',
  properties: {
    id: null,
    deletedDateTime: null,
    appRoleId: null,
    createdDateTime: null,
    principalDisplayName: null,
    principalId: null,
    principalType: null,
    resourceDisplayName: null,
    resourceId: null,
  },
  filterable: { appRoleId: 'guid', principalDisplayName: 'string', principalId: 'guid', resourceId: 'guid' },
};
const SET_BY_ENTRA = [
  ...['createdDateTime', 'deletedDateTime', 'principalDisplayName', 'principalType', 'resourceDisplayName'],
];

/** Of an application that offers no roles: to be assigned to it, and no more. */
export const DEFAULT_ACCESS = '00000000-0000-0000-0000-000000000000';

/** Who is at one end of an assignment. */
interface End {
  /** The collection, and where the assignments of one in it are. */
  readonly paths: string[];
  readonly property: 'principalId' | 'resourceId';
  /** The object ID that a path names. */
  readonly find: (params: Record<string, string>) => string;
}

/** Who is assigned to an application: https://learn.microsoft.com/graph/api/resources/approleassignment */
export function appRoleAssignments(azure: Azure, access: GraphAccess): Route[] {
  const findPrincipal = (params: Record<string, string>) => findServicePrincipal(azure, params).id;
  const ends: End[] = [
    { paths: one('servicePrincipals', '/appRoleAssignedTo'), property: 'resourceId', find: findPrincipal },
    { paths: one('servicePrincipals', '/appRoleAssignments'), property: 'principalId', find: findPrincipal },
    { paths: known('users', '/appRoleAssignments'), property: 'principalId', find: (p) => foundUser(azure, p.id).id },
    { paths: known('groups', '/appRoleAssignments'), property: 'principalId', find: (p) => findGroup(azure, p.id).id },
  ];
  return ends.flatMap((end) => routesOf(azure, access, end));
}

function routesOf(azure: Azure, access: GraphAccess, { paths, property, find }: End): Route[] {
  const { appRoleAssignments: table } = azure.store.state;
  const single = paths.map((path) => `${path}/:assignment`);
  const found = ({ params }: ApiRequest) => {
    const assignment = table[params.assignment];
    if (!assignment || assignment[property] !== find(params)) throw notFound(params.assignment);
    return assignment;
  };

  return [
    route('GET', paths, LIST, (request) => {
      access.toReadAssignments(request);
      const end = find(request.params);
      const all = Object.values(table).filter((assignment) => assignment[property] === end);
      return list(
        azure,
        SHAPE,
        request,
        all.map((assignment) => shown(azure, assignment)),
      );
    }),

    route('POST', paths, [], (request) => {
      access.toAssign(request);
      const end = find(request.params);
      const wanted = read(CREATE, request, SHAPE, SET_BY_ENTRA);
      if (wanted[property] !== end) throw invalidValue(property, 'AppRoleAssignment', 'The path names another one.');
      const assignment = assigned(azure, wanted);
      table[assignment.id] = assignment;
      return created(entity(azure, SHAPE, request, shown(azure, assignment)));
    }),

    route('GET', single, ENTITY, (request) => {
      access.toReadAssignments(request);
      return ok(entity(azure, SHAPE, request, shown(azure, found(request))));
    }),

    route('DELETE', single, [], (request) => {
      access.toAssign(request);
      delete table[found(request).id];
      return noContent();
    }),
  ];
}

function assigned(azure: Azure, { appRoleId, principalId, resourceId }: z.infer<typeof CREATE>): AppRoleAssignment {
  const type = principalType(azure, principalId);
  if (!type) throw invalidReference();
  checkRole(azure, resourceId, appRoleId, type);
  const isSame = (other: AppRoleAssignment) =>
    other.principalId === principalId && other.resourceId === resourceId && other.appRoleId === appRoleId;
  if (Object.values(azure.store.state.appRoleAssignments).some(isSame)) throw permissionExists();
  return {
    // As long as Microsoft Graph's.
    id: randomBytes(32).toString('base64url'),
    createdDateTime: new Date().toISOString(),
    appRoleId,
    principalId,
    principalType: type,
    resourceId,
  };
}

/** The default is for applications without roles. A role is for people, who may be in groups, or for applications. */
function checkRole(azure: Azure, resourceId: string, appRoleId: string, type: PrincipalType): void {
  const roles = appRolesOf(azure, findServicePrincipal(azure, { id: resourceId })).filter(({ isEnabled }) => isEnabled);
  if (roles.length === 0 && appRoleId === DEFAULT_ACCESS) return;
  const member = type === 'ServicePrincipal' ? 'Application' : 'User';
  const role = roles.find((one) => one.id.toLowerCase() === appRoleId);
  if (!role?.allowedMemberTypes.includes(member)) throw permissionNotFound();
}

function shown({ store }: Azure, assignment: AppRoleAssignment) {
  const { users, groups, servicePrincipals } = store.state;
  const { principalId, resourceId } = assignment;
  const principal = users[principalId] ?? groups[principalId] ?? servicePrincipals[principalId];
  return {
    deletedDateTime: null,
    ...assignment,
    principalDisplayName: principal.displayName,
    resourceDisplayName: servicePrincipals[resourceId].displayName,
  };
}
