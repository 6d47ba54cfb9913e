import { z } from 'zod';
import type { Azure } from '../azure';
import type { Application } from '../store/model';
import { ok, parseBody } from '../transport/request';
import type { Router } from '../transport/router';
import { ADT_AUDIENCES, VAULT_AUDIENCES } from './audiences';
import { checkAssertion } from './client-assertion';
import { checkSecret } from './client-secret-check';
import { invalidClient, invalidRequest, refusal } from './refusal';

const REQUEST = z.object({
  client_id: z.string(),
  grant_type: z.string(),
  scope: z.string(),
  client_secret: z.string().optional(),
  client_assertion: z.string().optional(),
  client_assertion_type: z.literal('urn:ietf:params:oauth:client-assertion-type:jwt-bearer').optional(),
});

/** Client credentials: with a secret, or with an assertion instead. */
export function tokenEndpoint(router: Router, azure: Azure): void {
  router.on('POST', '/:tenant/oauth2/v2.0/token', async (request) => {
    const form = parseBody(REQUEST, request, (message) => invalidRequest(900144, message));
    checkTenant(azure, request.params.tenant);
    if (form.grant_type !== 'client_credentials') {
      throw refusal(
        400,
        'unsupported_grant_type',
        70003,
        `The app requested an unsupported grant type '${form.grant_type}'.`,
      );
    }
    const application = findApplication(azure, form.client_id);
    await checkCredential(azure, application, form);
    const audience = audienceOf(azure, form.scope);
    const principal = Object.values(azure.store.state.servicePrincipals).find(({ appId }) => appId === form.client_id);
    if (!principal) {
      throw invalidClient(
        7000229,
        `The client application '${form.client_id}' is missing service principal in the tenant.`,
      );
    }
    const { token, expiresIn } = await azure.tokens.sign({ oid: principal.id, appId: form.client_id, audience });
    return ok({ token_type: 'Bearer', expires_in: expiresIn, ext_expires_in: expiresIn, access_token: token });
  });
}

function checkTenant({ store }: Azure, tenant: string): void {
  if (tenant.toLowerCase() !== store.state.tenantId) {
    throw invalidRequest(90002, `Tenant '${tenant}' not found.`);
  }
}

function findApplication({ store }: Azure, clientId: string): Application {
  const application = Object.values(store.state.applications).find(({ appId }) => appId === clientId);
  if (application) return application;
  throw refusal(
    400,
    'unauthorized_client',
    700016,
    `Application with identifier '${clientId}' was not found in the directory.`,
  );
}

async function checkCredential(azure: Azure, application: Application, form: z.infer<typeof REQUEST>): Promise<void> {
  const { client_secret: secret, client_assertion: assertion } = form;
  // RFC 6749 forbids to send both. Which of them Entra ID would look at is not documented.
  if (secret && assertion) throw invalidRequest(9002313, 'Invalid request. Request is malformed or invalid.');
  if (secret) return checkSecret(application, secret);
  if (!assertion) throw invalidClient(7000218, missing("'client_assertion' or 'client_secret'"));
  if (!form.client_assertion_type) throw invalidRequest(900144, missing("'client_assertion_type'"));
  return checkAssertion(azure, application, assertion);
}

function missing(parameter: string): string {
  return `The request body must contain the following parameter: ${parameter}.`;
}

function audienceOf({ origin }: Azure, scope: string): string {
  const resource = scope.split(' ')[0].replace(/\/\.default$/, '');
  if ([origin, ...ADT_AUDIENCES, ...VAULT_AUDIENCES].includes(resource)) return resource;
  throw refusal(
    400,
    'invalid_resource',
    500011,
    `The resource principal named ${resource} was not found in the tenant.`,
  );
}
