import { randomUUID } from 'node:crypto';
import { Refusal } from '../transport/problem';

/** A refusal in the shape of Entra ID's token endpoint. */
export function refusal(status: number, error: string, code: number, description: string): Refusal {
  return new Refusal(status, {
    error,
    error_description: `AADSTS${code}: ${description}`,
    error_codes: [code],
    timestamp: new Date().toISOString(),
    trace_id: randomUUID(),
    correlation_id: randomUUID(),
  });
}

/** The credential is known not to be good: always 401. */
export function invalidClient(code: number, description: string): Refusal {
  return refusal(401, 'invalid_client', code, description);
}

/** The request or the assertion in it cannot be read: always 400. */
export function invalidRequest(code: number, description: string): Refusal {
  return refusal(400, 'invalid_request', code, description);
}
