import type { Application } from '../store/model';
import { secretExpired, wrongSecret } from './errors';
import { isSecret } from './secret';

/** The secret is one of the application's, and has not expired. */
export function checkSecret({ appId, passwordCredentials }: Application, secret: string): void {
  const credential = passwordCredentials.find(({ hash }) => isSecret(secret, hash));
  if (!credential) throw wrongSecret(appId);
  if (Date.parse(credential.endDateTime) <= Date.now()) throw secretExpired(appId);
}
