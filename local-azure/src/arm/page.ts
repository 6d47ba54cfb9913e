import type { Azure } from '../azure';
import { type ApiRequest, type ApiResponse, ok } from '../http/request';
import { badRequest } from './errors';

/** What a route that answers in pages honours. */
export const PAGING = ['$top', '$skiptoken'] as const;

/** As many as were asked for, and where the rest is. */
export function page({ origin }: Azure, { path, query }: ApiRequest, all: unknown[]): ApiResponse {
  const top = whole(query, '$top', all.length);
  const start = whole(query, '$skiptoken', 0);
  const end = start + top;
  if (end >= all.length) return ok({ value: all.slice(start) });
  const next = new URLSearchParams({ ...query, $skiptoken: String(end) });
  return ok({ value: all.slice(start, end), nextLink: `${origin}${encodeURI(path)}?${next}` });
}

function whole(query: Record<string, string>, option: string, otherwise: number): number {
  const text = query[option];
  if (text === undefined) return otherwise;
  if (!/^\d{1,9}$/.test(text) || (option === '$top' && Number(text) === 0)) {
    throw badRequest(`The value '${text}' of the query option ${option} is no number above 0.`);
  }
  return Number(text);
}
