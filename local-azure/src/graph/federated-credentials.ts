import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Azure } from '../azure';
import { created, noContent, ok, parseBody } from '../http/request';
import { ANY_QUERY, type Route, route } from '../http/router';
import type { Application, FederatedIdentityCredential } from '../store/model';
import type { GraphAccess } from './access';
import { findApplication } from './applications';
import { alreadyExists, badRequest, notFound } from './errors';

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
export function federatedCredentials(azure: Azure, access: GraphAccess): Route[] {
  return [
    route('GET', PATH, ANY_QUERY, (request) => {
      access.toRead(request);
      return ok({ value: findApplication(azure, request.params.id).federatedIdentityCredentials });
    }),

    route('POST', PATH, ANY_QUERY, (request) => {
      const application = findApplication(azure, request.params.id);
      access.toWrite(request, application);
      const { '@odata.type': _type, description = null, ...wanted } = parseBody(CREATE, request, badRequest);
      const credential = { id: randomUUID(), ...wanted, description };
      checkUnique(application, credential);
      if (application.federatedIdentityCredentials.length >= MAX_PER_APPLICATION) {
        throw badRequest(`An application has at most ${MAX_PER_APPLICATION} federated identity credentials.`);
      }
      application.federatedIdentityCredentials.push(credential);
      return created(credential);
    }),

    route('GET', `${PATH}/:credential`, ANY_QUERY, (request) => {
      access.toRead(request);
      return ok(find(findApplication(azure, request.params.id), request.params.credential));
    }),

    route('PATCH', `${PATH}/:credential`, ANY_QUERY, (request) => {
      const application = findApplication(azure, request.params.id);
      access.toWrite(request, application);
      const credential = find(application, request.params.credential);
      const { '@odata.type': _type, id: _id, name: _name, ...change } = parseBody(UPDATE, request, badRequest);
      checkUnique(application, { ...credential, ...change });
      Object.assign(credential, change);
      return noContent();
    }),

    route('DELETE', `${PATH}/:credential`, ANY_QUERY, (request) => {
      const application = findApplication(azure, request.params.id);
      access.toWrite(request, application);
      const { id } = find(application, request.params.credential);
      application.federatedIdentityCredentials = application.federatedIdentityCredentials.filter(
        (one) => one.id !== id,
      );
      return noContent();
    }),
  ];
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
    throw alreadyExists(
      'A federated identity credential with this name, or with this issuer and subject, already exists.',
    );
  }
}
