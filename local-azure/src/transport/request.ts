import type { z } from 'zod';
import type { Caller } from '../entra/access-token';
import type { Refusal } from './problem';

/** A request, after its sender was made sure of. */
export interface ApiRequest {
  readonly method: string;
  /** Decoded, without the query. */
  readonly path: string;
  readonly params: Record<string, string>;
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
export type Wording = (message: string) => Refusal;

/** The body as the schema has it. What the schema does not know is an error that names it. */
export function parseBody<T>(schema: z.ZodType<T>, request: ApiRequest, wording: Wording): T {
  const result = schema.safeParse(request.body ?? {});
  if (result.success) return result.data;
  throw wording(result.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`).join('; '));
}

/** Refuses query options that the route does not implement, rather than to answer as if it had. */
export function allowQuery(request: ApiRequest, options: string[], wording: Wording): void {
  const unknown = Object.keys(request.query).filter((option) => !options.includes(option));
  if (unknown.length > 0) throw wording(`The emulator does not implement the query option ${unknown.join(', ')} here`);
}
