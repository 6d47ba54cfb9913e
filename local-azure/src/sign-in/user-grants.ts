import { authenticate, isFallbackPublic } from './client-type';
import { codeGrant } from './code-grant';
import { refusePages } from './cross-origin';
import { signedIn } from './people';
import { refreshGrant } from './refresh-grant';
import { onlyResource, readScopes } from './scopes';
import { askingFor, checkConsent, checkedAsking, tokenAnswer } from './token-answer';
import { required, type UserGrant, wantsInfo } from './user-grant';

/** A device that a person signed in for: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code */
const deviceGrant: UserGrant = async (azure, memory, application, asked) => {
  const deviceCode = required(asked, 'device_code');
  refusePages(asked);
  const { appId } = application;
  const credential = await authenticate(azure, application, asked, isFallbackPublic(application));
  const { person, scope } = memory.deviceCodes.find(deviceCode, appId);
  const asking = askingFor(azure, application, person);
  const scopes = readScopes(azure, application, scope);
  checkConsent(azure, asking, scopes);
  memory.deviceCodes.redeem(deviceCode, appId);
  const refreshToken = scopes.ofPeople.includes('offline_access')
    ? memory.refreshTokens.begin({ clientId: appId, person, scope, isPublic: credential === '0' })
    : undefined;
  return tokenAnswer(azure, asking, { asked: scopes, credential, refreshToken, wantsClientInfo: wantsInfo(asked) });
};

/** The password of the person: https://learn.microsoft.com/entra/identity-platform/v2-oauth-ropc */
const passwordGrant: UserGrant = async (azure, memory, application, asked) => {
  const [username, password] = [required(asked, 'username'), required(asked, 'password')];
  refusePages(asked);
  const credential = await authenticate(azure, application, asked, isFallbackPublic(application));
  const scope = required(asked, 'scope');
  const scopes = readScopes(azure, application, scope);
  onlyResource(scopes);
  const user = memory.passwords.check(azure, username, password);
  const asking = checkedAsking(azure, application, user);
  checkConsent(azure, asking, scopes);
  const family = { clientId: application.appId, person: signedIn(user), scope, isPublic: credential === '0' };
  const refreshToken = scopes.ofPeople.includes('offline_access') ? memory.refreshTokens.begin(family) : undefined;
  return tokenAnswer(azure, asking, { asked: scopes, credential, refreshToken, wantsClientInfo: wantsInfo(asked) });
};

export const USER_GRANTS: ReadonlyMap<string, UserGrant> = new Map([
  ['authorization_code', codeGrant],
  ['refresh_token', refreshGrant],
  ['password', passwordGrant],
  ['urn:ietf:params:oauth:grant-type:device_code', deviceGrant],
  ['device_code', deviceGrant], // as MSAL for Node.js writes it
]);
