import type { Azure } from '../../azure';
import { type ApiRequest, type ApiResponse, ok } from '../../http/request';
import { countNeedsHeader, expiredPage, invalidPageSize, unsupportedQuery } from '../errors';
import { filterOf } from './filter';
import { selected, selection } from './select';
import type { Shape } from './shape';

/** The query options of a collection. */
export const LIST = ['$filter', '$select', '$top', '$count', '$skiptoken'];
/** The query options of one object. */
export const ENTITY = ['$select'];
/** The query options of a number of objects. */
export const COUNT = ['$filter'];

/** As many as Microsoft Graph shows of directory objects at once: https://learn.microsoft.com/graph/paging */
const PAGE = 100;

type Shown = Record<string, unknown> & { readonly id: string };

/** One object, as it is after a request or as a query wants it. */
export function entity({ origin }: Azure, shape: Shape, request: ApiRequest, object: Shown): Record<string, unknown> {
  const { $select } = request.query;
  const context = `${origin}/${version(request)}/$metadata#${shape.set}${selection($select)}/$entity`;
  return { '@odata.context': context, ...selected(shape, $select)(object) };
}

/** A page of a collection. */
export function list({ origin }: Azure, shape: Shape, request: ApiRequest, all: Shown[]): ApiResponse {
  const { $filter, $select, $count, $skiptoken } = request.query;
  const isAdvanced = $count === 'true' && isEventual(request);
  if ($count !== undefined && !/^(true|false)$/.test($count)) throw unsupportedQuery(`Invalid $count '${$count}'.`);
  const matching = $filter === undefined ? all : all.filter(filterOf(shape, $filter, isAdvanced));
  const show = selected(shape, $select);

  const size = pageSize(request.query.$top);
  const start = $skiptoken === undefined ? 0 : after(matching, $skiptoken);
  const page = matching.slice(start, start + size);
  const base = `${origin}/${version(request)}`;
  return ok({
    '@odata.context': `${base}/$metadata#${shape.set}${selection($select)}`,
    // Without the header the option is ignored: https://learn.microsoft.com/graph/aad-advanced-queries
    ...(isAdvanced && { '@odata.count': matching.length }),
    ...(start + size < matching.length && { '@odata.nextLink': nextLink(origin, request, page[page.length - 1].id) }),
    value: page.map(show),
  });
}

/** How many there are: an advanced query, which needs the header. */
export function count(shape: Shape, request: ApiRequest, all: Shown[]): ApiResponse {
  if (!isEventual(request)) throw countNeedsHeader();
  const { $filter } = request.query;
  const matching = $filter === undefined ? all : all.filter(filterOf(shape, $filter, true));
  return ok(matching.length, { 'Content-Type': 'text/plain' });
}

const isEventual = ({ headers }: ApiRequest) => headers.consistencylevel?.toLowerCase() === 'eventual';

const version = ({ path }: ApiRequest) => path.split('/')[1];

function pageSize(top: string | undefined): number {
  if (top === undefined) return PAGE;
  const size = /^\d{1,3}$/.test(top) ? Number(top) : 0;
  if (size < 1) throw invalidPageSize(top);
  return size;
}

/** Where the next page begins. The token names the last object of the page before. */
function after(all: Shown[], token: string): number {
  const id = Buffer.from(token, 'base64url').toString();
  const last = all.findIndex((object) => object.id === id);
  if (last < 0) throw expiredPage();
  return last + 1;
}

function nextLink(origin: string, { path, query }: ApiRequest, lastId: string): string {
  const options = new URLSearchParams({ ...query, $skiptoken: Buffer.from(lastId).toString('base64url') });
  return `${origin}${encodeURI(path)}?${options}`;
}
