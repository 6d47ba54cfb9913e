import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Azure } from '../azure';
import { hashSecret, makeSecret } from '../entra/secret';
import { noContent, ok } from '../http/request';
import { type Route, route } from '../http/router';
import type { GraphAccess } from './access';
import { findApplication } from './applications';
import { complex, read } from './body';
import { shownPassword, timeText } from './credentials';
import { badRequest } from './errors';
import type { Shape } from './odata/shape';
import { changed } from './paths';
import { findServicePrincipal } from './service-principals';

const SHAPE: Shape = {
  type: 'passwordCredential',
  set: 'passwordCredentials',
  properties: { passwordCredential: null, keyId: null },
  filterable: {},
};

const time = z.iso.datetime({ offset: true }).nullable().optional();
const ADD = complex({
  passwordCredential: complex({
    displayName: z.string().max(256).nullable().optional(),
    startDateTime: time,
    endDateTime: time,
  })
    .nullable()
    .optional(),
});
const REMOVE = complex({ keyId: z.guid() });

/** The default of the API; the portal and the library ask for less. */
const DEFAULT_YEARS = 2;

/** Secrets of an application; and of a service principal, with which it signs in as well. */
export function passwords(azure: Azure, access: GraphAccess): Route[] {
  const kinds = { applications: findApplication, servicePrincipals: findServicePrincipal };

  return Object.entries(kinds).flatMap(([kind, find]) => [
    route('POST', changed(kind, '/addPassword'), [], (request) => {
      const owner = find(azure, request.params);
      access.toWrite(request, owner);
      const { displayName, startDateTime, endDateTime } = read(ADD, request, SHAPE).passwordCredential ?? {};
      const start = new Date(startDateTime ?? Date.now());
      const end = new Date(endDateTime ?? new Date(start).setFullYear(start.getFullYear() + DEFAULT_YEARS));
      if (end <= start) throw badRequest('The end date of a credential must be after its start date.');

      const secretText = makeSecret();
      const credential = {
        keyId: randomUUID(),
        displayName: displayName ?? null,
        hint: secretText.slice(0, 3),
        startDateTime: timeText(start),
        endDateTime: timeText(end),
        hash: hashSecret(secretText),
      };
      owner.passwordCredentials = [...(owner.passwordCredentials ?? []), credential];
      const context = `${azure.origin}/v1.0/$metadata#microsoft.graph.passwordCredential`;
      return ok({ '@odata.context': context, ...shownPassword(credential), secretText }); // the only time that it is shown
    }),

    route('POST', changed(kind, '/removePassword'), [], (request) => {
      const owner = find(azure, request.params);
      access.toWrite(request, owner);
      const keyId = read(REMOVE, request, SHAPE).keyId.toLowerCase();
      const credentials = owner.passwordCredentials ?? [];
      const kept = credentials.filter((credential) => credential.keyId !== keyId);
      if (kept.length === credentials.length) throw badRequest(`No password credential found with keyId '${keyId}'.`);
      owner.passwordCredentials = kept;
      return noContent();
    }),
  ]);
}
