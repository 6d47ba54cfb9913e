import { duplicateProblems, type Placed, placed } from '../validation/duplicates';
import { list } from '../validation/list';
import { type Problem, problem } from '../validation/problem';
import { reading } from '../validation/struct';
import { isToken } from '../validation/token';
import { noInstance } from '../validation/wrong-type';
import { ClientIdRedirectUri } from './client-id-redirect-uri';

const LIST = list<ClientIdRedirectUri, unknown>((prop, uris) => {
  const items = placed(prop, uris);
  return [...items.flatMap(memberProblems), ...duplicateProblems(items, (uri) => uri, 'name each once')];
});

export const CLIENT_ID_REDIRECT_URIS = reading<ClientIdRedirectUri[] | undefined, unknown>((prop, uris, root) => {
  if (!isToken(uris)) return LIST(prop, uris, root);
  return [problem('type', prop, 'must be known at synthesis, got a token', 'pass a list of ClientIdRedirectUri')];
}, LIST.read);

function memberProblems({ prop, value }: Placed): Problem[] {
  if (Object.values(ClientIdRedirectUri).includes(value as ClientIdRedirectUri)) return [];
  const fix = 'pass ClientIdRedirectUri.WINDOWS_BROKER or ClientIdRedirectUri.MSAL';
  return [noInstance(prop, value, 'a ClientIdRedirectUri', fix)];
}
