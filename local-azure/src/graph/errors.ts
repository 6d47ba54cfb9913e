import type { Fault } from '../faults/faults';
import { ApiError, apiError } from '../http/api-error';

// What Microsoft Graph answers instead of what was asked for. Its documentation lists codes of other services only: where these
// are from stands beside each. Those without a source are what azuread and the Azure CLI look for. The envelope is in envelope.ts.

/** hashicorp/terraform-provider-azuread reads it so, and Azure/azure-cli. */
export const badRequest = (message: string): ApiError => apiError(400, 'Request_BadRequest', message);

/** What Microsoft Graph answers to users of azuread. The text is unsourced. */
export const invalidEndDate = (): ApiError =>
  apiError(400, 'KeyCredentialsInvalidEndDate', 'Key credential end date is invalid.');

/** A property that the type does not have. */
export const unknownProperty = (names: string[]): ApiError =>
  badRequest(names.map((name) => `Invalid property '${name}'.`).join(' '));

/** The text is Microsoft's; what is wrong with the value is ours to say. */
export const invalidValue = (property: string, type: string, why: string): ApiError =>
  badRequest(`Invalid value specified for property '${property}' of resource '${type}'. ${why}`);

/** Unsourced. */
export const readOnly = (names: string[]): ApiError =>
  badRequest(names.map((name) => `Property '${name}' is read-only and cannot be set.`).join(' '));

/** What Microsoft Graph has, and this does not. */
export const notImplemented = (what: string): ApiError =>
  apiError(501, 'NotImplemented', `The local Azure does not implement ${what}.`);

/** Reported by users of Microsoft Graph, as are the next ones. */
export const valueRequired = (property: string, type: string): ApiError =>
  badRequest(`A value is required for property '${property}' of resource '${type}'.`);

export const valueInUse = (property: string): ApiError =>
  badRequest(`Another object with the same value for property ${property} already exists.`);

export const unverifiedDomain = (): ApiError =>
  badRequest(
    'The domain portion of the userPrincipalName property is invalid. You must use one of the verified domain names in your organization.',
  );

export const weakPassword = (): ApiError =>
  badRequest(
    'The specified password does not comply with password complexity requirements. Please provide a different password.',
  );

export const referenceExists = (property: string): ApiError =>
  badRequest(`One or more added object references already exist for the following modified properties: '${property}'.`);

export const onlyForPeople = (): ApiError =>
  apiError(400, 'BadRequest', '/me request is only valid with delegated authentication flow.');

/** hashicorp/terraform-provider-azuread tries again after this: what was made a moment ago may not be everywhere yet. */
export const invalidReference = (): ApiError => badRequest('Not a valid reference update.');

export const permissionNotFound = (): ApiError => badRequest('Permission being assigned was not found on application');

export const permissionExists = (): ApiError => badRequest('Permission being assigned already exists on the object');

export const accessDenied = (): ApiError =>
  apiError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');

export const notFound = (id: string): ApiError =>
  apiError(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );

export const alreadyExists = (message: string): ApiError =>
  apiError(409, 'Request_MultipleObjectsWithSameKeyValue', message);

/** 400 and not 409: https://learn.microsoft.com/azure/data-factory/quickstart-create-data-factory-powershell quotes it. */
export const identifierUriInUse = (): ApiError => valueInUse('identifierUris');

/** hashicorp/go-azure-sdk, sdk/odata. */
export const enabledPermission = (): ApiError =>
  apiError(
    400,
    'CannotDeleteOrUpdateEnabledEntitlement',
    'Permission (scope or role) cannot be deleted or updated unless disabled first.',
  );

// Query options: https://learn.microsoft.com/graph/aad-advanced-queries#error-handling-for-advanced-queries-on-directory-objects

/** Reported with this code and these words: turbot/steampipe-plugin-azuread. */
export const invalidPageSize = (size: string): ApiError =>
  unsupportedQuery(`Invalid page size specified: '${size}'. Must be between 1 and 999 inclusive.`);

export const unknownSelection = (name: string, type: string): ApiError =>
  apiError(400, 'BadRequest', `Parsing OData Select and Expand failed: ${noProperty(name, type)}`);

export const invalidFilter = (why: string): ApiError => apiError(400, 'BadRequest', `Invalid filter clause: ${why}`);

export const noProperty = (name: string, type: string): string =>
  `Could not find a property named '${name}' on type 'microsoft.graph.${type}'.`;

export const unsupportedQuery = (message: string): ApiError => apiError(400, 'Request_UnsupportedQuery', message);

export const needsAdvancedQuery = (operator: string): ApiError =>
  unsupportedQuery(
    `Operator '${operator}' is not supported because the required parameters might be missing. Try adding $count=true ` +
      'query parameter and ConsistencyLevel:eventual header. Refer to https://aka.ms/graph-docs/advanced-queries for more ' +
      'information',
  );

export const countNeedsHeader = (): ApiError => badRequest('$count is not currently supported.');

/** The code is what PowerShell users report; that a page is lost when its first object was deleted is a limit of ours. */
export const expiredPage = (): ApiError =>
  apiError(
    400,
    'Directory_ExpiredPageToken',
    'The specified page token value has expired and can no longer be included in your request.',
  );

// Failures on purpose

export function graphFault({ kind, status, retryAfterSeconds }: Fault): ApiError | undefined {
  const ofLocalAzure = '(a fault of the local Azure)';
  switch (kind) {
    case 'lag':
      return notFound(`not replicated yet ${ofLocalAzure}`);
    case 'principal-not-found':
      return badRequest(`The principal does not reference a valid object yet ${ofLocalAzure}.`);
    case 'forbidden':
      return accessDenied();
    case 'throttle':
      return new ApiError(
        429,
        { error: { code: 'TooManyRequests', message: `Too many requests ${ofLocalAzure}.` } },
        { 'Retry-After': String(retryAfterSeconds) },
      );
    case 'error':
      return apiError(status, 'ServiceUnavailable', `Out of order ${ofLocalAzure}.`);
    default:
      return undefined;
  }
}
