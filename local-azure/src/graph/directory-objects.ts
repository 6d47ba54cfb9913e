import { z } from 'zod';
import type { Azure } from '../azure';
import { ok } from '../http/request';
import { type Route, route } from '../http/router';
import type { GraphAccess } from './access';
import { complex, read } from './body';
import type { Shape } from './odata/shape';
import { APPLICATION, shownApplication } from './shown-application';
import { SERVICE_PRINCIPAL, shownServicePrincipal } from './shown-service-principal';

const BY_IDS = complex({ ids: z.array(z.guid()).max(1000), types: z.array(z.string()).optional() });

/** Objects of whichever type. Queries see what they all have, and what clients select of owners. */
export const DIRECTORY_OBJECT: Shape = {
  type: 'directoryObject',
  set: 'directoryObjects',
  properties: { ...APPLICATION.properties, ...SERVICE_PRINCIPAL.properties },
  filterable: { id: 'string', appId: 'string', displayName: 'string' },
};

/** https://learn.microsoft.com/graph/api/directoryobject-getbyids: how the Azure CLI finds out what an object ID stands for. */
export function directoryObjects(azure: Azure, access: GraphAccess): Route[] {
  return [
    route('POST', '/v1.0/directoryObjects/getByIds', [], (request) => {
      access.toRead(request);
      const { ids, types } = read(BY_IDS, request, DIRECTORY_OBJECT);
      const wanted = types?.map((type) => type.toLowerCase()) ?? ['directoryobject'];
      const isWanted = (type: string) =>
        wanted.includes('directoryobject') || wanted.some((one) => `#microsoft.graph.${one}` === type.toLowerCase());
      const found = ids.flatMap((id) => directoryObject(azure, id.toLowerCase()) ?? []);
      const context = `${azure.origin}/v1.0/$metadata#directoryObjects`;
      return ok({ '@odata.context': context, value: found.filter((object) => isWanted(object['@odata.type'])) });
    }),
  ];
}

/** The object with this ID, with its type. */
export function directoryObject(azure: Azure, id: string) {
  const { servicePrincipals, applications } = azure.store.state;
  const [principal, application] = [servicePrincipals[id], applications[id]];
  if (principal) {
    return { '@odata.type': '#microsoft.graph.servicePrincipal', ...shownServicePrincipal(azure, principal) };
  }
  return application && { '@odata.type': '#microsoft.graph.application', ...shownApplication(application) };
}
