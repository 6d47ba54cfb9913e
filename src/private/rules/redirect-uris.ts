import { Token } from 'cdktf';
import type { AdtAppRegistrationProps } from '../../adt-app-registration-props';
import { publicClientRedirectUris } from '../defaults';
import { type Problem, problem } from '../problem';
import { show } from '../show-value';
import { duplicateProblems, type Placed, placed } from './duplicates';
import { ifKnownList, ifKnownString } from './known';
import { type Platform, redirectUriProblems, withoutPort } from './redirect-uri';

/** Over all platforms of an application in one tenant. */
const MAX_REDIRECT_URIS = 256;

/** What is wrong with the redirect URIs of all platforms, each for itself and all together. */
export function redirectUrisProblems(props: AdtAppRegistrationProps): Problem[] {
  const { publicClientRedirectUris: declared, webRedirectUris, spaRedirectUris } = props;
  const all = [
    ...knownItems('publicClientRedirectUris', publicClientRedirectUris(props)),
    ...knownItems('webRedirectUris', webRedirectUris),
    ...knownItems('spaRedirectUris', spaRedirectUris),
  ];
  return [
    // Empty is how to say that there shall be none, because the default is not.
    ...(isEmpty(declared) ? [] : listProblems('publicClientRedirectUris', declared, 'publicClient')),
    ...listProblems('webRedirectUris', webRedirectUris, 'web'),
    ...listProblems('spaRedirectUris', spaRedirectUris, 'spa'),
    ...duplicateProblems(all, 'keep one: Entra ID takes a redirect URI once per application'),
    ...sameButPortProblems(all),
    ...countProblems(all),
  ];
}

function listProblems(prop: string, uris: string[] | undefined, platform: Platform): Problem[] {
  return ifKnownList(prop, uris, (list) =>
    placed(prop, list).flatMap((item) =>
      ifKnownString(item.prop, item.value, (uri) => redirectUriProblems(item.prop, uri, platform)),
    ),
  );
}

/** Entra ID ignores the port of a loopback URI, and then picks any of those that match, with its platform. */
function sameButPortProblems(all: Placed[]): Problem[] {
  const seen = new Map<string, Placed>();
  return all.flatMap((item) => {
    const key = typeof item.value === 'string' && !Token.isUnresolved(item.value) && withoutPort(item.value);
    if (!key) return [];
    const first = seen.get(key);
    if (!first) {
      seen.set(key, item);
      return [];
    }
    if (first.value === item.value) return [];
    return [
      problem(
        'redirect-uri-same-but-port',
        item.prop,
        `must differ from ${first.prop} in more than its port, got ${show(item.value)} and ${show(first.value)}`,
        'keep one, or give each a path of its own: Entra ID ignores the port of localhost',
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

function knownItems(prop: string, uris: string[] | undefined): Placed[] {
  return Array.isArray(uris) && !Token.isUnresolved(uris) ? placed(prop, uris) : [];
}

function isEmpty(uris: string[] | undefined): boolean {
  return Array.isArray(uris) && uris.length === 0;
}
