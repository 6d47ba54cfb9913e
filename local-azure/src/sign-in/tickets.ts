import { randomBytes } from 'node:crypto';
import { hashSecret } from '../entra/secret';

interface Entry<T> {
  readonly value: T;
  readonly issued: number;
  readonly expires: number;
}

/** What a ticket stands for. */
export interface Found<T> {
  readonly value: T;
  readonly isExpired: boolean;
}

/** Texts that cannot be guessed, and what each stands for. In memory only, and hashed: to read the memory opens nothing. */
export class Tickets<T> {
  private readonly entries = new Map<string, Entry<T>>();

  public constructor(private readonly lifetimeMs: number) {}

  /** A new ticket. */
  public issue(value: T, lifetimeMs = this.lifetimeMs): string {
    const [ticket, now] = [randomBytes(32).toString('base64url'), Date.now()];
    this.forgetBefore(now - 2 * this.lifetimeMs);
    this.entries.set(hashSecret(ticket), { value, issued: now, expires: now + lifetimeMs });
    return ticket;
  }

  /** One that has expired is found for as long again, so that its holder hears why it does not work. */
  public find(ticket: string): Found<T> | undefined {
    const entry = this.entries.get(hashSecret(ticket));
    return entry && { value: entry.value, isExpired: entry.expires <= Date.now() };
  }

  public remove(ticket: string): void {
    this.entries.delete(hashSecret(ticket));
  }

  /** A map keeps its order, so the oldest are in front. */
  private forgetBefore(time: number): void {
    for (const [hash, { issued }] of this.entries) {
      if (issued >= time) return;
      this.entries.delete(hash);
    }
  }
}
