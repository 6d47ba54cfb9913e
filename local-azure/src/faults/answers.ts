import { Refusal, refuse } from '../transport/problem';
import type { Fault } from './faults';

/** What a fault answers; nothing for those that act on the connection. */
export function faultAnswer({ kind, status, retryAfterSeconds }: Fault): Refusal | undefined {
  switch (kind) {
    case 'lag':
      return refuse(404, 'Request_ResourceNotFound', 'Not replicated yet (a fault of the emulator).');
    case 'principal-not-found':
      return refuse(
        400,
        'PrincipalNotFound',
        'Principal does not exist in the directory yet (a fault of the emulator).',
      );
    case 'forbidden':
      return refuse(403, 'AuthorizationFailed', 'Not permitted yet (a fault of the emulator).');
    case 'throttle':
      return new Refusal(
        429,
        { error: { code: 'TooManyRequests', message: 'Too many requests (a fault of the emulator).' } },
        { 'Retry-After': String(retryAfterSeconds) },
      );
    case 'error':
      return refuse(status, 'ServiceUnavailable', 'Out of order (a fault of the emulator).');
    default:
      return undefined;
  }
}
