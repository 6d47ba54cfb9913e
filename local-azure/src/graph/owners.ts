import { z } from 'zod';
import type { Azure } from '../azure';
import { noContent, ok, parseBody } from '../http/request';
import { ANY_QUERY, type Route, route } from '../http/router';
import type { GraphAccess } from './access';
import { findApplication } from './applications';
import { badRequest, notFound } from './errors';
import { equality, referenced } from './odata';
import { findServicePrincipal } from './service-principals';

const REFERENCE = z.strictObject({ '@odata.id': z.string() });

/** The owners of applications and of service principals. */
export function owners(azure: Azure, access: GraphAccess): Route[] {
  const kinds = { applications: findApplication, servicePrincipals: findServicePrincipal };

  return Object.entries(kinds).flatMap(([kind, find]) => [
    route('GET', `/:version/${kind}/:id/owners`, ['$filter'], (request) => {
      access.toRead(request);
      const { owners: all } = find(azure, request.params.id);
      const { $filter } = request.query;
      const shown = $filter ? all.filter((id) => id === equality($filter, ['id']).value) : all;
      return ok({ value: shown.map((id) => ({ '@odata.type': '#microsoft.graph.servicePrincipal', id })) });
    }),

    route('POST', `/v1.0/${kind}/:id/owners/$ref`, ANY_QUERY, (request) => {
      const owned = find(azure, request.params.id);
      access.toAddOwner(request);
      const id = referenced(parseBody(REFERENCE, request, badRequest)['@odata.id']);
      if (owned.owners.includes(id)) {
        throw badRequest(
          "One or more added object references already exist for the following modified properties: 'owners'.",
        );
      }
      owned.owners.push(id);
      return noContent();
    }),

    route('DELETE', `/v1.0/${kind}/:id/owners/:owner/$ref`, ANY_QUERY, (request) => {
      const owned = find(azure, request.params.id);
      access.toWrite(request, owned);
      if (!owned.owners.includes(request.params.owner)) throw notFound(request.params.owner);
      owned.owners = owned.owners.filter((id) => id !== request.params.owner);
      return noContent();
    }),
  ]);
}
