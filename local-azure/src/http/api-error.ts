/** An error that an API answers with: a status, and a body in the shape of that API. */
export class ApiError extends Error {
  public constructor(
    public readonly status: number,
    public readonly body: object,
    public readonly headers: Record<string, string> = {},
  ) {
    super(JSON.stringify(body));
  }
}

/** An error in the shape that Microsoft Graph, Azure Resource Manager and Azure Digital Twins share. */
export function apiError(status: number, code: string, message: string): ApiError {
  return new ApiError(status, { error: { code, message } });
}

// What is answered by no API of its own

/** A page in a browser must not reach the local Azure under a name of its own. */
export const misdirected = (host: string, wanted: string | undefined): ApiError =>
  apiError(421, 'MisdirectedRequest', `This is ${host}, not ${wanted}.`);

/** Not 404, which clients take for "gone", nor another 5xx, which they try again. */
export const notImplemented = (method: string, path: string): ApiError =>
  apiError(501, 'NotImplemented', `The local Azure does not implement ${method} ${path}.`);

export const internalError = (): ApiError =>
  apiError(
    500,
    'InternalServerError',
    'This is a fault of the local Azure, not of the client. Its log has the details.',
  );

/** How Microsoft Graph, Azure Resource Manager and Azure Digital Twins answer who shows no access token of theirs. */
export function unauthenticated(message: string): ApiError {
  const body = { error: { code: 'InvalidAuthenticationToken', message } };
  return new ApiError(401, body, { 'WWW-Authenticate': 'Bearer error="invalid_token"' });
}
