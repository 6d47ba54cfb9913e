import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Azure } from '../azure';
import { hashSecret, makeSecret } from '../entra/secret';
import { noContent, ok, parseBody } from '../http/request';
import { ANY_QUERY, type Route, route } from '../http/router';
import type { GraphAccess } from './access';
import { findApplication } from './applications';
import { badRequest } from './errors';

const ADD = z.strictObject({
  passwordCredential: z
    .strictObject({
      '@odata.type': z.string().optional(),
      displayName: z.string().nullable().optional(),
      startDateTime: z.iso.datetime({ offset: true }).optional(),
      endDateTime: z.iso.datetime({ offset: true }).optional(),
    })
    .optional(),
});
const REMOVE = z.strictObject({ keyId: z.guid() });

/** The default of the API; the portal and the library ask for less. */
const DEFAULT_YEARS = 2;

export function passwords(azure: Azure, access: GraphAccess): Route[] {
  return [
    route('POST', '/v1.0/applications/:id/addPassword', ANY_QUERY, (request) => {
      const application = findApplication(azure, request.params.id);
      access.toWrite(request, application);
      const { passwordCredential = {} } = parseBody(ADD, request, badRequest);
      const start = new Date(passwordCredential.startDateTime ?? Date.now());
      const end = new Date(
        passwordCredential.endDateTime ?? new Date(start).setFullYear(start.getFullYear() + DEFAULT_YEARS),
      );
      if (end <= start) throw badRequest('The end date of a credential must be after its start date.');

      const secretText = makeSecret();
      const credential = {
        keyId: randomUUID(),
        displayName: passwordCredential.displayName ?? null,
        hint: secretText.slice(0, 3),
        startDateTime: timeText(start),
        endDateTime: timeText(end),
      };
      application.passwordCredentials.push({ ...credential, hash: hashSecret(secretText) });
      return ok({ ...credential, secretText }); // the only time that it is shown
    }),

    route('POST', '/v1.0/applications/:id/removePassword', ANY_QUERY, (request) => {
      const application = findApplication(azure, request.params.id);
      access.toWrite(request, application);
      const { keyId } = parseBody(REMOVE, request, badRequest);
      if (!application.passwordCredentials.some((credential) => credential.keyId === keyId)) {
        throw badRequest(`No password credential found with keyId '${keyId}'.`);
      }
      application.passwordCredentials = application.passwordCredentials.filter(
        (credential) => credential.keyId !== keyId,
      );
      return noContent();
    }),
  ];
}

/** Whole seconds without a fraction, as Microsoft Graph writes them: the provider compares the text. */
function timeText(time: Date): string {
  return time.toISOString().replace('.000Z', 'Z');
}
