import { randomUUID } from 'node:crypto';
import type { Azure } from '../azure';
import { created, noContent, ok } from '../http/request';
import { type Route, route } from '../http/router';
import type { Group } from '../store/model';
import type { GraphAccess } from './access';
import { read } from './body';
import { notFound, referenceExists, valueRequired } from './errors';
import { forgetPrincipal } from './forget-principal';
import { CREATE, checkGroup, REQUIRED, SET_BY_ENTRA, UPDATE, type WritableGroup } from './group-schema';
import { COUNT, count, ENTITY, entity, LIST, list } from './odata/answers';
import { all, known } from './paths';
import { MEMBERS, OWNERS, referenced } from './references';
import { GROUP, shownGroup } from './shown-group';

const SET = 'groups';

/** Security groups. */
export function groups(azure: Azure, access: GraphAccess): Route[] {
  const { groups: table } = azure.store.state;
  const shown = () => Object.values(table).map(shownGroup);

  return [
    route('GET', all(SET), LIST, (request) => {
      access.toReadGroups(request);
      return list(azure, GROUP, request, shown());
    }),

    route('GET', all(SET, '/$count'), COUNT, (request) => {
      access.toReadGroups(request);
      return count(GROUP, request, shown());
    }),

    route('POST', all(SET), [], (request) => {
      access.toCreateGroup(request);
      const { 'owners@odata.bind': owners = [], ...wanted } = read(CREATE, request, GROUP, SET_BY_ENTRA);
      for (const property of REQUIRED) if (wanted[property] === undefined) throw valueRequired(property, 'Group');
      const group = merged(azure, blankGroup(), wanted);
      // A person owns what they make. An application does not, unless it says so.
      const named = [...new Set(owners.map((owner) => referenced(azure, owner, OWNERS)))];
      group.owners = named.length === 0 && azure.store.state.users[request.caller.oid] ? [request.caller.oid] : named;
      table[group.id] = group;
      return created(entity(azure, GROUP, request, shownGroup(group)));
    }),

    route('GET', known(SET), ENTITY, (request) => {
      const group = findGroup(azure, request.params.id);
      access.toReadGroup(request, group);
      return ok(entity(azure, GROUP, request, shownGroup(group)));
    }),

    route('PATCH', known(SET), [], (request) => {
      const group = findGroup(azure, request.params.id);
      access.toWriteGroup(request, group);
      table[group.id] = merged(azure, structuredClone(group), read(UPDATE, request, GROUP, SET_BY_ENTRA));
      return noContent();
    }),

    route('DELETE', known(SET), [], (request) => {
      const group = findGroup(azure, request.params.id);
      access.toDeleteGroup(request, group);
      delete table[group.id];
      forgetPrincipal(azure, group.id);
      return noContent();
    }),
  ];
}

export function findGroup({ store }: Azure, id: string): Group {
  const group = store.state.groups[id.toLowerCase()];
  if (!group) throw notFound(id);
  return group;
}

/** Adds to a group what a request refers to. */
export function addMember(azure: Azure, group: Group, reference: string): void {
  const id = referenced(azure, reference, MEMBERS);
  if (id === group.id || group.members.includes(id)) throw referenceExists('members');
  group.members.push(id);
}

function blankGroup(): Group {
  return {
    id: randomUUID(),
    displayName: '',
    mailNickname: '',
    mailEnabled: false,
    securityEnabled: true,
    createdDateTime: new Date().toISOString(),
    members: [],
    owners: [],
    other: {},
  };
}

function merged(azure: Azure, group: Group, wanted: WritableGroup): Group {
  const { '@odata.type': _type, id: _id, 'members@odata.bind': members = [], ...properties } = wanted;
  const { displayName, mailNickname, mailEnabled, securityEnabled, ...other } = properties;
  Object.assign(group.other, other);
  const own = { displayName, mailNickname, mailEnabled, securityEnabled };
  Object.assign(group, Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)));
  checkGroup(group);
  for (const member of members) addMember(azure, group, member);
  return group;
}
