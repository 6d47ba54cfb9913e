import type { AdtAppRegistrationProps } from '../registration/adt-app-registration-props';
import { duplicateProblems, findRepeats, type Placed, placed } from '../validation/duplicates';
import { type Problem, problem } from '../validation/problem';
import { show } from '../validation/show';
import { isToken } from '../validation/token';
import { ifList, ifLiteral } from '../validation/values';
import { type Platform, redirectUriProblems } from './one-uri-rules';
import { isLoopback, normalized, parseUri, withoutPort } from './parsed-uri';
import { publicClientRedirectUris } from './redirect-uris';

/** Over all platforms of an application in one tenant. */
const MAX_REDIRECT_URIS = 256;

/** What is wrong with the redirect URIs of all platforms, each for itself and all together. */
export function redirectUrisProblems(props: AdtAppRegistrationProps): Problem[] {
  const { publicClientRedirectUris: declared, webRedirectUris, spaRedirectUris } = props;
  if (declared === undefined && webRedirectUris === undefined && spaRedirectUris === undefined) return [];
  const all = [
    ...known(
      declared ? 'publicClientRedirectUris' : 'the default of publicClientRedirectUris',
      publicClientRedirectUris(props),
    ),
    ...known('webRedirectUris', webRedirectUris),
    ...known('spaRedirectUris', spaRedirectUris),
  ];
  return [
    // Empty is how to say that there shall be none, because the default is not.
    ...(isEmpty(declared) ? [] : listProblems('publicClientRedirectUris', declared, 'publicClient')),
    ...listProblems('webRedirectUris', webRedirectUris, 'web'),
    ...listProblems('spaRedirectUris', spaRedirectUris, 'spa'),
    ...duplicateProblems(
      all,
      (uri) => normalized(parseUri(uri)),
      'keep one: Entra ID takes a redirect URI once per application',
    ),
    ...sameButPortProblems(all),
    ...countProblems(all),
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
  return findRepeats(all, key, (item, first) => {
    if (normalized(parseUri(item.value)) === normalized(parseUri(first.value))) return []; // told as a duplicate
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

function countProblems(all: Placed[]): Problem[] {
  if (all.length <= MAX_REDIRECT_URIS) return [];
  return [
    problem(
      'redirect-uri-count',
      'publicClientRedirectUris, webRedirectUris and spaRedirectUris',
      `must have at most ${MAX_REDIRECT_URIS} entries together, got ${all.length}`,
      'remove some, or make a second registration',
    ),
  ];
}

function known(prop: string, uris: string[] | undefined): Placed[] {
  return Array.isArray(uris) && !isToken(uris) ? placed(prop, Array.from(uris)) : [];
}

function isEmpty(uris: string[] | undefined): boolean {
  return Array.isArray(uris) && uris.length === 0;
}
