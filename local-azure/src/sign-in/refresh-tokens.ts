import { grantRevoked, refreshTokenExpired, refreshTokenInvalid, spaTokenExpired } from './errors';
import type { SignedIn } from './people';
import { Tickets } from './tickets';

const DAYS = 24 * 60 * 60 * 1000;

/** All refresh tokens that came from one sign-in. */
export interface Family {
  readonly clientId: string;
  readonly person: SignedIn;
  readonly scope: string;
  /** Where the sign-in led to. Nothing if it led nowhere: a device, or a password. */
  readonly spaOrigin?: string;
  /** Whether the client had no credential at the sign-in. */
  readonly isPublic: boolean;
  readonly began: number;
}

interface Held {
  readonly family: Family & { isRevoked: boolean };
  isUsed: boolean;
}

/**
 * Refresh tokens: each works once, and brings the next. One that comes twice was stolen, from the client or by it, so that
 * it ends the whole family (RFC 9700, 4.14.2). Entra ID is more lenient: it lets clients use one again.
 *
 * They last for 90 days, and those of single-page applications for one day from the sign-in:
 * https://learn.microsoft.com/entra/identity-platform/refresh-tokens
 */
export class RefreshTokens {
  private readonly tickets = new Tickets<Held>(90 * DAYS);

  /** The first one. */
  public begin(family: Omit<Family, 'began'>): string {
    return this.add({ ...family, began: Date.now(), isRevoked: false });
  }

  public find(token: string, clientId: string): Family {
    return this.held(token, clientId).family;
  }

  /** Takes the token for the next one. */
  public rotate(token: string, clientId: string): string {
    const held = this.held(token, clientId);
    held.isUsed = true;
    return this.add(held.family);
  }

  private held(token: string, clientId: string): Held {
    const found = this.tickets.find(token);
    if (!found || found.value.family.clientId !== clientId) throw refreshTokenInvalid();
    const { family, isUsed } = found.value;
    if (isUsed) family.isRevoked = true;
    if (family.isRevoked) throw grantRevoked();
    if (found.isExpired) throw family.spaOrigin === undefined ? refreshTokenExpired() : spaTokenExpired();
    return found.value;
  }

  private add(family: Held['family']): string {
    const lifetime = family.spaOrigin === undefined ? 90 * DAYS : family.began + DAYS - Date.now();
    return this.tickets.issue({ family, isUsed: false }, lifetime);
  }
}
