import { createHash } from 'node:crypto';
import type { Azure } from '../azure';
import { groupsOf } from '../entra/principals';
import type { Application, ServicePrincipal, User } from '../store/model';
import { groupsFor, rolesOf } from './assignment';
import { type Asking, grantedOn } from './consent';
import type { AskedResource } from './scopes';

/** How the client proved who it is: 0 not at all, 1 with a secret, 2 with an assertion. */
export type Credential = '0' | '1' | '2';

/** More than these do not fit into a token: https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference */
const MOST_GROUPS = 200;

/** A token that lets a client call an API for a person. */
export function accessToken(azure: Azure, asking: Asking, resource: AskedResource, credential: Credential) {
  const { application, user } = asking;
  const [principal] = resource.principals;
  const isV2 = resource.version === '2.0';
  const { appId } = application;
  const claims = {
    ...person(azure, user, principal),
    scp: scopesFor(azure, asking, resource).join(' '),
    idtyp: 'user',
    ...(isV2
      ? { azp: appId, azpacr: credential, preferred_username: user.userPrincipalName }
      : { appid: appId, appidacr: credential, upn: user.userPrincipalName, unique_name: user.userPrincipalName }),
    name: user.displayName,
  };
  return azure.tokens.issue(claims, { ...resource, origin: azure.origin });
}

/** Every permission that the client was granted on the API, asked for or not. That for refresh tokens is for Entra ID only. */
export function scopesFor(azure: Azure, asking: Asking, { principals }: AskedResource): string[] {
  return principals.flatMap((api) => grantedOn(azure, asking, api)).filter((scope) => scope !== 'offline_access');
}

interface IdTokenRequest {
  readonly nonce: string;
  /** Scopes of OpenID Connect. */
  readonly scopes: readonly string[];
  /** What is sent beside it, by the hash with which the client checks it. */
  readonly beside?: { readonly code?: string; readonly accessToken?: string };
}

/** A token that names the user to the client: https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference */
export async function idToken(azure: Azure, asking: Asking, { nonce, scopes, beside = {} }: IdTokenRequest) {
  const { application, principal, user } = asking;
  const { mail } = user.other;
  const claims = {
    ...person(azure, user, principal),
    ...(nonce && { nonce }),
    ...(scopes.includes('profile') && { name: user.displayName, preferred_username: user.userPrincipalName }),
    ...(scopes.includes('email') && typeof mail === 'string' && { email: mail }),
    ...(beside.code && { c_hash: halfHash(beside.code) }),
    ...(beside.accessToken && { at_hash: halfHash(beside.accessToken) }),
  };
  const { token } = await azure.tokens.issue(claims, {
    version: '2.0',
    origin: azure.origin,
    audience: application.appId,
  });
  return token;
}

/** Who the person is to the one that reads the token. */
function person(azure: Azure, user: User, reader: ServicePrincipal) {
  const application = applicationOf(azure, reader);
  const groups = groupsFor(azure, user, reader, groupsOf(azure, user.id), application);
  const roles = rolesOf(azure, user, reader, application);
  return {
    oid: user.id,
    sub: subjectFor(reader.appId, user),
    ...(roles.length > 0 && { roles }),
    ...(groups.length > MOST_GROUPS ? overage(azure, user) : groups.length > 0 && { groups }),
  };
}

/** Another one for each reader, so that two of them cannot find out that they know the same person. */
export const subjectFor = (appId: string, { id }: User): string =>
  createHash('sha256').update(`${appId} ${id}`).digest('base64url');

const applicationOf = ({ store }: Azure, { appId }: ServicePrincipal): Application | undefined =>
  Object.values(store.state.applications).find((one) => one.appId === appId);

const overage = ({ origin }: Azure, { id }: User) => ({
  _claim_names: { groups: 'src1' },
  _claim_sources: { src1: { endpoint: `${origin}/v1.0/users/${id}/getMemberObjects` } },
});

/** OpenID Connect Core, 3.1.3.6 and 3.3.2.11. */
const halfHash = (text: string) => createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url');
