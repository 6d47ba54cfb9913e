import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ApiResponse } from '../http/request';

/** The error has no page of its own: captured without a link. https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const WITHOUT_PAGE = [70003, 700038];

const ERROR = z.looseObject({ error: z.string(), error_description: z.string(), error_codes: z.array(z.number()) });

/** What Entra ID adds to each answer, and writes around each error, so that its support finds the request. */
export function enveloped(response: ApiResponse, sent: Record<string, string | undefined>): ApiResponse {
  const [trace, correlation] = [randomUUID(), correlationId(sent)];
  const headers = {
    'Cache-Control': 'no-store, no-cache',
    Pragma: 'no-cache',
    ...response.headers,
    'x-ms-request-id': trace,
    ...(sent['client-request-id'] && { 'client-request-id': correlation }),
  };
  const error = ERROR.safeParse(response.body);
  if (!error.success) return { ...response, headers };

  const { error: name, error_description: description, error_codes: codes } = error.data;
  const timestamp = new Date()
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, 'Z');
  const body = {
    error: name,
    error_description: `${description} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
    error_codes: codes,
    timestamp,
    trace_id: trace,
    correlation_id: correlation,
    ...(codes.length > 0 &&
      !WITHOUT_PAGE.includes(codes[0]) && { error_uri: `https://login.microsoftonline.com/error?code=${codes[0]}` }),
  };
  return { ...response, headers, body };
}

/** The client's own, if it sent one that can be. */
function correlationId(sent: Record<string, string | undefined>): string {
  const own = z.guid().safeParse(sent['client-request-id']);
  return own.success ? own.data : randomUUID();
}
