import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ApiResponse } from '../http/request';

/** The error has no page of its own: captured without a link. https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const WITHOUT_PAGE = [70003, 700038];

const ERROR = z.looseObject({
  error: z.string(),
  error_description: z.string(),
  error_codes: z.array(z.number()),
  suberror: z.string().optional(),
});

type Sent = Record<string, string | undefined>;

/** What Entra ID adds to each answer, and writes around each error, so that its support finds the request. */
export function enveloped(response: ApiResponse, sent: Sent): ApiResponse {
  const diagnosis = diagnose(response.body, sent);
  const headers = {
    'Cache-Control': 'no-store, no-cache',
    Pragma: 'no-cache',
    'x-ms-request-id': diagnosis?.trace_id ?? randomUUID(),
    ...response.headers,
    ...(sent['client-request-id'] && { 'client-request-id': correlationId(sent) }),
  };
  return diagnosis ? { ...response, headers, body: diagnosis } : { ...response, headers };
}

/** An error, with what the support of Entra ID finds it by. Nothing if the body is no error. */
export function diagnose(body: unknown, sent: Sent) {
  const known = ERROR.safeParse(body);
  if (!known.success) return undefined;
  const { error, error_description: description, error_codes: codes, suberror } = known.data;
  const [trace, correlation] = [randomUUID(), correlationId(sent)];
  const timestamp = new Date()
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, 'Z');
  return {
    error,
    error_description: `${description} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
    error_codes: codes,
    timestamp,
    trace_id: trace,
    correlation_id: correlation,
    ...(suberror && { suberror }),
    ...(codes.length > 0 &&
      !WITHOUT_PAGE.includes(codes[0]) && { error_uri: `https://login.microsoftonline.com/error?code=${codes[0]}` }),
  };
}

export type Diagnosis = NonNullable<ReturnType<typeof diagnose>>;

/** The client's own, if it sent one that can be. */
function correlationId(sent: Sent): string {
  const own = z.guid().safeParse(sent['client-request-id']);
  return own.success ? own.data : randomUUID();
}
