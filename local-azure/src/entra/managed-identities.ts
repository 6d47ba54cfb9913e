import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Azure } from '../azure';
import { ApiError } from '../http/api-error';
import { ok, parseBody } from '../http/request';
import { type Route, route } from '../http/router';
import { findResource } from './resource';

// An Azure resource gets tokens of its managed identity from an endpoint of its own, by a header that only it knows:
// https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference

const PATH = '/msi/token';
const API_VERSION = '2019-08-01';

/** The headers of the managed identities, new at each start. */
export class ManagedIdentities {
  private readonly principals = new Map<string, string>();

  /** What a resource finds in its environment. */
  public environment(origin: string, principalId: string): Record<string, string> {
    const header = randomBytes(32).toString('base64url');
    this.principals.set(header, principalId);
    return { IDENTITY_ENDPOINT: `${origin}${PATH}`, IDENTITY_HEADER: header };
  }

  public principalOf(header = ''): string | undefined {
    return this.principals.get(header);
  }
}

/** Unsourced: status and body of an error. */
const refused = (status: number, message: string): ApiError => new ApiError(status, { statusCode: status, message });

const QUERY = z.object({ 'api-version': z.literal(API_VERSION), resource: z.string().min(1) });

export function identityEndpoint(azure: Azure): Route[] {
  return [
    route('GET', PATH, ['api-version', 'resource'], async (request) => {
      const { servicePrincipals } = azure.store.state;
      const principal =
        servicePrincipals[azure.managedIdentities.principalOf(request.headers['x-identity-header']) ?? ''];
      if (!principal) throw refused(401, 'The X-IDENTITY-HEADER is not that of a managed identity.');
      const asked = parseBody(QUERY, { ...request, body: request.query }, (message) => refused(400, message));
      const { audience, version } = findResource(azure, asked.resource);
      const { id: oid, appId } = principal;
      const grant = { oid, appId, audience, version, origin: azure.origin, credential: '2' as const };
      const { token, expiresIn } = await azure.tokens.sign(grant);
      return ok({
        access_token: token,
        client_id: appId,
        expires_on: String(Math.floor(Date.now() / 1000) + expiresIn),
        resource: asked.resource,
        token_type: 'Bearer',
      });
    }),
  ];
}
