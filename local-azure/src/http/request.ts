import type { z } from 'zod';
import type { ApiError } from './api-error';

/** Who sends a request, as its access token says. */
export interface Caller {
  /** Object ID of the service principal, or of the person that a client acts for. */
  readonly oid: string;
  readonly appId: string;
  readonly audience: string;
  /** The delegated permissions, with spaces between them. Nothing if the client acts as itself. */
  readonly scp?: string;
}

/** Whether a client may do this for a person. A client that acts as itself needs no scope. */
export function hasScope({ scp }: Caller, scope: string): boolean {
  return scp === undefined || scp.split(' ').includes(scope);
}

/** Who sends a request that needs no access token. */
export const ANONYMOUS: Caller = { oid: '', appId: '', audience: '' };

/** A request, after its access token was checked. */
export interface ApiRequest {
  readonly method: string;
  /** Decoded, without the query. */
  readonly path: string;
  readonly params: Record<string, string>;
  /** Each option was sent once. */
  readonly query: Record<string, string>;
  readonly body: unknown;
  readonly headers: Record<string, string | undefined>;
  readonly caller: Caller;
}

export interface ApiResponse {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

export type Handler = (request: ApiRequest) => ApiResponse | Promise<ApiResponse>;

export const ok = (body: unknown, headers?: Record<string, string>): ApiResponse => ({ status: 200, body, headers });
export const created = (body: unknown, headers?: Record<string, string>): ApiResponse => ({
  status: 201,
  body,
  headers,
});
export const noContent = (): ApiResponse => ({ status: 204 });

/** How an API words what is wrong with a request as such. */
export type Wording = (message: string) => ApiError;

/** The body as the schema has it. What the schema does not know is an error that names it. */
export function parseBody<T>(schema: z.ZodType<T, unknown>, request: ApiRequest, wording: Wording): T {
  const result = schema.safeParse(request.body ?? {});
  if (result.success) return result.data;
  throw wording(result.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`).join('; '));
}
