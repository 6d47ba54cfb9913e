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

/** How these three answer who shows no access token of theirs. */
export function unauthenticated(message: string): ApiError {
  const body = { error: { code: 'InvalidAuthenticationToken', message } };
  return new ApiError(401, body, { 'WWW-Authenticate': 'Bearer error="invalid_token"' });
}
