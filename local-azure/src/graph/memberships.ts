import { z } from 'zod';
import type { Azure } from '../azure';
import { groupsOf, principalType } from '../entra/principals';
import { type ApiRequest, ok } from '../http/request';
import { type Route, route } from '../http/router';
import type { GraphAccess } from './access';
import { complex, read } from './body';
import { DIRECTORY_OBJECT, directoryObjectsOf } from './directory-objects';
import { notFound, onlyForPeople } from './errors';
import { LIST, list } from './odata/answers';
import { known } from './paths';
import { foundUser } from './users';

const ALL = complex({ securityEnabledOnly: z.boolean().nullable().optional() });
const SOME = complex({ groupIds: z.array(z.guid()).max(20) });

/** The groups that a principal is in: https://learn.microsoft.com/graph/api/directoryobject-getmembergroups */
export function memberships(azure: Azure, access: GraphAccess): Route[] {
  const direct = (id: string) =>
    Object.values(azure.store.state.groups).flatMap((group) => (group.members.includes(id) ? group.id : []));
  const everywhere = (id: string) => groupsOf(azure, id);
  const shown = (tail: string, groups: (id: string) => string[]) =>
    route('GET', ofPrincipals(tail), LIST, (request) => {
      const id = principalIn(azure, request);
      access.toReadMemberships(request, id);
      return list(azure, DIRECTORY_OBJECT, request, directoryObjectsOf(azure, access, request, groups(id)));
    });
  const ids = (value: string[]) =>
    ok({ '@odata.context': `${azure.origin}/v1.0/$metadata#Collection(Edm.String)`, value });

  return [
    shown('/memberOf', direct),
    shown('/transitiveMemberOf', everywhere),
    route('POST', ofPrincipals('/getMemberGroups'), [], (request) => {
      const id = principalIn(azure, request);
      access.toReadMemberships(request, id);
      read(ALL, request, DIRECTORY_OBJECT);
      return ids(everywhere(id));
    }),
    route('POST', ofPrincipals('/checkMemberGroups'), [], (request) => {
      const id = principalIn(azure, request);
      access.toReadMemberships(request, id);
      const { groupIds } = read(SOME, request, DIRECTORY_OBJECT);
      const found = everywhere(id);
      return ids(groupIds.filter((group) => found.includes(group.toLowerCase())));
    }),
  ];
}

const ofPrincipals = (tail: string) => [
  `/v1.0/me${tail}`,
  `/beta/me${tail}`,
  ...['users', 'groups', 'servicePrincipals', 'directoryObjects'].flatMap((set) => known(set, tail)),
];

function principalIn(azure: Azure, { path, params: { id }, caller }: ApiRequest): string {
  if (!id) {
    if (!azure.store.state.users[caller.oid]) throw onlyForPeople();
    return caller.oid;
  }
  if (/^\/[^/]+\/users\b/i.test(path)) return foundUser(azure, id).id;
  if (!principalType(azure, id.toLowerCase())) throw notFound(id);
  return id.toLowerCase();
}
