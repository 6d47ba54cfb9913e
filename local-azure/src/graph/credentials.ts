import type { KeyCredential, PasswordCredential } from '../store/model';

/** A secret as it is shown ever after: without its value. */
export const shownPassword = ({ hash: _hash, ...credential }: PasswordCredential) => ({
  customKeyIdentifier: null,
  ...credential,
  secretText: null,
});

/** A certificate without the certificate. */
export const shownKey = (credential: KeyCredential) => ({ ...credential, key: null });

/** Whole seconds without a fraction, as Microsoft Graph writes them: the provider compares the text. */
export function timeText(time: Date): string {
  return time.toISOString().replace('.000Z', 'Z');
}
