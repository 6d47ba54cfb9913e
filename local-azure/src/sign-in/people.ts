import type { Azure } from '../azure';
import { isPassword } from '../entra/password';
import { findUser } from '../entra/principals';
import type { User } from '../store/model';
import { accountLocked, noSuchUser, userDisabled, wrongPassword } from './errors';

/** Who a person was when they signed in. */
export interface SignedIn {
  readonly userId: string;
  /** A new password ends what the old one began. */
  readonly passwordHash: string;
}

export const signedIn = ({ id, passwordHash }: User): SignedIn => ({ userId: id, passwordHash });

/** The person, if they are there, enabled, and have the same password. */
export function stillSignedIn({ store }: Azure, { userId, passwordHash }: SignedIn): User | undefined {
  const user = store.state.users[userId];
  return user?.accountEnabled && user.passwordHash === passwordHash ? user : undefined;
}

/** As Entra ID does by default: https://learn.microsoft.com/entra/identity/authentication/howto-password-smart-lockout */
const ATTEMPTS = 10;
const LOCKED_MS = 60_000;

/** Checks passwords, and stops those who guess. */
export class PasswordChecks {
  /** By object ID of the user. */
  private readonly failures = new Map<string, { count: number; last: number }>();

  /** The person with this password. */
  public check(azure: Azure, userPrincipalName: string, password: string): User {
    const user = findUser(azure, userPrincipalName);
    if (!user) throw noSuchUser(userPrincipalName);
    const { count, last } = this.failures.get(user.id) ?? { count: 0, last: 0 };
    // A right guess must not show as one.
    if (count >= ATTEMPTS && Date.now() < last + LOCKED_MS) throw accountLocked();
    if (!isPassword(password, user.passwordHash)) {
      this.failures.set(user.id, { count: count + 1, last: Date.now() });
      throw wrongPassword();
    }
    this.failures.delete(user.id);
    if (!user.accountEnabled) throw userDisabled();
    return user;
  }
}
