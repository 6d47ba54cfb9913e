import type { Azure } from '../azure';
import { enabledPrincipal, findApplication } from '../entra/client';
import { missingParameter, singleTenant, tenantNotFound } from '../entra/errors';
import { ALIASES, isTenant } from '../entra/tenant';
import type { Application } from '../store/model';
import {
  idTokenDisabled,
  invalidChallenge,
  invalidParameter,
  missingChallenge,
  responseTypeNeedsOpenid,
  tokenDisabled,
  unsupportedResponseMode,
  unsupportedResponseType,
} from './errors';
import { matchRedirectUri, type RedirectUri } from './redirect-uri';
import { type AskedScopes, readScopes } from './scopes';

/** The parameters that are looked at. OpenID Connect says to ignore the others. */
const NAMES = [
  ...['client_id', 'client_info', 'code_challenge', 'code_challenge_method', 'login_hint', 'nonce', 'prompt'],
  ...['redirect_uri', 'response_mode', 'response_type', 'scope', 'state'],
];

const MODES = ['query', 'fragment', 'form_post'] as const;
export type ResponseMode = (typeof MODES)[number];

const RESPONSE_TYPES = ['code', 'id_token', 'token', 'code id_token', 'id_token token'];
const PROMPTS = ['', 'none', 'login', 'consent', 'select_account'] as const;
export type Prompt = (typeof PROMPTS)[number];

/** RFC 7636, 4.1 and 4.2. */
const CHALLENGE = /^[\w.~-]{43,128}$/;

export type Parameters = Record<string, string>;

/** Those of the parameters that are looked at. */
export function pick(all: Iterable<[string, string]>): Parameters {
  return Object.fromEntries([...all].filter(([name]) => NAMES.includes(name)));
}

/** Who asks, and where the answer goes. */
export interface Target {
  readonly application: Application;
  readonly redirect: RedirectUri;
  readonly mode: ResponseMode;
  readonly state?: string;
}

/** What is wrong here must not be sent anywhere: where to is not known yet. */
export function readTarget(azure: Azure, tenant: string, asked: Parameters): Target {
  const { client_id: clientId = '', redirect_uri: redirectUri = '', state } = asked;
  const alias = tenant.toLowerCase();
  const isAlias = ALIASES.includes(alias);
  if (!isAlias && !isTenant(azure, tenant)) throw tenantNotFound(tenant);
  if (clientId === '') throw missingParameter('client_id');
  const application = findApplication(azure, clientId);
  if (isAlias && application.signInAudience === 'AzureADMyOrg') throw singleTenant(application, alias);
  enabledPrincipal(azure, application);
  return { application, redirect: matchRedirectUri(application, redirectUri), mode: modeOf(asked), state };
}

/** What a client asks for. */
export interface AuthorizationRequest extends Target {
  readonly responseTypes: readonly string[];
  readonly scope: string;
  readonly scopes: AskedScopes;
  readonly nonce: string;
  readonly challenge: string;
  readonly method: string;
  readonly prompt: Prompt;
  readonly loginHint: string;
  readonly wantsClientInfo: boolean;
}

/** What is wrong here is for the client to know. */
export function readRequest(azure: Azure, target: Target, asked: Parameters): AuthorizationRequest {
  const { response_type: responseType = '', response_mode: mode = '', scope = '', nonce = '' } = asked;
  const { code_challenge: challenge = '', code_challenge_method: method = '' } = asked;
  if (responseType === '') throw missingParameter('response_type');
  const responseTypes = [...new Set(responseType.split(' '))].sort();
  checkResponseType(target.application, responseTypes, responseType);
  if (mode !== '' && mode !== target.mode) throw unsupportedResponseMode(mode);
  if (scope === '') throw missingParameter('scope');
  const scopes = readScopes(azure, target.application, scope);
  if (responseTypes.includes('id_token') && !scopes.ofPeople.includes('openid')) throw responseTypeNeedsOpenid();
  if (responseTypes.includes('id_token') && nonce === '') throw missingParameter('nonce');
  if (challenge === '' && method !== '') throw missingChallenge();
  if (challenge !== '' && !CHALLENGE.test(challenge)) throw invalidChallenge();
  if (!['', 'plain', 'S256'].includes(method)) throw invalidParameter('code_challenge_method');
  const prompt = PROMPTS.find((one) => one === (asked.prompt ?? ''));
  if (prompt === undefined) throw invalidParameter('prompt');
  const wantsClientInfo = asked.client_info === '1';
  const loginHint = asked.login_hint ?? '';
  return { ...target, responseTypes, scope, scopes, nonce, challenge, method, prompt, loginHint, wantsClientInfo };
}

/** Tokens belong into no query, where servers log them. */
function modeOf({ response_type: type = '', response_mode: wanted = '' }: Parameters): ResponseMode {
  const hasToken = type.split(' ').some((one) => ['token', 'id_token'].includes(one));
  const mode = MODES.find((one) => one === wanted);
  if (hasToken) return mode === 'form_post' ? mode : 'fragment';
  return mode ?? 'query';
}

function checkResponseType(
  { web: { implicitGrantSettings: allowed } }: Application,
  types: readonly string[],
  text: string,
): void {
  if (!RESPONSE_TYPES.includes(types.join(' '))) throw unsupportedResponseType(text);
  if (types.includes('id_token') && !allowed.enableIdTokenIssuance) throw idTokenDisabled();
  if (types.includes('token') && !allowed.enableAccessTokenIssuance) throw tokenDisabled();
}
