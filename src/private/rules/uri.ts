/** A URI and, as far as it has their form, its parts after RFC 3986, appendix B. */
export interface Uri {
  readonly text: string;
  readonly scheme?: string;
  /** Absent where nothing follows `<scheme>://`, or no `//` follows the scheme. */
  readonly authority?: Authority;
  readonly path: string;
  readonly query: string;
}

export interface Authority {
  readonly userInfo?: string;
  readonly host: string;
  /** With its colon. */
  readonly port: string;
}

const URI = /^(?<scheme>[A-Za-z][A-Za-z0-9+.-]*):(?:\/\/(?<authority>[^/?#]*))?(?<path>[^?#]*)(?<query>\?[^#]*)?/;
const AUTHORITY = /^(?:(?<userInfo>.*)@)?(?<host>\[[^\]]*\]|[^:]*)(?<port>:.*)?$/s;

export function parseUri(text: string): Uri {
  const parts = URI.exec(text)?.groups;
  return {
    text,
    scheme: parts?.scheme,
    authority: parts?.authority ? parseAuthority(parts.authority) : undefined,
    path: parts?.path ?? '',
    query: parts?.query ?? '',
  };
}

function parseAuthority(text: string): Authority {
  // The pattern fits any text.
  const {
    userInfo,
    host,
    port = '',
  } = (AUTHORITY.exec(text) as RegExpExecArray).groups as Partial<Authority> & {
    host: string;
  };
  return { userInfo, host, port };
}

/** Whether a program on the user's own machine listens there. */
export function isLoopback({ authority }: Uri): boolean {
  return authority?.host === 'localhost' || authority?.host === '127.0.0.1';
}
