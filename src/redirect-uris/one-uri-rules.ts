import { type Problem, type ProblemCode, problem } from '../validation/problem';
import { show } from '../validation/show';
import { nearestUri } from './nearest-uri';
import { LOOPBACK, parseUri, type Uri } from './parsed-uri';
import { BROKER_SCHEMES, OFFICE_BROKER, type Platform, PROPS } from './platform';

const MAX_LENGTH = 256;

/** Schemes that have a meaning already, so that no client can call one its own. */
const TAKEN_SCHEMES = ['about', 'blob', 'data', 'file', 'ftp', 'javascript', 'mailto', 'urn', 'vbscript', 'ws', 'wss'];

/** They belong into a URI (RFC 3986), but Entra ID does not support them. */
const UNSUPPORTED_BY_ENTRA = "!$'(),;";

/** As documentation writes it: `{client_id}`, `<clientId>`. */
const CLIENT_ID_PLACEHOLDER = /[{<][\w ]*client[\w ]*[}>]/i;

/** What a redirect URI begins with. */
const BEGINNINGS: Record<Platform, string> = {
  publicClient: 'https://, http://localhost, http://127.0.0.1 or a scheme of your own',
  web: 'https://, http://localhost, http://127.0.0.1 or ms-appx-web://',
  spa: 'https://, http://localhost, http://127.0.0.1 or brk-multihub://',
};

/** A URI, and the platform that it is registered for. */
interface RedirectUri extends Uri {
  readonly platform: Platform;
}

interface Rule {
  readonly code: ProblemCode;
  readonly holds: (uri: RedirectUri) => boolean;
  /** Follows "must". */
  readonly must: (uri: RedirectUri) => string;
  readonly fix: (uri: RedirectUri) => string;
  /** Whether the fix is the nearest URI, where that one is accepted. */
  readonly hasNearest?: true;
}

/**
 * What Entra ID, or the provider before it, has against a redirect URI. A rule on a part holds where another rule
 * says that the part is missing.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/reply-url
 */
const RULES: Rule[] = [
  {
    code: 'redirect-uri-length',
    holds: ({ text }) => text.length <= MAX_LENGTH,
    must: ({ text }) => `have at most ${MAX_LENGTH} characters, not ${text.length}`,
    fix: () => 'shorten its path or query',
  },
  {
    code: 'redirect-uri-characters',
    holds: ({ text }) => unsupported(text).length === 0,
    must: ({ text }) => `not contain ${listed(unsupported(text))}`,
    fix: fixForCharacters,
  },
  {
    code: 'redirect-uri-wildcard',
    holds: ({ text }) => !text.includes('*'),
    must: () => 'have no wildcard',
    fix: () => 'add each URI that the client uses',
  },
  {
    code: 'redirect-uri-fragment',
    holds: ({ text }) => !text.includes('#'),
    must: () => 'have no fragment',
    fix: () => 'remove the # and what follows',
  },
  {
    code: 'redirect-uri-scheme',
    holds: hasFittingScheme,
    must: ({ platform }) => `begin with ${BEGINNINGS[platform]}, in lower case`,
    fix: fixForScheme,
    hasNearest: true,
  },
  {
    code: 'redirect-uri-host',
    holds: ({ scheme, authority }) => scheme === '' || (authority !== undefined && isHostName(authority.host)),
    must: ({ authority }) =>
      authority?.host.startsWith('[')
        ? 'have a host name, because Entra ID does not support IPv6 addresses'
        : 'have a host name after ://',
    fix: () => 'write one',
    hasNearest: true,
  },
  {
    code: 'redirect-uri-user-info',
    holds: ({ authority }) => authority?.userInfo === undefined,
    must: () => 'have no user name or password',
    fix: () => 'remove what stands before the @',
  },
  {
    code: 'redirect-uri-port',
    holds: ({ authority }) => isPort(authority?.port ?? ''),
    must: () => 'have a port from 1 to 65535, or none',
    fix: () => 'correct or remove it',
  },
  {
    code: 'redirect-uri-path',
    holds: hasFittingPath,
    must: ({ scheme }) => (scheme === OFFICE_BROKER ? 'end with the / after its host' : 'have a path'),
    fix: () => 'write a / after the host',
    hasNearest: true,
  },
];

