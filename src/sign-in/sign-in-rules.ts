import { type Problem, problem } from '../validation/problem';
import { type Rule, reading } from '../validation/struct';
import { type NamedPrincipals, namedPrincipals } from './named-principals-rules';

/** Those who may sign in. Entra ID lets service principals be assigned, too, which do not sign in through an application. */
export const USERS_AND_GROUPS = namedPrincipals<unknown>(
  {
    code: 'users-and-groups-type',
    types: ['User', 'Group'],
    what: 'a user or a group',
    fix: 'remove it: an application that signs in as itself is not asked for an assignment',
  },
  'leave it out to let every user of the tenant sign in',
);

const USERS = namedPrincipals<unknown>(
  {
    code: 'consent-users-type',
    types: ['User'],
    what: 'a user',
    fix: 'name the users, or set grantAdminConsent for everyone: Entra ID keeps no consent for groups',
  },
  'leave it out, and users are asked when they sign in',
);

export const CONSENT_USERS: Rule<NamedPrincipals | undefined, { readonly grantAdminConsent?: boolean }> = reading(
  (prop, users, root) => [...USERS(prop, users, root), ...(users === undefined ? [] : everyoneProblems(prop, root))],
  USERS.read,
);

function everyoneProblems(prop: string, { grantAdminConsent }: { readonly grantAdminConsent?: boolean }): Problem[] {
  if (grantAdminConsent !== true) return [];
  return [
    problem(
      'consent-users-everyone',
      prop,
      'is not needed beside grantAdminConsent, which is for everyone',
      'remove one of the two',
    ),
  ];
}
