import { absentRoute, type Route } from '../http/router';
import { notImplemented } from './errors';

/** What Entra ID has for version 1 of its protocol. Clients read OAuth errors here, and no others. */
export function absentEndpoints(): Route[] {
  const absent = (method: string, path: string) =>
    absentRoute(method, path, (request) => {
      throw notImplemented(`${method} ${request.path}`);
    });
  return [
    ...['authorize', 'logout', 'token'].flatMap((name) => [
      absent('GET', `/:tenant/oauth2/${name}`),
      absent('POST', `/:tenant/oauth2/${name}`),
    ]),
    absent('POST', '/:tenant/oauth2/devicecode'),
  ];
}