export function redirectUriProblems(prop: string, text: string, platform: Platform): Problem[] {
  const uri = { ...parseUri(text), platform };
  return violated(uri).map(({ code, must, fix, hasNearest }) =>
    problem(code, prop, `must ${must(uri)}, got ${show(text)}`, (hasNearest && writeNearest(uri)) || fix(uri)),
  );
}

function violated(uri: RedirectUri): Rule[] {
  return RULES.filter(({ holds }) => !holds(uri));
}

/** Names the nearest URI, if it is accepted and can be shown whole. */
function writeNearest({ text, platform }: RedirectUri): string | undefined {
  const nearest = nearestUri(text, platform);
  const isFix = violated({ ...parseUri(nearest), platform }).length === 0 && show(nearest) === `'${nearest}'`;
  return isFix ? `write '${nearest}'` : undefined;
}

function unsupported(text: string): string[] {
  const rest = text.replace(/%[0-9A-Fa-f]{2}/g, '').replace(/[A-Za-z0-9._~:/?#[\]@&*+=-]/g, '');
  return [...new Set(rest)];
}

function fixForCharacters({ text, authority, platform }: RedirectUri): string {
  if (platform === 'publicClient' && CLIENT_ID_PLACEHOLDER.test(text)) {
    return 'for the client ID of the application itself, use clientIdRedirectUris';
  }
  const host = authority?.text ?? '';
  const inHost = unsupported(host);
  // Stryker disable next-line EqualityOperator: '~' itself is supported
  const ascii = inHost.filter((character) => character <= '~');
  const elsewhere = unsupported(text.replace(host, ''));
  const never = elsewhere.filter((character) => UNSUPPORTED_BY_ENTRA.includes(character));
  const encodable = elsewhere.filter((character) => !UNSUPPORTED_BY_ENTRA.includes(character));
  const fixes = [
    ...(inHost.length > ascii.length ? ['write the host name in Punycode'] : []),
    ...(ascii.length > 0 ? [`remove ${listed(ascii)} from the host name`] : []),
    ...(never.length > 0 ? [`choose a path and query without ${listed(never)}`] : []),
    ...(encodable.length > 0 ? [`percent-encode ${listed(encodable)}, as in %20 for a space`] : []),
  ];
  return fixes.join('; ');
}

function listed(characters: string[]): string {
  return characters.map(show).join(' or ');
}

function fixForScheme({ scheme, platform }: RedirectUri): string {
  const [broker] = BROKER_SCHEMES.get(scheme) ?? [];
  if (broker) return `move it to ${PROPS[broker]}`;
  if (platform === 'publicClient') return 'choose another scheme';
  return isOwnScheme(scheme) ? `use https, or move it to ${PROPS.publicClient}` : 'use https';
}

function hasFittingScheme({ scheme, authority, platform }: RedirectUri): boolean {
  switch (scheme) {
    case 'https':
      return true;
    case 'http':
      return authority !== undefined && LOOPBACK.includes(authority.host);
    default:
      return BROKER_SCHEMES.get(scheme)?.includes(platform) ?? (platform === 'publicClient' && isOwnScheme(scheme));
  }
}

function hasFittingPath({ scheme, authority, path, query, platform }: RedirectUri): boolean {
  if (platform === 'publicClient' || authority === undefined) return true;
  return scheme === OFFICE_BROKER ? path === '/' && query === '' : path !== '';
}

function isOwnScheme(scheme: string): boolean {
  return scheme !== '' && scheme === scheme.toLowerCase() && !TAKEN_SCHEMES.includes(scheme);
}

function isHostName(host: string): boolean {
  return host.split('.').every((label) => /^\w([\w-]*\w)?$/.test(label));
}

function isPort(port: string): boolean {
  // Stryker disable next-line Regex: a port begins with its colon, and one with a second colon is no number
  return port === '' || (/^:[1-9]\d{0,4}$/.test(port) && Number(port.slice(1)) <= 65535);
}
