import { type Problem, problem } from '../../validation/problem';
import { show } from '../../validation/show';
import { ifLiteral } from '../../validation/values';
import { matchesWhole } from '../../validation/whole';
import { KNOWN_ISSUERS } from './issuers/known-issuers';

const MAX_LENGTH = 600;

/** An https URL of letters that a URL may hold, without user name, query and fragment. */
const URL_PATTERN =
  /^https:\/\/(?<host>[A-Za-z0-9._-]+)(?::(?<port>\d+))?(?<path>\/(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*)?$/;

/** A host name with a dot, in lower case. Names that only a private network has, and addresses, are not among them. */
const PUBLIC_HOST =
  /^(?!.*\.(?:local|localhost|internal|svc)$)(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)+[a-z][a-z0-9-]*$/;

const DISCOVERY = '/.well-known';

const COPY = 'copy the iss claim of a token, letter by letter';

interface Parts {
  readonly text: string;
  readonly host: string;
  readonly port?: string;
}

interface Rule {
  readonly holds: (issuer: Parts) => boolean;
  /** Follows "must". */
  readonly must: string;
  readonly fix: string;
}

/** What else is wrong with a URL as an issuer. Entra ID compares it letter by letter, and asks it for keys. */
const RULES: Rule[] = [
  {
    holds: ({ text }) => !text.includes(DISCOVERY),
    must: 'be the issuer, not the address of its configuration',
    fix: 'copy "issuer" out of what that address shows, letter by letter',
  },
  {
    holds: ({ host }) => host === host.toLowerCase(),
    must: 'have its host name in lower case',
    fix: COPY,
  },
  {
    holds: ({ host }) => PUBLIC_HOST.test(host.toLowerCase()),
    must: 'have a host name that the internet can reach, where Entra ID reads the keys',
    fix: 'publish the issuer and its keys under a public name, and let tokens carry that name',
  },
  {
    holds: ({ port }) => port === undefined || (port !== '443' && /^[1-9]/.test(port) && Number(port) <= 65535),
    must: 'have a port from 1 to 65535, or none where it is 443',
    fix: COPY,
  },
];

/** Of an `iss` claim, letter by letter. */
export function issuerProblems(prop: string, value: unknown): Problem[] {
  return ifLiteral(prop, value, (text) => {
    const violates = (must: string, fix: string) =>
      problem('federated-issuer', prop, `must ${must}, got ${show(text)}${lookalike(text)}`, fix);
    const parts = URL_PATTERN.exec(text)?.groups as Omit<Parts, 'text'> | undefined;
    if (parts === undefined || text.length > MAX_LENGTH) {
      return [
        violates(
          `be an https URL of at most ${MAX_LENGTH} characters, without user name, query or fragment`,
          `${COPY}: a slash at the end counts`,
        ),
      ];
    }
    const problems = RULES.filter(({ holds }) => !holds({ ...parts, text })).map(({ must, fix }) =>
      violates(must, fix),
    );
    const known = KNOWN_ISSUERS.find(({ host }) => matchesWhole(host, parts.host));
    if (problems.length > 0 || known === undefined || matchesWhole(known.form, text)) return problems;
    return [violates(`be ${known.shape}`, known.fix ?? COPY)];
  });
}

/** A letter of another script may look like one of ours, so it is named by its number. */
function lookalike(text: string): string {
  const [first] = text.replace(/[ -~]/g, '');
  return first ? ` with U+${Number(first.codePointAt(0)).toString(16).toUpperCase().padStart(4, '0')} in it` : '';
}
