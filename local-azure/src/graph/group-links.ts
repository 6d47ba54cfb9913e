import type { Azure } from '../azure';
import { groupsOf } from '../entra/principals';
import { noContent } from '../http/request';
import { type Route, route } from '../http/router';
import type { Group } from '../store/model';
import type { GraphAccess } from './access';
import { read } from './body';
import { DIRECTORY_OBJECT, directoryObjectsOf } from './directory-objects';
import { badRequest, notFound, referenceExists } from './errors';
import { addMember, findGroup } from './groups';
import { LIST, list } from './odata/answers';
import { REFERENCE } from './owners';
import { known } from './paths';
import { OWNERS, referenced } from './references';

/** Who is in a group, and who owns it. */
export function groupLinks(azure: Azure, access: GraphAccess): Route[] {
  const shown = (tail: string, ids: (group: Group) => string[]) =>
    route('GET', known('groups', tail), LIST, (request) => {
      const group = findGroup(azure, request.params.id);
      access.toReadGroup(request, group);
      return list(azure, DIRECTORY_OBJECT, request, directoryObjectsOf(azure, access, request, ids(group)));
    });

  return [
    shown('/members', ({ members }) => members),
    shown('/transitiveMembers', (group) => everyMember(azure, group)),
    shown('/owners', ({ owners }) => owners),

    route('POST', known('groups', '/members/$ref'), [], (request) => {
      const group = findGroup(azure, request.params.id);
      access.toWriteMembers(request, group);
      addMember(azure, group, read(REFERENCE, request, DIRECTORY_OBJECT)['@odata.id']);
      return noContent();
    }),

    route('DELETE', known('groups', '/members/:member/$ref'), [], (request) => {
      const group = findGroup(azure, request.params.id);
      access.toWriteMembers(request, group);
      group.members = without(group.members, request.params.member);
      return noContent();
    }),

    route('POST', known('groups', '/owners/$ref'), [], (request) => {
      const group = findGroup(azure, request.params.id);
      access.toWriteGroup(request, group);
      const id = referenced(azure, read(REFERENCE, request, DIRECTORY_OBJECT)['@odata.id'], OWNERS);
      if (group.owners.includes(id)) throw referenceExists('owners');
      group.owners.push(id);
      return noContent();
    }),

    route('DELETE', known('groups', '/owners/:owner/$ref'), [], (request) => {
      const group = findGroup(azure, request.params.id);
      access.toWriteGroup(request, group);
      const owners = without(group.owners, request.params.owner);
      // https://learn.microsoft.com/graph/api/group-delete-owners
      if (owners.length === 0) {
        throw badRequest('The group must have at least one owner, hence this owner cannot be removed.');
      }
      group.owners = owners;
      return noContent();
    }),
  ];
}

function without(ids: string[], id: string): string[] {
  if (!ids.includes(id.toLowerCase())) throw notFound(id);
  return ids.filter((one) => one !== id.toLowerCase());
}

/** Those in its groups, too. */
function everyMember(azure: Azure, group: Group): string[] {
  const { users, groups, servicePrincipals } = azure.store.state;
  const ids = [users, groups, servicePrincipals].flatMap((table) => Object.keys(table));
  return ids.filter((id) => groupsOf(azure, id).includes(group.id));
}
