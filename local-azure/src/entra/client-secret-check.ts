import type { Application } from '../store/model';
import { invalidClient } from './refusal';
import { isSecret } from './secret';

/** The secret is one of the application's, and has not expired. */
export function checkSecret({ appId, passwordCredentials }: Application, secret: string): void {
  const credential = passwordCredentials.find(({ hash }) => isSecret(secret, hash));
  if (!credential) throw invalidClient(7000215, `Invalid client secret provided for app '${appId}'.`);
  if (Date.parse(credential.endDateTime) <= Date.now()) {
    throw invalidClient(7000222, `The provided client secret keys for app '${appId}' are expired.`);
  }
}
