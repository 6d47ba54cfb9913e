import { type ApiError, apiError } from '../http/api-error';

// What Microsoft Graph answers instead of what was asked for.

export const badRequest = (message: string): ApiError => apiError(400, 'Request_BadRequest', message);

export const invalidEndDate = (): ApiError =>
  apiError(400, 'KeyCredentialsInvalidEndDate', 'Key credential end date is invalid.');

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
