import type { Azure } from '../azure';
import { enabledPrincipal } from '../entra/client';
import type { Application, User } from '../store/model';
import { mayUse } from './assignment';
import { type Asking, toConsent } from './consent';
import { grantRevoked, notAssigned, notConsented } from './errors';
import { type SignedIn, stillSignedIn } from './people';
import { type AskedResource, type AskedScopes, firstResource, offeredBy } from './scopes';
import { accessToken, type Credential, idToken, scopesFor } from './user-tokens';

interface Wanted {
  readonly asked: AskedScopes;
  readonly credential: Credential;
  readonly nonce?: string;
  readonly refreshToken?: string;
  readonly wantsClientInfo: boolean;
}

/** The person, as long as they may use the client: whatever was allowed when they signed in. */
export function askingFor(azure: Azure, application: Application, person: SignedIn): Asking {
  const user = stillSignedIn(azure, person);
  if (!user) throw grantRevoked();
  return checkedAsking(azure, application, user);
}

export function checkedAsking(azure: Azure, application: Application, user: User): Asking {
  const principal = enabledPrincipal(azure, application);
  if (!mayUse(azure, user, principal)) throw notAssigned(application, user);
  return { application, principal, user };
}

/** 65001, if the client was not granted all that it asks for. */
export function checkConsent(azure: Azure, asking: Asking, asked: AskedScopes): void {
  const resource = firstResource(azure, asked);
  const isGranted = scopesFor(azure, asking, resource).length > 0;
  if (!isGranted || toConsent(azure, asking, asked, false).length > 0) throw notConsented(asking.application);
}

/** What the token endpoint answers a client that acts for a person. */
export async function tokenAnswer(azure: Azure, asking: Asking, wanted: Wanted) {
  const { asked, credential, nonce = '', refreshToken, wantsClientInfo } = wanted;
  const resource = firstResource(azure, asked);
  const { token, expiresIn } = await accessToken(azure, asking, resource, credential);
  return {
    token_type: 'Bearer',
    scope: answeredScope(azure, asking, asked, resource),
    expires_in: expiresIn,
    ext_expires_in: expiresIn,
    access_token: token,
    ...(refreshToken && { refresh_token: refreshToken }),
    ...(asked.ofPeople.includes('openid') && {
      id_token: await idToken(azure, asking, { nonce, scopes: asked.ofPeople }),
    }),
    ...(wantsClientInfo && { client_info: clientInfo(azure, asking.user) }),
  };
}

/**
 * What the token is good for: all that was granted, and what was asked for as the client wrote it. MSAL looks for that in its
 * cache, and takes what is missing for declined.
 */
export function answeredScope(azure: Azure, asking: Asking, asked: AskedScopes, resource: AskedResource): string {
  const { name } = resource;
  const isOfResource = (one: string) => asked.ofPeople.includes(one.toLowerCase()) || nameOf(one) === name;
  const written = asked.written.filter((one) => one.toLowerCase() !== 'offline_access' && isOfResource(one));
  const offered = resource.principals.flatMap((api) => offeredBy(azure, api).map(({ scope }) => scope.value));
  const known = new Set(written.map((one) => one.slice(one.lastIndexOf('/') + 1).toLowerCase()));
  const granted = scopesFor(azure, asking, resource).filter(
    (scope) => offered.includes(scope) && !known.has(scope.toLowerCase()),
  );
  return [...written, ...granted.map((scope) => (name === '' ? scope : `${name}/${scope}`))].join(' ');
}

const nameOf = (scope: string) => scope.slice(0, Math.max(scope.lastIndexOf('/'), 0));

/** What MSAL makes the ID of an account of. */
export function clientInfo({ store }: Azure, { id }: User): string {
  return Buffer.from(JSON.stringify({ uid: id, utid: store.state.tenantId })).toString('base64url');
}
