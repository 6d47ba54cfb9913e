import type { Incoming } from './http/https-server';
import type { ApiResponse } from './http/request';
import { nameOf, type Route } from './http/router';

/** A request that was answered with success. */
export interface Witness {
  /** Its method and the path of its route, such as `GET /v1.0/applications/:id`. */
  readonly route: string;
  /** How the client calls itself: MSAL in a header or a parameter of its own. */
  readonly userAgent: string;
  /** How a person signs in with it, such as `device code`. Empty if they do not. */
  readonly flows: readonly string[];
}

// biome-ignore lint/suspicious/noExplicitAny: whatever was sent
type Asked = Record<string, any>;

const TOKEN = 'POST /:tenant/oauth2/v2.0/token';
const AUTHORIZE = 'GET /:tenant/oauth2/v2.0/authorize';
const CODE = 'authorization_code';

/** How people sign in and out, and the request by which it is known. */
const KNOWN_BY: Record<string, readonly [route: string, isKnown: (asked: Asked) => boolean]> = {
  'authorization code with PKCE': [TOKEN, (asked) => asked.grant_type === CODE && !!asked.code_verifier],
  'authorization code with a secret': [TOKEN, (asked) => asked.grant_type === CODE && !!asked.client_secret],
  'device code': [TOKEN, (asked) => /device_code$/.test(asked.grant_type)],
  'refresh token': [TOKEN, (asked) => asked.grant_type === 'refresh_token'],
  password: [TOKEN, (asked) => asked.grant_type === 'password'],
  'implicit flow': [AUTHORIZE, ({ response_type: type }) => /token/.test(type) && !/code/.test(type)],
  '`response_mode=form_post`': [AUTHORIZE, (asked) => asked.response_mode === 'form_post'],
  '`prompt=none`': [AUTHORIZE, (asked) => asked.prompt === 'none'],
  'sign-out': ['GET /:tenant/oauth2/v2.0/logout', () => true],
};

export const FLOWS: readonly string[] = Object.keys(KNOWN_BY);

export function witnessed(route: Route, { headers, query, body }: Incoming, response: ApiResponse): Witness {
  const asked: Asked = { ...query, ...(body as Asked | undefined) };
  const { 'user-agent': agent = '', 'x-client-sku': library = asked['x-client-SKU'] ?? '' } = headers;
  const name = nameOf(route);
  const flows = FLOWS.filter((flow) => name === KNOWN_BY[flow][0] && KNOWN_BY[flow][1](asked));
  return { route: name, userAgent: `${agent} ${library}`.trim(), flows: isRefusal(response) ? [] : flows };
}

/** The browser leads the person back with it. */
const isRefusal = ({ headers }: ApiResponse) => /[?#&]error=/.test(headers?.Location ?? '');
