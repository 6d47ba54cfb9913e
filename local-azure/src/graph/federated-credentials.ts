import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Azure } from '../azure';
import { created, noContent, ok } from '../http/request';
import { type Route, route } from '../http/router';
import type { Application, FederatedIdentityCredential } from '../store/model';
import type { GraphAccess } from './access';
import { findApplication } from './applications';
import { complex, read } from './body';
import { alreadyExists, badRequest, notFound } from './errors';
import { COUNT, count, ENTITY, entity, LIST, list } from './odata/answers';
import type { Shape } from './odata/shape';
import { changed, one } from './paths';

const MAX_PER_APPLICATION = 20;

const CHANGEABLE = {
  issuer: z.string().min(1).max(600),
  subject: z.string().min(1).max(600),
  description: z.string().max(600).nullable().optional(),
  audiences: z.array(z.string().max(600)).length(1),
};
const name = z.string().regex(/^[A-Za-z0-9][\w-]{2,119}$/, 'It is no name of 3 to 120 letters, digits, _ and -');
const CREATE = complex({ ...CHANGEABLE, id: z.guid().optional(), name });
const UPDATE = complex({ ...CHANGEABLE, id: z.guid(), name: z.string() }).partial();

const SHAPE: Shape = {
  type: 'federatedIdentityCredential',
  set: 'federatedIdentityCredentials',
  properties: { id: null, name: null, issuer: null, subject: null, description: null, audiences: [] },
  filterable: { id: 'string', name: 'string', issuer: 'string', subject: 'string' },
};

const ALL = '/federatedIdentityCredentials';
/** The name is a key as good as the ID: https://learn.microsoft.com/graph/api/federatedidentitycredential-get */
const ONE = [`${ALL}/:credential`, `${ALL}\\(name=':credential'\\)`, `${ALL}\\(':credential'\\)`];

/** Whom else's tokens an application signs in with. */
export function federatedCredentials(azure: Azure, access: GraphAccess): Route[] {
  const find = (params: Record<string, string>) => findApplication(azure, params);
  const shown = (params: Record<string, string>) =>
    find(params).federatedIdentityCredentials.map((credential) => ({ ...credential }));
  const toRead = ONE.flatMap((tail) => one('applications', tail));
  const toChange = ONE.flatMap((tail) => changed('applications', tail));

  return [
    route('GET', one('applications', ALL), LIST, (request) => {
      access.toRead(request);
      return list(azure, SHAPE, request, shown(request.params));
    }),

    route('GET', one('applications', `${ALL}/$count`), COUNT, (request) => {
      access.toRead(request);
      return count(SHAPE, request, shown(request.params));
    }),

    route('POST', changed('applications', ALL), [], (request) => {
      const application = find(request.params);
      access.toWrite(request, application);
      const { '@odata.type': _type, id: _id, description = null, ...wanted } = read(CREATE, request, SHAPE);
      const credential = { id: randomUUID(), ...wanted, description };
      checkUnique(application, credential);
      if (application.federatedIdentityCredentials.length >= MAX_PER_APPLICATION) {
        throw badRequest(`An application has at most ${MAX_PER_APPLICATION} federated identity credentials.`);
      }
      application.federatedIdentityCredentials.push(credential);
      return created(entity(azure, SHAPE, request, credential));
    }),

    route('GET', toRead, ENTITY, (request) => {
      access.toRead(request);
      const credential = findCredential(find(request.params), request.params.credential);
      return ok(entity(azure, SHAPE, request, { ...credential }));
    }),

    route('PATCH', toChange, [], (request) => {
      const application = find(request.params);
      access.toWrite(request, application);
      const credential = findCredential(application, request.params.credential);
      const { '@odata.type': _type, id: _id, name: _name, ...change } = read(UPDATE, request, SHAPE);
      checkUnique(application, { ...credential, ...change });
      Object.assign(credential, change);
      return noContent();
    }),

    route('DELETE', toChange, [], (request) => {
      const application = find(request.params);
      access.toWrite(request, application);
      const { id } = findCredential(application, request.params.credential);
      application.federatedIdentityCredentials = application.federatedIdentityCredentials.filter(
        (other) => other.id !== id,
      );
      return noContent();
    }),
  ];
}

function findCredential({ federatedIdentityCredentials: all }: Application, key: string): FederatedIdentityCredential {
  const credential = all.find(({ id }) => id === key.toLowerCase()) ?? all.find((one) => one.name === key);
  if (!credential) throw notFound(key);
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
