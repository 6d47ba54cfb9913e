import { z } from 'zod';
import type { Azure } from '../azure';
import { allowQuery, noContent, ok, parseBody } from '../transport/request';
import type { Router } from '../transport/router';
import { badRequest, type GraphAccess, notFound } from './access';
import { findApplication } from './applications';
import { equality, referenced } from './odata';
import { findServicePrincipal } from './service-principals';

const REFERENCE = z.strictObject({ '@odata.id': z.string() });

/** The owners of applications and of service principals. */
export function owners(router: Router, azure: Azure, access: GraphAccess): void {
  const kinds = { applications: findApplication, servicePrincipals: findServicePrincipal };

  for (const [kind, find] of Object.entries(kinds)) {
    router.on('GET', `/:version/${kind}/:id/owners`, (request) => {
      allowQuery(request, ['$filter'], badRequest);
      access.toRead(request);
      const { owners: all } = find(azure, request.params.id);
      const { $filter } = request.query;
      const shown = $filter ? all.filter((id) => id === equality($filter, ['id']).value) : all;
      return ok({ value: shown.map((id) => ({ '@odata.type': '#microsoft.graph.servicePrincipal', id })) });
    });

    router.on('POST', `/v1.0/${kind}/:id/owners/$ref`, (request) => {
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
    });

    router.on('DELETE', `/v1.0/${kind}/:id/owners/:owner/$ref`, (request) => {
      const owned = find(azure, request.params.id);
      access.toWrite(request, owned);
      if (!owned.owners.includes(request.params.owner)) throw notFound(request.params.owner);
      owned.owners = owned.owners.filter((id) => id !== request.params.owner);
      return noContent();
    });
  }
}
