import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Azure } from '../azure';
import type { Application, FederatedIdentityCredential } from '../store/model';
import { refuse } from '../transport/problem';
import { created, noContent, ok, parseBody } from '../transport/request';
import type { Router } from '../transport/router';
import { badRequest, type GraphAccess, notFound } from './access';
import { findApplication } from './applications';

const MAX_PER_APPLICATION = 20;

const CHANGEABLE = {
  '@odata.type': z.string().optional(),
  issuer: z.string().min(1).max(600),
  subject: z.string().min(1).max(600),
  description: z.string().max(600).nullable().optional(),
  audiences: z.array(z.string().max(600)).length(1),
};
const CREATE = z.strictObject({ ...CHANGEABLE, name: z.string().regex(/^[A-Za-z0-9][\w-]{2,119}$/) });
const UPDATE = z.strictObject({ ...CHANGEABLE, id: z.guid().optional(), name: z.string().optional() }).partial();
const PATH = '/v1.0/applications/:id/federatedIdentityCredentials';

/** Whom else's tokens an application signs in with. */
export function federatedCredentials(router: Router, azure: Azure, access: GraphAccess): void {
  router.on('GET', PATH, (request) => {
    access.toRead(request);
    return ok({ value: findApplication(azure, request.params.id).federatedIdentityCredentials });
  });

  router.on('POST', PATH, (request) => {
    const application = findApplication(azure, request.params.id);
    access.toWrite(request, application);
    const { '@odata.type': _, description = null, ...wanted } = parseBody(CREATE, request, badRequest);
    const credential = { id: randomUUID(), ...wanted, description };
    checkUnique(application, credential);
    if (application.federatedIdentityCredentials.length >= MAX_PER_APPLICATION) {
      throw badRequest(`An application has at most ${MAX_PER_APPLICATION} federated identity credentials.`);
    }
    application.federatedIdentityCredentials.push(credential);
    return created(credential);
  });

  router.on('GET', `${PATH}/:credential`, (request) => {
    access.toRead(request);
    return ok(find(findApplication(azure, request.params.id), request.params.credential));
  });

  router.on('PATCH', `${PATH}/:credential`, (request) => {
    const application = findApplication(azure, request.params.id);
    access.toWrite(request, application);
    const credential = find(application, request.params.credential);
    const { '@odata.type': _, id: __, name: ___, ...change } = parseBody(UPDATE, request, badRequest);
    checkUnique(application, { ...credential, ...change });
    Object.assign(credential, change);
    return noContent();
  });

  router.on('DELETE', `${PATH}/:credential`, (request) => {
    const application = findApplication(azure, request.params.id);
    access.toWrite(request, application);
    const { id } = find(application, request.params.credential);
    application.federatedIdentityCredentials = application.federatedIdentityCredentials.filter((one) => one.id !== id);
    return noContent();
  });
}

function find({ federatedIdentityCredentials }: Application, id: string): FederatedIdentityCredential {
  const credential = federatedIdentityCredentials.find((candidate) => candidate.id === id);
  if (!credential) throw notFound(id);
  return credential;
}

function checkUnique({ federatedIdentityCredentials }: Application, credential: FederatedIdentityCredential): void {
  const others = federatedIdentityCredentials.filter(({ id }) => id !== credential.id);
  const same = others.some(
    ({ name, issuer, subject }) =>
      name === credential.name || (issuer === credential.issuer && subject === credential.subject),
  );
  if (same) {
    throw refuse(
      409,
      'Request_MultipleObjectsWithSameKeyValue',
      'A federated identity credential with this name, or with this issuer and subject, already exists.',
    );
  }
}
