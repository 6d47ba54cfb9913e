import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ApiResponse } from '../http/request';

const ERROR = z.looseObject({ error: z.looseObject({ code: z.string(), message: z.string() }) });

/**
 * What Microsoft Graph adds to each answer, and into each error, so that its support finds the request. An ID of the client's
 * comes back as it was sent. https://learn.microsoft.com/graph/errors
 */
export function enveloped(response: ApiResponse, sent: Record<string, string | undefined>): ApiResponse {
  const requestId = randomUUID();
  const clientRequestId = sent['client-request-id'] ?? requestId;
  const headers = { ...response.headers, 'request-id': requestId, 'client-request-id': clientRequestId };
  const error = ERROR.safeParse(response.body);
  if (response.status < 400 || !error.success) return { ...response, headers };

  const date = new Date().toISOString().replace(/\.\d+Z$/, '');
  const innerError = { date, 'request-id': requestId, 'client-request-id': clientRequestId };
  return { ...response, headers, body: { error: { ...error.data.error, innerError } } };
}
