import type { TokenRequest } from '../entra/token-request';
import { authenticate } from './client-type';
import { isSameOrigin, refusePages } from './cross-origin';
import { crossOriginRefused, onlyCrossOrigin } from './errors';
import type { Family } from './refresh-tokens';
import { readScopes } from './scopes';
import { askingFor, checkConsent, tokenAnswer } from './token-answer';
import { required, type UserGrant, wantsInfo } from './user-grant';

/**
 * A refresh token is good for whatever the client was granted, also on another API:
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#refresh-the-access-token
 */
export const refreshGrant: UserGrant = async (azure, { refreshTokens }, application, asked) => {
  const { appId } = application;
  const token = required(asked, 'refresh_token');
  const family = refreshTokens.find(token, appId);
  checkOrigin(family, asked);
  const credential = await authenticate(azure, application, asked, family.isPublic);
  const asking = askingFor(azure, application, family.person);
  const scopes = readScopes(azure, application, asked.scope === '' ? family.scope : asked.scope);
  checkConsent(azure, asking, scopes);
  const refreshToken = refreshTokens.rotate(token, appId);
  return tokenAnswer(azure, asking, { asked: scopes, credential, refreshToken, wantsClientInfo: wantsInfo(asked) });
};

function checkOrigin({ spaOrigin }: Family, asked: TokenRequest): void {
  const { pageOrigin } = asked;
  if (spaOrigin === undefined) {
    refusePages(asked);
    return;
  }
  if (pageOrigin === undefined) throw onlyCrossOrigin();
  if (!isSameOrigin(spaOrigin, pageOrigin)) throw crossOriginRefused(pageOrigin);
}
