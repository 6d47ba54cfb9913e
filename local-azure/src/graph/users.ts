import { randomUUID } from 'node:crypto';
import type { Azure } from '../azure';
import { hashPassword } from '../entra/password';
import { findUser } from '../entra/principals';
import { created, noContent, ok } from '../http/request';
import { type Route, route } from '../http/router';
import type { User } from '../store/model';
import type { GraphAccess } from './access';
import { read } from './body';
import { notFound, onlyForPeople } from './errors';
import { forgetPrincipal } from './forget-principal';
import { COUNT, count, ENTITY, entity, LIST, list } from './odata/answers';
import { all, known } from './paths';
import { shownUser, USER } from './shown-user';
import { checkComplete, checkPassword, checkPrincipalName } from './user-rules';
import { SET_BY_ENTRA, WRITABLE, type WritableUser } from './user-schema';

const SET = 'users';

/** People. */
export function users(azure: Azure, access: GraphAccess): Route[] {
  const { users: table } = azure.store.state;
  const shown = () => Object.values(table).map(shownUser);

  return [
    route('GET', ['/v1.0/me', '/beta/me'], ENTITY, (request) => {
      const user = table[request.caller.oid];
      if (!user) throw onlyForPeople();
      access.toReadUser(request, user.id);
      return ok(entity(azure, USER, request, shownUser(user)));
    }),

    route('GET', all(SET), LIST, (request) => {
      access.toReadUsers(request);
      return list(azure, USER, request, shown());
    }),

    route('GET', all(SET, '/$count'), COUNT, (request) => {
      access.toReadUsers(request);
      return count(USER, request, shown());
    }),

    route('POST', all(SET), [], (request) => {
      access.toWriteUser(request);
      const wanted = read(WRITABLE, request, USER, SET_BY_ENTRA);
      checkComplete(wanted);
      const user = merged(azure, blankUser(), wanted);
      table[user.id] = user;
      return created(entity(azure, USER, request, shownUser(user)));
    }),

    route('GET', known(SET), ENTITY, (request) => {
      const user = foundUser(azure, request.params.id);
      access.toReadUser(request, user.id);
      return ok(entity(azure, USER, request, shownUser(user)));
    }),

    route('PATCH', known(SET), [], (request) => {
      access.toWriteUser(request);
      const user = foundUser(azure, request.params.id);
      const wanted = read(WRITABLE, request, USER, SET_BY_ENTRA);
      if (wanted.passwordProfile) access.toSetPassword(request);
      table[user.id] = merged(azure, structuredClone(user), wanted);
      return noContent();
    }),

    route('DELETE', known(SET), [], (request) => {
      access.toDeleteUser(request);
      const { id } = foundUser(azure, request.params.id);
      delete table[id];
      forgetPrincipal(azure, id);
      return noContent();
    }),

    // No user has a manager here. azuread asks each time.
    route('GET', known(SET, '/manager'), ENTITY, (request) => {
      access.toReadUsers(request);
      const { id } = foundUser(azure, request.params.id);
      throw notFound(`manager of ${id}`);
    }),
  ];
}

/** By object ID or by user principal name. */
export function foundUser(azure: Azure, key: string): User {
  const user = azure.store.state.users[key.toLowerCase()] ?? findUser(azure, key);
  if (!user) throw notFound(key);
  return user;
}

function blankUser(): User {
  return {
    id: randomUUID(),
    userPrincipalName: '',
    displayName: '',
    mailNickname: '',
    accountEnabled: true,
    userType: 'Member',
    createdDateTime: new Date().toISOString(),
    passwordHash: '',
    other: {},
  };
}

function merged(azure: Azure, user: User, wanted: WritableUser): User {
  const { '@odata.type': _type, id: _id, passwordProfile, ...properties } = wanted;
  const { userPrincipalName, displayName, mailNickname, accountEnabled, userType, ...other } = properties;
  if (userPrincipalName !== undefined) checkPrincipalName(azure, userPrincipalName, user.id);
  Object.assign(user.other, other);
  const own = { userPrincipalName, displayName, mailNickname, accountEnabled, userType };
  Object.assign(user, Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)));
  if (passwordProfile?.password !== undefined) {
    checkPassword(passwordProfile.password, user.other.passwordPolicies);
    user.passwordHash = hashPassword(passwordProfile.password);
  }
  return user;
}
