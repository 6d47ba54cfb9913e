import { z } from 'zod';
import type { Azure } from '../azure';
import { noContent } from '../http/request';
import { type Route, route } from '../http/router';
import type { GraphAccess } from './access';
import { findApplication } from './applications';
import { complex, read } from './body';
import { DIRECTORY_OBJECT, directoryObject } from './directory-objects';
import { notFound, referenceExists } from './errors';
import { LIST, list } from './odata/answers';
import { changed, one } from './paths';
import { OWNERS, referenced } from './references';
import { findServicePrincipal } from './service-principals';

export const REFERENCE = complex({ '@odata.id': z.string() });

/** The owners of applications and of service principals. */
export function owners(azure: Azure, access: GraphAccess): Route[] {
  const kinds = { applications: findApplication, servicePrincipals: findServicePrincipal };

  return Object.entries(kinds).flatMap(([kind, find]) => [
    route('GET', one(kind, '/owners'), LIST, (request) => {
      access.toRead(request);
      const { owners: ids } = find(azure, request.params);
      const shown = ids.flatMap((id) => directoryObject(azure, id) ?? []);
      return list(azure, DIRECTORY_OBJECT, request, shown);
    }),

    route('POST', changed(kind, '/owners/$ref'), [], (request) => {
      const owned = find(azure, request.params);
      access.toAddOwner(request);
      const id = referenced(azure, read(REFERENCE, request, DIRECTORY_OBJECT)['@odata.id'], OWNERS);
      if (owned.owners.includes(id)) {
        throw referenceExists('owners');
      }
      owned.owners.push(id);
      return noContent();
    }),

    route('DELETE', changed(kind, '/owners/:owner/$ref'), [], (request) => {
      const owned = find(azure, request.params);
      access.toWrite(request, owned);
      const owner = request.params.owner.toLowerCase();
      if (!owned.owners.includes(owner)) throw notFound(owner);
      owned.owners = owned.owners.filter((id) => id !== owner);
      return noContent();
    }),
  ]);
}
