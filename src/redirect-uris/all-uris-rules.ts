import { duplicateProblems, type Placed, placed, repeatProblems } from '../validation/duplicates';
import { type Problem, problem } from '../validation/problem';
import { show } from '../validation/show';
import { isToken } from '../validation/token';
import { ifList, ifLiteral } from '../validation/values';
import { clientIdRedirectUrisProblems } from './client-id-redirect-uris-rules';
import { redirectUriProblems } from './one-uri-rules';
import { isLoopback, normalized, parseUri, withoutPort } from './parsed-uri';
import type { Platform } from './platform';
import { publicClientRedirectUris, type RedirectUris } from './redirect-uris';

/** Over all platforms of an application in one tenant. */
const MAX_REDIRECT_URIS = 256;

/** What is wrong with the redirect URIs of all platforms, each for itself and all together. */
export function redirectUrisProblems(props: RedirectUris): Problem[] {
  const { publicClientRedirectUris: declared, clientIdRedirectUris, webRedirectUris, spaRedirectUris } = props;
  const all = [
    ...literals(
      declared ? 'publicClientRedirectUris' : 'the default of publicClientRedirectUris',
      publicClientRedirectUris(props),
    ),
    ...literals('webRedirectUris', webRedirectUris),
    ...literals('spaRedirectUris', spaRedirectUris),
  ];
  return [
    // An empty list means none here, because the default is not empty.
    ...(isEmpty(declared) ? [] : listProblems('publicClientRedirectUris', declared, 'publicClient')),
    ...clientIdRedirectUrisProblems('clientIdRedirectUris', clientIdRedirectUris),
    // Stryker disable StringLiteral: the rules only tell public clients from the others; the names of props are in error-texts
    ...listProblems('webRedirectUris', webRedirectUris, 'web'),
    ...listProblems('spaRedirectUris', spaRedirectUris, 'spa'),
    // Stryker restore StringLiteral
    ...duplicateProblems(
      all,
      (uri) => normalized(parseUri(uri)),
      'keep one: Entra ID takes a redirect URI once per application',
    ),
    ...sameButPortProblems(all),
    ...countProblems(all.length + literals('clientIdRedirectUris', clientIdRedirectUris).length),
  ];
}

function listProblems(prop: string, uris: string[] | undefined, platform: Platform): Problem[] {
  return ifList(prop, uris, (list) =>
    placed(prop, list).flatMap((item) =>
      ifLiteral(item.prop, item.value, (uri) => redirectUriProblems(item.prop, uri, platform)),
    ),
  );
}

/** Entra ID ignores the port of a loopback URI, and then picks any of those that match, with its platform. */
function sameButPortProblems(all: Placed[]): Problem[] {
  const key = (text: string) => (isLoopback(parseUri(text)) ? withoutPort(parseUri(text)) : undefined);
  return repeatProblems(all, key, (item, first) => {
    if (normalized(parseUri(item.value)) === normalized(parseUri(first.value))) return []; // a duplicate, which has a rule of its own
    return [
      problem(
        'redirect-uri-same-but-port',
        item.prop,
        `differs from ${first.prop} in its port alone, got ${show(item.value)} and ${show(first.value)}`,
        'keep one, or give each a path of its own, because Entra ID ignores the port of localhost; ' +
          'publicClientRedirectUris: [] removes the default',
      ),
    ];
  });
}

function countProblems(count: number): Problem[] {
  if (count <= MAX_REDIRECT_URIS) return [];
  return [
    problem(
      'redirect-uri-count',
      'publicClientRedirectUris, webRedirectUris and spaRedirectUris',
      `must have at most ${MAX_REDIRECT_URIS} entries together, got ${count}`,
      'remove some, or make a second registration',
    ),
  ];
}

/** The redirect URIs of a list, each with its place. None of a list that is a token. */
function literals(prop: string, uris: string[] | undefined): Placed[] {
  return Array.isArray(uris) && !isToken(uris) ? placed(prop, Array.from(uris)) : [];
}

function isEmpty(uris: string[] | undefined): boolean {
  return Array.isArray(uris) && uris.length === 0;
}
