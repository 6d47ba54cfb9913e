/** The hosts that are the user's own machine. */
const LOOPBACK = ['localhost', '127.0.0.1'];

/** Schemes of brokers that sign in for an application, by platform. */
const BROKERS: Record<string, string> = { web: 'ms-appx-web:', spa: 'brk-multihub:' };

/** What Entra ID checks of the redirect URIs of all platforms. */
export function checkRedirectUris(
  platforms: Record<string, { redirectUris: string[] }>,
  invalid: (property: string, why: string) => Error,
): void {
  for (const [platform, { redirectUris }] of Object.entries(platforms)) {
    for (const uri of redirectUris) checkRedirectUri(uri, platform, (why) => invalid(`${platform}.redirectUris`, why));
  }
  const all = Object.values(platforms).flatMap(({ redirectUris }) => redirectUris.map(comparable));
  if (new Set(all).size < all.length) throw invalid('redirectUris', 'Redirect URIs must have distinct values.');
  if (all.length > 256) throw invalid('redirectUris', 'An application has at most 256 redirect URIs.');
}

function checkRedirectUri(text: string, platform: string, invalid: (why: string) => Error): void {
  const uri = URL.canParse(text) ? new URL(text) : undefined;
  if (!uri || text.length > 256) throw invalid(`'${text}' is no URI of at most 256 characters.`);
  if (uri.hash !== '' || text.includes('#')) throw invalid(`'${text}' has a fragment.`);
  if (/[!$'(),;]/.test(text)) throw invalid(`'${text}' has characters that are not supported.`);
  if (uri.hostname === '[::1]') throw invalid(`'${text}' has an IPv6 address.`);
  if (!fits(uri, platform)) throw invalid(`'${text}' must begin with https, or with http on localhost.`);
}

function fits({ protocol, host, hostname }: URL, platform: string): boolean {
  if (protocol === 'https:') return true;
  if (protocol === 'http:') return LOOPBACK.includes(hostname);
  return host !== '' && (platform === 'publicClient' || protocol === BROKERS[platform]);
}

/** Equal for URIs that are one: letter case counts in the path and in the query. */
function comparable(text: string): string {
  return text.replace(/^[^:]*:\/\/[^/?]*/, (origin) => origin.toLowerCase());
}
