import type { ApiRequest } from '../http/request';
import { invalidArgument, missingApiVersion, preconditionFailed, unsupportedApiVersion } from './errors';

/** Those of Microsoft's REST descriptions. Unsourced: 2023-06-30 and 2023-07-31-preview. */
const VERSIONS = [
  '2023-10-31',
  '2023-07-31-preview',
  '2023-06-30',
  '2023-02-27-preview',
  '2022-05-31',
  '2021-06-30-preview',
  '2020-10-31',
];

export function checkApiVersion({ query }: ApiRequest): void {
  const { 'api-version': version = '' } = query;
  if (version === '') throw missingApiVersion();
  if (!VERSIONS.includes(version)) throw unsupportedApiVersion(version, VERSIONS);
}

/** `If-Match` names ETags, or is `*`. Whether they are weak does not count. */
export function checkIfMatch({ headers }: ApiRequest, { $etag }: Record<string, unknown>): void {
  const wanted = headers['if-match'];
  if (wanted === undefined || wanted.trim() === '*') return;
  const strong = (etag: string) => etag.trim().replace(/^W\//, '');
  if (
    wanted
      .split(',')
      .map(strong)
      .includes(strong(String($etag)))
  )
    return;
  throw preconditionFailed('The etag provided in the If-Match header does not match that of the entity.');
}

/** `If-None-Match` is `*` or absent. */
export function checkIfNoneMatch({ headers }: ApiRequest, existing: unknown, what: string): void {
  const wanted = headers['if-none-match'];
  if (wanted === undefined) return;
  if (wanted !== '*') throw invalidArgument('The If-None-Match header can only be *.');
  if (existing) throw preconditionFailed(`If-None-Match: * header was specified but ${what} was found.`);
}

/** A query option that is `true` or `false`. */
export function isSet(query: Record<string, string>, option: string): boolean {
  const text = query[option]?.toLowerCase() ?? 'false';
  if (text !== 'true' && text !== 'false') throw invalidArgument(`The value of ${option} is true or false.`);
  return text === 'true';
}
