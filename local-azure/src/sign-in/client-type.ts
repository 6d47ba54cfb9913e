import type { Azure } from '../azure';
import { checkCredential } from '../entra/client';
import type { TokenRequest } from '../entra/token-request';
import type { Application } from '../store/model';
import { publicClientWithCredential } from './errors';
import type { Credential } from './user-tokens';

/** Where no redirect URI says it: https://learn.microsoft.com/graph/api/resources/application, `isFallbackPublicClient` */
export const isFallbackPublic = ({ isFallbackPublicClient }: Application): boolean => isFallbackPublicClient === true;

/** What the client proves who it is with. A public client keeps no secret, so it must not send one. */
export async function authenticate(
  azure: Azure,
  application: Application,
  asked: TokenRequest,
  isPublic: boolean,
): Promise<Credential> {
  const hasCredential = asked.secret !== '' || asked.assertion !== '';
  if (isPublic && hasCredential) throw publicClientWithCredential();
  if (isPublic) return '0';
  await checkCredential(azure, application, asked);
  return asked.assertion === '' ? '1' : '2';
}
