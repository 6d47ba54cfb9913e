import { type Problem, type ProblemCode, problem } from '../validation/problem';
import { show } from '../validation/show';
import { LOOPBACK, parseUri, type Uri } from './parsed-uri';

/** The platforms of an app registration, as Microsoft Graph calls them. */
export type Platform = 'publicClient' | 'web' | 'spa';

const MAX_LENGTH = 256;

/** Schemes that have a meaning already, so that no client can call one its own. */
const TAKEN_SCHEMES = ['about', 'blob', 'data', 'file', 'ftp', 'javascript', 'mailto', 'urn', 'vbscript', 'ws', 'wss'];

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
    must: ({ text }) => `not contain ${unsupported(text).map(show).join(' or ')}`,
    fix: () => 'choose another path or query; write a host name in another script in Punycode',
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
    must: ({ platform }) =>
      platform === 'publicClient'
        ? 'begin with https://, http://localhost, http://127.0.0.1 or a scheme of your own, in lower case'
        : 'begin with https://, http://localhost or http://127.0.0.1, in lower case',
    fix: () => 'change the scheme',
  },
  {
    code: 'redirect-uri-host',
    holds: ({ scheme, authority }) => scheme === '' || (authority !== undefined && isHostName(authority.host)),
    must: () => 'have a host name after ://',
    fix: ({ authority }) =>
      authority?.host.startsWith('[') ? 'write localhost: IPv6 addresses are not supported' : 'write one',
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
    holds: ({ authority, path, platform }) => platform === 'publicClient' || authority === undefined || path !== '',
    must: () => 'have a path',
    // Stryker disable next-line OptionalChaining: the rule holds without an authority, which the type does not show
    fix: ({ scheme, authority, query }) => `write ${show(`${scheme}://${authority?.text}/${query}`)}`,
  },
];

export function redirectUriProblems(prop: string, text: string, platform: Platform): Problem[] {
  const uri = { ...parseUri(text), platform };
  return RULES.filter(({ holds }) => !holds(uri)).map(({ code, must, fix }) =>
    problem(code, prop, `must ${must(uri)}, got ${show(text)}`, fix(uri)),
  );
}

// `!`, `$`, `'`, `(`, `)`, `,` and `;` belong into a URI (RFC 3986), but Entra ID does not support them.
function unsupported(text: string): string[] {
  const rest = text.replace(/%[0-9A-Fa-f]{2}/g, '').replace(/[A-Za-z0-9._~:/?#[\]@&*+=-]/g, '');
  return [...new Set(rest)];
}

function hasFittingScheme({ scheme, authority, platform }: RedirectUri): boolean {
  switch (scheme) {
    case 'https':
      return true;
    case 'http':
      return authority !== undefined && LOOPBACK.includes(authority.host);
    default:
      return platform === 'publicClient' && isOwnScheme(scheme);
  }
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
