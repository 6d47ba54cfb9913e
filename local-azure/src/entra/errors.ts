import { z } from 'zod';
import type { Fault } from '../faults/faults';
import { ApiError } from '../http/api-error';
import type { Application } from '../store/model';
import { missingClaim } from './assertion-errors';
import { entraError } from './error-codes';

// What Entra ID answers instead of a token.

const isGuid = (text: string) => z.guid().safeParse(text).success;

// The request

export const missingParameter = (name: string): ApiError => entraError(900144, lacks(`'${name}'`));

export const missingCredential = (): ApiError => entraError(7000218, lacks("'client_assertion' or 'client_secret'"));

const lacks = (what: string) => `The request body must contain the following parameter: ${what}.`;

export const badRequest = (message: string): ApiError =>
  entraError(9002313, `Invalid request. Request is malformed or invalid. ${message}`.trim());

export const malformedRequest = (): ApiError => badRequest('');

export const onlyPost = (): ApiError =>
  entraError(900561, 'The endpoint only accepts POST requests. Received a GET request.');

export const unsupportedGrant = (grantType: string): ApiError =>
  entraError(70003, `The app requested an unsupported grant type '${grantType}'.`);

/** Entra ID can do it, and the local Azure cannot: no code of Entra ID says so. */
export const notImplemented = (what: string): ApiError =>
  new ApiError(501, {
    error: 'not_implemented',
    error_description: `The local Azure does not implement ${what}.`,
    error_codes: [],
  });

// The tenant

export function tenantNotFound(tenant: string): ApiError {
  const isName = tenant.includes('.') || isGuid(tenant);
  return isName
    ? entraError(90002, noSuchTenant(tenant))
    : entraError(
        900023,
        `Specified tenant identifier '${tenant.toLowerCase()}' is neither a valid DNS name, nor a valid external domain.`,
      );
}

/** Discovery has one code for all, and another word: github.com/microsoftgraph/windowsupdates-webapplication-sample/issues/6. */
export function tenantNotDiscovered(tenant: string): ApiError {
  const { status, body } = entraError(90002, noSuchTenant(tenant));
  return new ApiError(status, { ...body, error: 'invalid_tenant' });
}

const noSuchTenant = (tenant: string) =>
  `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct ` +
  'cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.';

export const unknownInstance = (): ApiError => entraError(50049, 'Unknown or invalid instance.');

export const singleTenant = ({ appId, displayName }: Application, alias: string): ApiError =>
  entraError(
    50194,
    `Application '${appId}'(${displayName}) is not configured as a multi-tenant application. Usage of the /${alias} ` +
      'endpoint is not supported for such applications. Use a tenant-specific endpoint or configure the application ' +
      'to be multi-tenant.',
  );

// The client

/** The GUID of zeros is none, for Entra ID: it is what people forget to replace. */
export const applicationNotFound = (clientId: string, tenantId: string): ApiError =>
  clientId === '00000000-0000-0000-0000-000000000000'
    ? entraError(700038, `${clientId} is not a valid application identifier.`)
    : entraError(
        700016,
        `Application with identifier '${clientId}' was not found in the directory '${tenantId}'. This can happen if ` +
          'the application has not been installed by the administrator of the tenant or consented to by any user in ' +
          'the tenant. You may have sent your authentication request to the wrong tenant.',
      );

export const servicePrincipalMissing = (clientId: string, tenantId: string): ApiError =>
  entraError(7000229, `The client application ${clientId} is missing service principal in the tenant ${tenantId}.`);

export const clientDisabled = ({ appId, displayName }: Application): ApiError =>
  entraError(7000112, `Application '${appId}'(${displayName}) is disabled.`);

// The scope

export const missingScope = (): ApiError => missingClaim('scope');

export const scopeWithoutDefault = (scope: string): ApiError =>
  entraError(
    1002012,
    `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with ` +
      '/.default suffixed to the resource identifier (application ID URI).',
  );

export const severalResources = (scope: string): ApiError =>
  entraError(
    700022,
    `The provided value for the input parameter scope '${scope}' is not valid because it contains more than one resource.`,
  );

export const resourceNotFound = (resource: string, tenantId: string): ApiError =>
  entraError(
    500011,
    `The resource principal named ${resource} was not found in the tenant named ${tenantId}. This can happen if the ` +
      'application has not been installed by the administrator of the tenant or consented to by any user in the ' +
      'tenant. You might have sent your authentication request to the wrong tenant.',
  );

export const resourceDisabled = (resource: string): ApiError =>
  entraError(500014, `The service principal for resource '${resource}' is disabled.`);

// A client secret

export const wrongSecret = (appId: string): ApiError =>
  entraError(
    7000215,
    'Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the ' +
      `client secret ID, for a secret added to app '${appId}'.`,
  );

export const secretExpired = (appId: string): ApiError =>
  entraError(7000222, `The provided client secret keys for app '${appId}' are expired.`);

// Failures on purpose

/** The sign-in has no 404: an application that is not replicated yet is not found, as one that is not there. */
export function signInFault({ kind, status, retryAfterSeconds }: Fault): ApiError | undefined {
  const ofLocalAzure = '(a fault of the local Azure)';
  switch (kind) {
    case 'lag':
    case 'principal-not-found':
      return entraError(700016, `Application was not found in the directory yet ${ofLocalAzure}.`);
    case 'forbidden':
      return entraError(7000112, `Application is disabled still ${ofLocalAzure}.`);
    case 'throttle': {
      const { status: tooMany, body } = entraError(90055, `There are too many incoming requests ${ofLocalAzure}.`);
      return new ApiError(tooMany, body, { 'Retry-After': String(retryAfterSeconds) });
    }
    case 'error':
      return new ApiError(status, entraError(90033, `A transient error has occurred ${ofLocalAzure}.`).body);
    default:
      return undefined;
  }
}
