import { LOOPBACK, parseUri } from './parsed-uri';
import { OFFICE_BROKER, type Platform } from './platform';

/**
 * The URI that was probably meant: with a scheme and a path, `https` on other machines, scheme and `localhost` in lower
 * case, without user name and fragment. What else is wrong with it stays wrong.
 */
export function nearestUri(text: string, platform: Platform): string {
  const uri = parseUri(text.includes('://') ? text : `http://${text.replace(/^\/\//, '')}`);
  if (uri.authority === undefined) return text;
  const isLocal = ['localhost', '[::1]'].includes(uri.authority.host.toLowerCase());
  const host = isLocal ? 'localhost' : uri.authority.host;
  const scheme = uri.scheme.toLowerCase();
  const origin = `${scheme === 'http' && !LOOPBACK.includes(host) ? 'https' : scheme}://${host}${uri.authority.port}`;
  if (scheme === OFFICE_BROKER) return `${origin}/`;
  return `${origin}${uri.path || (platform === 'publicClient' ? '' : '/')}${uri.query}`;
}
