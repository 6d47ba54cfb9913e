import { createHash } from 'node:crypto';
import type { TokenRequest } from '../entra/token-request';
import { authenticate } from './client-type';
import type { CodeGrant } from './codes';
import { isSameOrigin, refusePages } from './cross-origin';
import { crossOriginRefused, missingProofKey, onlyCrossOrigin, redirectUriChanged, verifierMismatch } from './errors';
import { originOf } from './redirect-uri';
import { onlyResource, readScopes } from './scopes';
import { askingFor, checkConsent, tokenAnswer } from './token-answer';
import { required, type UserGrant, wantsInfo } from './user-grant';

/** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#redeem-a-code-for-an-access-token */
export const codeGrant: UserGrant = async (azure, { codes, refreshTokens }, application, asked) => {
  const { appId } = application;
  const code = required(asked, 'code');
  const redirectUri = required(asked, 'redirect_uri');
  const grant = codes.find(code, appId);
  const { person, nonce, platform } = grant;
  checkOrigin(grant, asked);
  const credential = await authenticate(azure, application, asked, platform !== 'web');
  if (redirectUri !== grant.redirectUri) throw redirectUriChanged(redirectUri, grant.redirectUri);
  checkVerifier(grant, asked.parameter('code_verifier'));

  const asking = askingFor(azure, application, person);
  const scope = asked.scope === '' ? grant.scope : asked.scope;
  const scopes = readScopes(azure, application, scope);
  if (asked.scope !== '') onlyResource(scopes);
  checkConsent(azure, asking, scopes);
  codes.redeem(code, appId);

  const spaOrigin = platform === 'spa' ? originOf(redirectUri) : undefined;
  const family = { clientId: appId, person, scope, spaOrigin, isPublic: platform !== 'web' };
  const refreshToken = scopes.ofPeople.includes('offline_access') ? refreshTokens.begin(family) : undefined;
  const wantsClientInfo = wantsInfo(asked);
  return tokenAnswer(azure, asking, { asked: scopes, credential, nonce, refreshToken, wantsClientInfo });
};

/** A code of a single-page application is redeemed by its page, and any other by no page. */
function checkOrigin({ platform, redirectUri, challenge }: CodeGrant, asked: TokenRequest): void {
  const { pageOrigin } = asked;
  if (platform !== 'spa') {
    refusePages(asked);
    return;
  }
  if (challenge === '') throw missingProofKey();
  if (pageOrigin === undefined) throw onlyCrossOrigin();
  if (!isSameOrigin(redirectUri, pageOrigin)) throw crossOriginRefused(pageOrigin);
}

/** RFC 7636, 4.6. */
function checkVerifier({ challenge, method }: CodeGrant, verifier: string): void {
  const hash = createHash('sha256').update(verifier).digest('base64url');
  if (challenge !== (verifier && method === 'S256' ? hash : verifier)) throw verifierMismatch();
}
