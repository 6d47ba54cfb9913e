import { z } from 'zod';
import type { Azure } from '../azure';
import { ok, parseBody } from '../http/request';
import { ANY_QUERY, type Route, route } from '../http/router';
import type { Application } from '../store/model';
import { ADT_AUDIENCES, VAULT_AUDIENCES } from './audiences';
import { checkAssertion } from './client-assertion';
import { checkSecret } from './client-secret-check';
import {
  applicationNotFound,
  badRequest,
  malformedRequest,
  missingCredential,
  missingParameter,
  resourceNotFound,
  scopeNotValid,
  servicePrincipalMissing,
  tenantNotFound,
  unsupportedGrant,
} from './errors';

const REQUEST = z.object({
  client_id: z.string(),
  grant_type: z.string(),
  scope: z.string(),
  client_secret: z.string().optional(),
  client_assertion: z.string().optional(),
  client_assertion_type: z.literal('urn:ietf:params:oauth:client-assertion-type:jwt-bearer').optional(),
});

/** Client credentials: with a secret, or with an assertion instead. */
export function tokenEndpoint(azure: Azure): Route[] {
  return [
    route('POST', '/:tenant/oauth2/v2.0/token', ANY_QUERY, async (request) => {
      const form = parseBody(REQUEST, request, badRequest);
      checkTenant(azure, request.params.tenant);
      if (form.grant_type !== 'client_credentials') throw unsupportedGrant(form.grant_type);
      const application = findApplication(azure, form.client_id);
      await checkCredential(azure, application, form);
      const audience = audienceOf(azure, form.scope);
      const principal = Object.values(azure.store.state.servicePrincipals).find(
        ({ appId }) => appId === form.client_id,
      );
      if (!principal) throw servicePrincipalMissing(form.client_id);
      const { token, expiresIn } = await azure.tokens.sign({ oid: principal.id, appId: form.client_id, audience });
      return ok({ token_type: 'Bearer', expires_in: expiresIn, ext_expires_in: expiresIn, access_token: token });
    }),
  ];
}

function checkTenant({ store }: Azure, tenant: string): void {
  if (tenant.toLowerCase() !== store.state.tenantId) throw tenantNotFound(tenant);
}

function findApplication({ store }: Azure, clientId: string): Application {
  const application = Object.values(store.state.applications).find(({ appId }) => appId === clientId);
  if (application) return application;
  throw applicationNotFound(clientId);
}

async function checkCredential(azure: Azure, application: Application, form: z.infer<typeof REQUEST>): Promise<void> {
  const { client_secret: secret, client_assertion: assertion } = form;
  // RFC 6749 forbids to send both. Which of them Entra ID would look at is not documented.
  if (secret && assertion) throw malformedRequest();
  if (secret) return checkSecret(application, secret);
  if (!assertion) throw missingCredential();
  if (!form.client_assertion_type) throw missingParameter("'client_assertion_type'");
  return checkAssertion(azure, application, assertion);
}

function audienceOf({ origin }: Azure, scope: string): string {
  const [first] = scope.split(' ');
  const resource = first.replace(/\/\.default$/, '');
  if (resource === first) throw scopeNotValid(scope);
  if ([origin, ...ADT_AUDIENCES, ...VAULT_AUDIENCES].includes(resource)) return resource;
  throw resourceNotFound(resource);
}
