import type { Azure } from '../azure';
import { ApiError } from '../http/api-error';
import type { ApiResponse } from '../http/request';
import {
  type AuthorizationRequest,
  type Parameters,
  readRequest,
  readTarget,
  type Target,
} from './authorization-request';
import type { Asking } from './consent';
import { leadBack, leadBackWith } from './lead-back';
import type { Memory } from './memory';
import { signedIn } from './people';
import type { Purpose } from './purpose';
import { address } from './redirect-uri';
import { firstResource } from './scopes';
import type { Session } from './sessions';
import { answeredScope, checkConsent, clientInfo } from './token-answer';
import { accessToken, idToken } from './user-tokens';

type Sent = Record<string, string | undefined>;

/** What a client asks for, or how it hears what is wrong with that. */
export function authorization(
  azure: Azure,
  memory: Memory,
  tenant: string,
  asked: Parameters,
  sent: Sent,
): Purpose | Promise<ApiResponse> {
  const target = readTarget(azure, tenant, asked);
  try {
    return purpose(azure, memory, readRequest(azure, target, asked), sent);
  } catch (error) {
    return refusal(target, sent)(error);
  }
}

function purpose(azure: Azure, memory: Memory, request: AuthorizationRequest, sent: Sent): Purpose {
  const refuse = refusal(request, sent);
  return {
    ...request,
    leadsTo: address(request.redirect),
    needsConfirmation: false,
    finish: async (asking, session) => {
      try {
        return await leadBack(request, await answer(azure, memory, request, asking, session));
      } catch (error) {
        return refuse(error);
      }
    },
    refuse,
  };
}

/** Only what is known to be an error of the client's goes to the client. */
function refusal(target: Target, sent: Sent): (error: unknown) => Promise<ApiResponse> {
  return async (error) => {
    if (error instanceof ApiError) return leadBackWith(target, error, sent);
    throw error;
  };
}

async function answer(
  azure: Azure,
  memory: Memory,
  request: AuthorizationRequest,
  asking: Asking,
  session: Session,
): Promise<Record<string, string>> {
  const { responseTypes, scopes, nonce, wantsClientInfo } = request;
  const code = responseTypes.includes('code') ? memory.codes.issue(codeGrant(request, asking)) : undefined;
  const access = responseTypes.includes('token') ? await implicitToken(azure, asking, request) : undefined;
  const beside = { code, accessToken: access?.access_token };
  return {
    ...(code && { code }),
    ...access,
    ...(responseTypes.includes('id_token') && {
      id_token: await idToken(azure, asking, { nonce, scopes: scopes.ofPeople, beside }),
    }),
    ...(wantsClientInfo && { client_info: clientInfo(azure, asking.user) }),
    session_state: session.state,
  };
}

const codeGrant = (request: AuthorizationRequest, { application, user }: Asking) => ({
  clientId: application.appId,
  person: signedIn(user),
  scope: request.scope,
  redirectUri: request.redirect.uri,
  platform: request.redirect.platform,
  nonce: request.nonce,
  challenge: request.challenge,
  method: request.method,
});

/** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-implicit-grant-flow */
async function implicitToken(azure: Azure, asking: Asking, { scopes }: AuthorizationRequest) {
  checkConsent(azure, asking, scopes);
  const resource = firstResource(azure, scopes);
  const { token, expiresIn } = await accessToken(azure, asking, resource, '0');
  return {
    access_token: token,
    token_type: 'Bearer',
    expires_in: String(expiresIn),
    scope: answeredScope(azure, asking, scopes, resource),
  };
}
