import { randomInt } from 'node:crypto';
import { hashSecret } from '../entra/secret';
import {
  authorizationDeclined,
  authorizationPending,
  deviceCodeExpired,
  deviceCodeInvalid,
  slowDown,
  userCodeExpired,
  userCodeInvalid,
  userCodeUsed,
} from './errors';
import type { SignedIn } from './people';
import { Tickets } from './tickets';

/** As Entra ID says: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code */
export const DEVICE_CODE_SECONDS = 15 * 60;

/** Entra ID says five. Nothing is gained by waiting here. */
export const POLL_SECONDS = 1;

/** Letters and digits that are not taken for one another. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const USER_CODE_LENGTH = 9;

/** What a device asks a person to sign in for. */
export interface DeviceRequest {
  readonly clientId: string;
  readonly scope: string;
}

interface Pending extends DeviceRequest {
  readonly expires: number;
  polled: number;
  answer?: SignedIn | 'declined';
  isRedeemed: boolean;
}

/** Device codes, each with the code that a person types. */
export class DeviceCodes {
  private readonly tickets = new Tickets<Pending>(DEVICE_CODE_SECONDS * 1000);
  /** By hash of the code that a person types. */
  private readonly byUserCode = new Map<string, Pending>();

  public begin(request: DeviceRequest): { deviceCode: string; userCode: string } {
    const expires = Date.now() + DEVICE_CODE_SECONDS * 1000;
    const pending: Pending = { ...request, expires, polled: 0, isRedeemed: false };
    const userCode = Array.from({ length: USER_CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
    for (const [hash, { expires: ended }] of this.byUserCode) if (ended < Date.now()) this.byUserCode.delete(hash);
    this.byUserCode.set(hashSecret(userCode), pending);
    return { deviceCode: this.tickets.issue(pending), userCode };
  }

  /** What the person with this code is asked for. */
  public asked(userCode: string): DeviceRequest {
    return this.pending(userCode);
  }

  public answer(userCode: string, answer: SignedIn | 'declined'): void {
    this.pending(userCode).answer = answer;
  }

  /** Who signed in for the device. It can be redeemed still, or this throws. */
  public find(deviceCode: string, clientId: string): DeviceRequest & { person: SignedIn } {
    const found = this.tickets.find(deviceCode);
    if (!found || found.value.clientId !== clientId || found.value.isRedeemed) throw deviceCodeInvalid();
    const { value: pending, isExpired } = found;
    if (isExpired) throw deviceCodeExpired();
    const { answer, polled } = pending;
    if (answer === 'declined') throw authorizationDeclined();
    if (answer) return { ...pending, person: answer };
    pending.polled = Date.now();
    // Half of it: clocks and timers are not exact.
    throw Date.now() - polled < POLL_SECONDS * 500 ? slowDown() : authorizationPending();
  }

  /** Without a wait between the look and the mark: of those who come at the same moment, one has it. */
  public redeem(deviceCode: string, clientId: string): void {
    this.find(deviceCode, clientId);
    const found = this.tickets.find(deviceCode);
    if (found) found.value.isRedeemed = true;
  }

  private pending(userCode: string): Pending {
    const pending = this.byUserCode.get(hashSecret(userCode.replace(/[\s-]/g, '').toUpperCase()));
    if (!pending) throw userCodeInvalid();
    if (pending.expires <= Date.now()) throw userCodeExpired();
    if (pending.answer) throw userCodeUsed();
    return pending;
  }
}
