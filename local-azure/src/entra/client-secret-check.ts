import type { PasswordCredential } from '../store/model';
import { secretExpired, wrongSecret } from './errors';
import { isSecret } from './secret';

/** The secret is one of the client's, and today is among its days. */
export function checkSecret(appId: string, credentials: PasswordCredential[], secret: string): void {
  const credential = credentials.find(({ hash }) => isSecret(secret, hash));
  if (!credential) throw wrongSecret(appId);
  const now = Date.now();
  if (Date.parse(credential.startDateTime) <= now && now < Date.parse(credential.endDateTime)) return;
  // Before its first day, too. No source has a code for that; of a certificate Entra ID then says that it is expired.
  throw secretExpired(appId);
}
