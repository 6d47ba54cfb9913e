import { duplicateProblems, literalRepeatProblems, type Placed, placed } from '../validation/duplicates';
import { list } from '../validation/list';
import { type Problem, problem } from '../validation/problem';
import { show } from '../validation/show';
import { type Rules, reading } from '../validation/struct';
import { isToken } from '../validation/token';
import { ifLiteral } from '../validation/values';
import { CLIENT_ID_REDIRECT_URIS } from './client-id-redirect-uris-rules';
import { redirectUriProblems } from './one-uri-rules';
import { isLoopback, normalized, parseUri, withoutPort } from './parsed-uri';
import type { Platform } from './platform';
import { publicClientRedirectUris, type RedirectUris } from './redirect-uris';

/** Over all platforms of an application in one tenant. */
const MAX_REDIRECT_URIS = 256;

/** What stands before a prop that is left out. */
const DEFAULT = 'the default of';

// Stryker disable StringLiteral: the rules only tell public clients from the others
const [PUBLIC_CLIENT, WEB, SPA] = [platform('publicClient', true), platform('web'), platform('spa')];
// Stryker restore StringLiteral

/** The redirect URIs of each platform, and then all together. */
export const REDIRECT_URIS: Rules<RedirectUris> = {
  publicClientRedirectUris: PUBLIC_CLIENT,
  clientIdRedirectUris: CLIENT_ID_REDIRECT_URIS,
  webRedirectUris: WEB,
  spaRedirectUris: reading((prop, uris, all) => [...SPA(prop, uris, all), ...togetherProblems(all)], SPA.read),
};

/** @param mayBeEmpty an empty list means none where the default is not empty */
function platform(name: Platform, mayBeEmpty = false) {
  return list<string, unknown>(
    (prop, uris) =>
      placed(prop, uris).flatMap((item) =>
        ifLiteral(item.prop, item.value, (uri) => redirectUriProblems(item.prop, uri, name)),
      ),
    { mayBeEmpty },
  );
}

function togetherProblems(props: RedirectUris): Problem[] {
  const { publicClientRedirectUris: declared, clientIdRedirectUris, webRedirectUris, spaRedirectUris } = props;
  const all = [
    ...literals(
      declared ? 'publicClientRedirectUris' : `${DEFAULT} publicClientRedirectUris`,
      publicClientRedirectUris(props),
    ),
    ...literals('webRedirectUris', webRedirectUris),
    ...literals('spaRedirectUris', spaRedirectUris),
  ];
  return [
    ...duplicateProblems(
      all,
      (uri) => normalized(parseUri(uri)),
      'keep one: Entra ID takes a redirect URI once per application',
    ),
    ...sameButPortProblems(all),
    // Stryker disable next-line StringLiteral: they are counted only
    ...countProblems(all.length + literals('clientIdRedirectUris', clientIdRedirectUris).length),
  ];
}

/** Entra ID ignores the port of a loopback URI, and then picks any of those that match, with its platform. */
function sameButPortProblems(all: Placed[]): Problem[] {
  const key = (text: string) => (isLoopback(parseUri(text)) ? withoutPort(parseUri(text)) : undefined);
  return literalRepeatProblems(all, key, (item, first) => {
    if (normalized(parseUri(item.value)) === normalized(parseUri(first.value))) return []; // a duplicate, which has a rule of its own
    const wrong = `differs from ${first.prop} in its port alone, got ${show(item.value)} and ${show(first.value)}`;
    const fix = 'keep one, or give each a path of its own, because Entra ID ignores the port of localhost';
    const removal = first.prop.startsWith(DEFAULT) ? '; publicClientRedirectUris: [] removes the default' : '';
    return [problem('redirect-uri-same-but-port', item.prop, wrong, `${fix}${removal}`)];
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
  return Array.isArray(uris) && !isToken(uris) ? placed(prop, uris) : [];
}
