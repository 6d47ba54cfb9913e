import { duplicateProblems, type Placed, placed } from '../validation/duplicates';
import { knownList } from '../validation/list';
import type { Problem } from '../validation/problem';
import { noInstance } from '../validation/wrong-type';
import { ClientIdRedirectUri } from './client-id-redirect-uri';

export const CLIENT_ID_REDIRECT_URIS = knownList<ClientIdRedirectUri, unknown>(
  'pass a list of ClientIdRedirectUri',
  (prop, uris) => {
    const items = placed(prop, uris);
    return [...items.flatMap(memberProblems), ...duplicateProblems(items, (uri) => uri, 'name each once')];
  },
);

function memberProblems({ prop, value }: Placed): Problem[] {
  if (Object.values(ClientIdRedirectUri).includes(value as ClientIdRedirectUri)) return [];
  const fix = 'pass ClientIdRedirectUri.WINDOWS_BROKER or ClientIdRedirectUri.MSAL';
  return [noInstance(prop, value, 'a ClientIdRedirectUri', fix)];
}
