/** A URI and, as far as it has their form, its parts after RFC 3986, appendix B. */
export interface Uri {
  readonly text: string;
  /** Empty where there is none. */
  readonly scheme: string;
  /** Absent where nothing follows `<scheme>://`, or no `//` follows the scheme. */
  readonly authority?: Authority;
  readonly path: string;
  readonly query: string;
}

export interface Authority {
  readonly text: string;
  readonly userInfo?: string;
  readonly host: string;
  /** With its colon. */
  readonly port: string;
}

const URI = /^(?<scheme>[A-Za-z][A-Za-z0-9+.-]*):(?:\/\/(?<authority>[^/?#]*))?(?<path>[^?#]*)(?<query>\?[^#]*)?/;
// Stryker disable next-line Regex: it matches any text from the beginning, with or without the anchor
const AUTHORITY = /^(?:(?<userInfo>.*)@)?(?<host>\[[^\]]*\]|[^:]*)(?<port>:.*)?$/s;

/** The hosts that are a program on the user's own machine. */
export const LOOPBACK = ['localhost', '127.0.0.1'];

export function parseUri(text: string): Uri {
  const parts = URI.exec(text)?.groups;
  return {
    text,
    scheme: parts?.scheme ?? '',
    authority: parts?.authority ? parseAuthority(parts.authority) : undefined,
    // Stryker disable next-line StringLiteral: no rule reads the path of a text without a scheme
    path: parts?.path ?? '',
    query: parts?.query ?? '',
  };
}

function parseAuthority(text: string): Authority {
  // The pattern fits any text.
  const groups = (AUTHORITY.exec(text) as RegExpExecArray).groups as { userInfo?: string; host: string; port?: string };
  return { text, userInfo: groups.userInfo, host: groups.host, port: groups.port ?? '' };
}

/** Whether a program on the user's own machine listens there. */
export function isLoopback({ authority }: Uri): boolean {
  return authority !== undefined && LOOPBACK.includes(authority.host.toLowerCase());
}

/** The same text for URIs that mean the same: only scheme and host are without letter case. */
export function normalized({ text, scheme, authority, path, query }: Uri): string {
  if (authority === undefined) return text;
  // Stryker disable next-line MethodExpression: it is a key, compared only with its like, and a letter outside ASCII is a problem of its own
  return `${scheme.toLowerCase()}://${authority.text.toLowerCase()}${path}${query}`;
}

/** As above, without the port, and with the path that an empty one stands for. */
export function withoutPort(uri: Uri): string {
  const { scheme, authority, path, query } = uri;
  // Stryker disable next-line MethodExpression,OptionalChaining: a key, as above; and each loopback URI has an authority
  return `${scheme.toLowerCase()}://${authority?.host.toLowerCase()}${path || '/'}${query}`;
}
