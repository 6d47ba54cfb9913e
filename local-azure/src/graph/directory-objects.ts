import { z } from 'zod';
import type { Azure } from '../azure';
import { type ApiRequest, ok } from '../http/request';
import { type Route, route } from '../http/router';
import type { GraphAccess } from './access';
import { complex, read } from './body';
import { notFound } from './errors';
import { ENTITY, entity } from './odata/answers';
import type { Shape } from './odata/shape';
import { known } from './paths';
import { APPLICATION, shownApplication } from './shown-application';
import { GROUP, shownGroup } from './shown-group';
import { SERVICE_PRINCIPAL, shownServicePrincipal } from './shown-service-principal';
import { shownUser, USER } from './shown-user';

const BY_IDS = complex({ ids: z.array(z.guid()).max(1000), types: z.array(z.string()).optional() });

/** Objects of whichever type. Queries see what they all have, and what clients select of owners. */
export const DIRECTORY_OBJECT: Shape = {
  type: 'directoryObject',
  set: 'directoryObjects',
  properties: {
    ...USER.hidden,
    ...USER.properties,
    ...GROUP.properties,
    ...APPLICATION.properties,
    ...SERVICE_PRINCIPAL.properties,
  },
  visible: (object) => (object['@odata.type'] === '#microsoft.graph.user' ? visibleUser(object) : object),
  filterable: { id: 'string', appId: 'string', displayName: 'string', userPrincipalName: 'string', mail: 'string' },
};
const visibleUser = USER.visible as NonNullable<Shape['visible']>;

/** https://learn.microsoft.com/graph/api/directoryobject-getbyids: how the Azure CLI finds out what an object ID stands for. */
export function directoryObjects(azure: Azure, access: GraphAccess): Route[] {
  return [
    route('POST', '/v1.0/directoryObjects/getByIds', [], (request) => {
      access.toReadObjects(request);
      const { ids, types } = read(BY_IDS, request, DIRECTORY_OBJECT);
      const wanted = types?.map((type) => type.toLowerCase()) ?? ['directoryobject'];
      const isWanted = (type: string) =>
        wanted.includes('directoryobject') || wanted.some((one) => `#microsoft.graph.${one}` === type.toLowerCase());
      const found = directoryObjectsOf(azure, access, request, ids).filter((object) => isWanted(object['@odata.type']));
      const context = `${azure.origin}/v1.0/$metadata#directoryObjects`;
      return ok({
        '@odata.context': context,
        value: found.map(DIRECTORY_OBJECT.visible as NonNullable<Shape['visible']>),
      });
    }),

    route('GET', known('directoryObjects'), ENTITY, (request) => {
      access.toReadObjects(request);
      const [object] = directoryObjectsOf(azure, access, request, [request.params.id]);
      if (!object) throw notFound(request.params.id);
      return ok(entity(azure, DIRECTORY_OBJECT, request, object));
    }),
  ];
}

/**
 * The objects with these IDs, as a caller may see them: of a type that it has no permission for, the ID and the type.
 * https://learn.microsoft.com/graph/permissions-overview#limited-information-returned-for-inaccessible-member-objects
 */
export function directoryObjectsOf(azure: Azure, access: GraphAccess, request: ApiRequest, ids: string[]) {
  return ids
    .flatMap((id) => directoryObject(azure, id.toLowerCase()) ?? [])
    .map((object) => (access.mayRead(request, object['@odata.type']) ? object : limited(object)));
}

/** What shows of all properties is their names. */
function limited<T extends { id: string; '@odata.type': string }>(object: T): T {
  const { id, '@odata.type': type } = object;
  return { ...Object.fromEntries(Object.keys(object).map((name) => [name, null])), '@odata.type': type, id } as T;
}

/** The object with this ID, with its type. */
export function directoryObject(azure: Azure, id: string) {
  const { servicePrincipals, applications, users, groups } = azure.store.state;
  const [principal, application] = [servicePrincipals[id], applications[id]];
  if (users[id]) return { '@odata.type': '#microsoft.graph.user', ...shownUser(users[id]) };
  if (groups[id]) return { '@odata.type': '#microsoft.graph.group', ...shownGroup(groups[id]) };
  if (principal) {
    return { '@odata.type': '#microsoft.graph.servicePrincipal', ...shownServicePrincipal(azure, principal) };
  }
  return application && { '@odata.type': '#microsoft.graph.application', ...shownApplication(application) };
}
