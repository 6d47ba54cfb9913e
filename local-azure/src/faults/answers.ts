import { ApiError, apiError } from '../http/api-error';
import type { Fault } from './faults';

/** What a fault answers; nothing for those that act on the connection. */
export function faultAnswer({ kind, status, retryAfterSeconds }: Fault): ApiError | undefined {
  switch (kind) {
    case 'lag':
      return apiError(404, 'Request_ResourceNotFound', 'Not replicated yet (a fault of the local Azure).');
    case 'principal-not-found':
      return apiError(
        400,
        'PrincipalNotFound',
        'Principal does not exist in the directory yet (a fault of the local Azure).',
      );
    case 'forbidden':
      return apiError(403, 'AuthorizationFailed', 'Not permitted yet (a fault of the local Azure).');
    case 'throttle':
      return new ApiError(
        429,
        { error: { code: 'TooManyRequests', message: 'Too many requests (a fault of the local Azure).' } },
        { 'Retry-After': String(retryAfterSeconds) },
      );
    case 'error':
      return apiError(status, 'ServiceUnavailable', 'Out of order (a fault of the local Azure).');
    default:
      return undefined;
  }
}
