import type { ApiRequest } from '../http/request';
import { missingApiVersion, unknownApiVersion, unregisteredApiVersion } from './errors';

/** Those that Microsoft's REST description of Azure Digital Twins has, the newest first. */
export const DIGITAL_TWINS_VERSIONS = [
  '2023-01-31',
  '2022-10-31',
  '2022-05-31',
  '2021-06-30-preview',
  '2020-12-01',
  '2020-10-31',
  '2020-03-01-preview',
];

/** What the last provider in a path is, and its type: roles are assigned on instances, and are no instances. */
const PROVIDER = /^.*\/providers\/([^/]+)\/([^/]+)/is;
const VERSION = /^(\d{4}-\d{2}-\d{2})(?:-[a-z]+)?$/;
/** The oldest version of Azure Resource Manager. */
const OLDEST = '2013-03-01';

/**
 * Azure asks each request for the version of the API that it is written for. Clients use more versions of the other resource
 * types than could be listed here, so any day is accepted on which Azure Resource Manager was there.
 */
export function checkApiVersion({ path, query }: ApiRequest): void {
  const { 'api-version': version = '' } = query;
  if (version === '') throw missingApiVersion();
  const [, namespace = '', type] = PROVIDER.exec(path) ?? [];
  if (namespace.toLowerCase() === 'microsoft.digitaltwins' && type !== 'register') {
    if (!DIGITAL_TWINS_VERSIONS.includes(version)) throw unregisteredApiVersion(version, type, DIGITAL_TWINS_VERSIONS);
  } else if (!isVersion(version)) {
    throw unknownApiVersion(version);
  }
}

function isVersion(text: string): boolean {
  const [, day = ''] = VERSION.exec(text) ?? [];
  const date = new Date(`${day}T00:00:00Z`);
  // A day that no month has becomes another day, or none.
  return date.getTime() <= Date.now() && day >= OLDEST && date.toISOString().startsWith(day);
}
