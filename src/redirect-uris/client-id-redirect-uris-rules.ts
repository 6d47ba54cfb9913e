import { duplicateProblems, type Placed, placed } from '../validation/duplicates';
import { type Problem, problem } from '../validation/problem';
import { show } from '../validation/show';
import { isToken } from '../validation/token';
import { ifList } from '../validation/values';
import { ClientIdRedirectUri } from './client-id-redirect-uri';

export function clientIdRedirectUrisProblems(prop: string, uris: ClientIdRedirectUri[] | undefined): Problem[] {
  if (isToken(uris)) {
    return [problem('type', prop, 'must be known at synthesis, got a token', 'pass a list of ClientIdRedirectUri')];
  }
  return ifList(prop, uris, (list) => {
    const items = placed(prop, list);
    return [...items.flatMap(memberProblems), ...duplicateProblems(items, (uri) => uri, 'name each once')];
  });
}

function memberProblems({ prop, value }: Placed): Problem[] {
  if (Object.values(ClientIdRedirectUri).includes(value as ClientIdRedirectUri)) return [];
  const fix = 'pass ClientIdRedirectUri.WINDOWS_BROKER or ClientIdRedirectUri.MSAL';
  return [problem('type', prop, `must be a ClientIdRedirectUri, got ${show(value)}`, fix)];
}
