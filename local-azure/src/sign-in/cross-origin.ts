import type { Azure } from '../azure';
import { readForm, type TokenRequest } from '../entra/token-request';
import { ApiError } from '../http/api-error';
import type { ApiRequest, ApiResponse } from '../http/request';
import type { Application } from '../store/model';
import { crossOriginRefused } from './errors';
import { originOf } from './redirect-uri';

type Headers = Record<string, string>;

/** Lets a page read the answer, if it is from the origin of a redirect URI of a single-page application. */
export function corsFor({ store }: Azure, request: ApiRequest): Headers {
  const { headers } = request;
  const clientId = readForm(request).get('client_id')?.toLowerCase();
  const application = Object.values(store.state.applications).find(({ appId }) => appId === clientId);
  return application && isOfPage(application, headers.origin) ? allow(headers.origin) : {};
}

/** The request before the request. It does not say which client asks. */
export function preflight({ store }: Azure, { headers }: ApiRequest): ApiResponse {
  const isKnown = Object.values(store.state.applications).some((one) => isOfPage(one, headers.origin));
  return {
    status: 204,
    headers: {
      ...(isKnown && allow(headers.origin)),
      'Access-Control-Allow-Methods': 'POST, OPTIONS',
      'Access-Control-Allow-Headers': headers['access-control-request-headers'] ?? '',
      Vary: 'Origin',
    },
  };
}

export async function withHeaders(headers: Headers, answer: () => Promise<ApiResponse>): Promise<ApiResponse> {
  try {
    const response = await answer();
    return { ...response, headers: { ...response.headers, ...headers } };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw new ApiError(error.status, error.body, { ...error.headers, ...headers });
  }
}

/** Pages keep no secret, and a page that is no redirect URI's is not known to be the client's. */
export function refusePages({ pageOrigin }: TokenRequest): void {
  if (pageOrigin !== undefined) throw crossOriginRefused(pageOrigin);
}

/** Ports count for nothing on the person's own machine, as in redirect URIs. */
function isOfPage({ spa }: Application, origin: string | undefined): boolean {
  return origin !== undefined && spa.redirectUris.some((uri) => isSameOrigin(uri, origin));
}

/** Whether a redirect URI leads to a page of this origin. */
export function isSameOrigin(uri: string, origin: string): boolean {
  return withoutPort(originOf(uri)) === withoutPort(origin);
}

const withoutPort = (origin: string | undefined) =>
  origin?.toLowerCase().replace(/^(http:\/\/(?:localhost|127\.0\.0\.1)):\d{1,5}$/, '$1');

const allow = (origin = ''): Headers => ({ 'Access-Control-Allow-Origin': origin, Vary: 'Origin' });
