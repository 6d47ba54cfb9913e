import type { Azure } from '../azure';
import { findUser } from '../entra/principals';
import { TENANT_DOMAIN } from '../entra/tenant';
import { invalidValue, unverifiedDomain, valueInUse, valueRequired, weakPassword } from './errors';
import { REQUIRED, type WritableUser } from './user-schema';

/** The characters that https://learn.microsoft.com/entra/identity/hybrid/connect/plan-connect-userprincipalname lists. */
const LOCAL_PART = /^(?!\.)[A-Za-z0-9'.\-_!#^~]{1,64}(?<!\.)$/;

/** What a new person must have. */
export function checkComplete(wanted: WritableUser): void {
  for (const property of REQUIRED) {
    if (wanted[property] === undefined) throw valueRequired(property, 'User');
  }
  if (!wanted.passwordProfile?.password) throw valueRequired('passwordProfile.password', 'User');
}

/** @param id the person that already has the name, if one does */
export function checkPrincipalName(azure: Azure, name: string, id?: string): void {
  const [local, domain, ...rest] = name.split('@');
  if (domain === undefined || rest.length > 0 || !LOCAL_PART.test(local)) {
    throw invalidValue('userPrincipalName', 'User', 'It is <name>@<domain>.');
  }
  if (domain.toLowerCase() !== TENANT_DOMAIN) throw unverifiedDomain();
  const other = findUser(azure, name);
  if (other && other.id !== id) throw valueInUse('userPrincipalName');
}

/**
 * The rules of https://learn.microsoft.com/entra/identity/authentication/concept-password-ban-bad-combined-policy without the list
 * of banned passwords.
 *
 * @param policies `DisableStrongPassword` leaves the length only
 */
export function checkPassword(password: string, policies: unknown): void {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length;
  const needed = /\bDisableStrongPassword\b/i.test(String(policies)) ? 1 : 3;
  if (password.length < 8 || password.length > 256 || kinds < needed) throw weakPassword();
}
