import { z } from 'zod';

const SCHEMES = ['api:', 'https:', 'http:', 'ms-appx:', 'urn:'];
const isGuid = (text: string) => z.guid().safeParse(text).success;

/**
 * https://learn.microsoft.com/entra/identity-platform/identifier-uri-restrictions. A tenant may allow less: only URIs with an
 * ID or a domain of its own. This one has no such policy, and counts every domain as verified.
 */
export function checkIdentifierUri(text: string, ownIds: string[], invalid: (why: string) => Error): void {
  const uri = URL.canParse(text) ? new URL(text) : undefined;
  if (!uri || text.length > 255 || /\s/.test(text)) throw invalid(`'${text}' is no URI of at most 255 characters.`);
  if (!SCHEMES.includes(uri.protocol)) throw invalid(`'${text}' does not begin with ${SCHEMES.join(', ')}.`);
  if (text.endsWith('/')) throw invalid(`'${text}' ends with a slash.`);
  if (/[#*?]/.test(text)) throw invalid(`'${text}' has a wildcard, a query or a fragment.`);
  if (uri.protocol === 'urn:') return;
  if (uri.host === '') throw invalid(`'${text}' has nothing after its scheme.`);
  if (uri.protocol === 'api:' && isGuid(uri.host) && !ownIds.includes(uri.host.toLowerCase())) {
    throw invalid(`The GUID in '${text}' is neither the application's nor the tenant's.`);
  }
}
