import { z } from 'zod';
import type { ApiError } from '../http/api-error';
import type { ApiRequest } from '../http/request';
import { invalidArgument } from './errors';

/** Where the next page begins, and what it is a page of. */
const POSITION = z.strictObject({ start: z.int().min(0), size: z.int().min(1), query: z.string().optional() });
export type Position = z.infer<typeof POSITION>;

/** How many items a client wants at once. The server may return fewer, and has a limit. */
export function pageSize({ headers }: ApiRequest, limit: number): number {
  const text = headers['max-items-per-page'];
  if (text === undefined) return limit;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw invalidArgument('The max-items-per-page header is a number above 0.');
  return Math.min(Number(text), limit);
}

export function toToken(position: Position): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

export function fromToken(token: string, invalid: () => ApiError): Position {
  try {
    return POSITION.parse(JSON.parse(Buffer.from(token, 'base64url').toString()));
  } catch {
    throw invalid();
  }
}

/** A page of a list, and the address of the next one. */
export function page<T>(origin: string, request: ApiRequest, all: readonly T[], limit: number) {
  const { continuationToken, ...query } = request.query;
  const { start, size } =
    continuationToken === undefined
      ? { start: 0, size: pageSize(request, limit) }
      : fromToken(continuationToken, () => invalidArgument('The continuationToken is invalid.'));
  const value = all.slice(start, start + size);
  if (start + size >= all.length) return { value };
  const next = new URLSearchParams({ ...query, continuationToken: toToken({ start: start + size, size }) });
  const path = request.path.split('/').map(encodeURIComponent).join('/');
  return { value, nextLink: `${origin}${path}?${next}` };
}
