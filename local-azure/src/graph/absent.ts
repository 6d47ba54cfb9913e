import { absentRoute, type Route } from '../http/router';
import { notImplemented } from './errors';
import { all } from './paths';

/** Functions of collections, which look like IDs of objects. All else that is absent has a path of its own. */
export function absentFunctions(): Route[] {
  return ['applications', 'servicePrincipals', 'users', 'groups', 'oauth2PermissionGrants', 'directoryObjects'].map(
    (set) =>
      absentRoute('GET', all(set, '/delta'), ({ method, path }) => {
        throw notImplemented(`${method} ${path}`);
      }),
  );
}
