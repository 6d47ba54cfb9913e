import type { Azure } from '../azure';
import type { PrincipalType, User } from '../store/model';

/** What an object ID stands for; nothing if there is no such principal. */
export function principalType({ store }: Azure, id: string): PrincipalType | undefined {
  const { users, groups, servicePrincipals } = store.state;
  if (users[id]) return 'User';
  if (groups[id]) return 'Group';
  return servicePrincipals[id] && 'ServicePrincipal';
}

/** The groups that a principal is in, also through other groups. A group may be in itself by way of others. */
export function groupsOf({ store }: Azure, id: string): string[] {
  const groups = Object.values(store.state.groups);
  const found = new Set<string>();
  const pending = [id];
  for (let member = pending.pop(); member; member = pending.pop()) {
    for (const group of groups) {
      if (!group.members.includes(member) || found.has(group.id)) continue;
      found.add(group.id);
      pending.push(group.id);
    }
  }
  return [...found];
}

/** By user principal name, in whatever letter case. */
export function findUser({ store }: Azure, userPrincipalName: string): User | undefined {
  const wanted = userPrincipalName.toLowerCase();
  return Object.values(store.state.users).find((user) => user.userPrincipalName.toLowerCase() === wanted);
}
