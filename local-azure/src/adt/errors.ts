import { type ApiError, apiError } from '../http/api-error';

// What the data plane of Azure Digital Twins answers instead of what was asked for.

export const badRequest = (message: string): ApiError => apiError(400, 'ValidationFailed', message);

export const invalidPatch = (message: string): ApiError => apiError(400, 'JsonPatchInvalid', message);

export const forbidden = (action: string): ApiError =>
  apiError(403, 'AuthorizationFailed', `The client does not have the data action Microsoft.DigitalTwins/${action}.`);

export const instanceNotFound = (name: string): ApiError =>
  apiError(404, 'InstanceNotFound', `No instance is called ${name}.`);

export const modelNotFound = (id: string): ApiError => apiError(404, 'ModelNotFound', `There is no model ${id}.`);

export const modelExists = (id: string): ApiError =>
  apiError(409, 'ModelIdAlreadyExists', `Model ${id} already exists.`);

export const twinNotFound = (id: string): ApiError =>
  apiError(404, 'DigitalTwinNotFound', `There is no digital twin instance that exists with the ID ${id}.`);

export const relationshipsLeft = (twin: string): ApiError =>
  apiError(400, 'RelationshipsNotDeleted', `Twin ${twin} still has relationships.`);

export const relationshipNotFound = (twin: string, id: string): ApiError =>
  apiError(404, 'RelationshipNotFound', `Twin ${twin} has no relationship ${id}.`);

export const preconditionFailed = (message: string): ApiError => apiError(412, 'PreconditionFailed', message);
