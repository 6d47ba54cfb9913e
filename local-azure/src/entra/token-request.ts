import type { ApiRequest } from '../http/request';
import { malformedRequest, missingParameter, wrongSecret } from './errors';

/** What a client asks the token endpoint for. */
export interface TokenRequest {
  readonly clientId: string;
  readonly grantType: string;
  readonly scope: string;
  readonly secret: string;
  readonly assertion: string;
  readonly assertionType: string;
  /** Where the page is from that sends it. Only browsers say so. */
  readonly pageOrigin?: string;
  /** Any parameter of the form; empty if it is missing. */
  readonly parameter: (name: string) => string;
}

/** Only a form is read, as by Entra ID, which misses the parameters in anything else. What is empty counts as missing. */
export function readTokenRequest(request: ApiRequest): TokenRequest {
  const { headers } = request;
  const form = readForm(request);
  const get = (name: string) => form.get(name) ?? '';
  const basic = readBasic(headers.authorization);

  const grantType = get('grant_type');
  if (grantType === '') throw missingParameter('grant_type');
  const clientId = basic?.clientId ?? get('client_id');
  if (clientId === '') throw missingParameter('client_id');
  // RFC 6749, 2.3: a client must not authenticate in two ways. What Entra ID then does is not documented.
  const sent = [basic?.secret, get('client_secret'), get('client_assertion')].filter((credential) => credential);
  if (sent.length > 1) throw malformedRequest();
  if (basic && form.has('client_id') && get('client_id') !== basic.clientId) throw malformedRequest();

  return {
    grantType,
    clientId,
    scope: get('scope'),
    secret: basic?.secret ?? get('client_secret'),
    assertion: get('client_assertion'),
    assertionType: get('client_assertion_type'),
    pageOrigin: headers.origin,
    parameter: get,
  };
}

/** What is in a form. Nothing is in a body of another type. */
export function readForm({ headers, body }: ApiRequest): Map<string, string> {
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '');
  return new Map(isForm ? Object.entries((body ?? {}) as Record<string, string>) : []);
}

/** `client_secret_basic`: both parts are encoded as in a form, before they are joined (RFC 6749, 2.3.1). */
function readBasic(authorization = ''): { clientId: string; secret: string } | undefined {
  const [scheme, encoded = ''] = authorization.split(' ');
  if (scheme.toLowerCase() !== 'basic') return undefined;
  const [clientId, ...secret] = Buffer.from(encoded, 'base64').toString().split(':');
  try {
    return { clientId: decoded(clientId), secret: decoded(secret.join(':')) };
  } catch {
    throw wrongSecret(clientId);
  }
}

const decoded = (text: string) => decodeURIComponent(text.replaceAll('+', ' '));
