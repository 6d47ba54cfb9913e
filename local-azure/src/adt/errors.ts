import { ApiError } from '../http/api-error';
import type { Caller } from '../http/request';

// What the data plane of Azure Digital Twins answers instead of what was asked for. Codes and status are those of Microsoft's
// REST description (2023-10-31) and of the recordings in the Azure SDK for JavaScript; "unsourced" marks the others.

/** The code is in a header too: clients that read no body see it. */
function adtError(status: number, code: string, message: string, details?: string): ApiError {
  const more = details === undefined ? {} : { details: [{ code, message: details }] };
  return new ApiError(status, { error: { code, message, ...more } }, { 'x-ms-error-code': code });
}

// Any request

export const invalidArgument = (message: string): ApiError => adtError(400, 'InvalidArgument', message);

/** Azure REST API guidelines, "versioning-api-version-missing". */
export const missingApiVersion = (): ApiError =>
  adtError(
    400,
    'MissingApiVersionParameter',
    'The api-version query parameter (?api-version=) is required for all requests.',
  );

/** Azure REST API guidelines, "versioning-api-version-unsupported". */
export const unsupportedApiVersion = (version: string, supported: readonly string[]): ApiError =>
  adtError(
    400,
    'UnsupportedApiVersionValue',
    `Unsupported api-version '${version}'. The supported api-versions are '${supported.join(', ')}'.`,
  );

/** Unsourced: the code. */
export const forbidden = (missing: readonly string[]): ApiError =>
  adtError(403, 'AuthorizationFailed', missing.join(' '));

export const noScope = (scope: string): string => `The access token does not have the scope ${scope}.`;

export const noDataAction = ({ oid, scp }: Caller, action: string): string =>
  `The ${scp === undefined ? 'client' : `user ${oid}`} does not have the data action Microsoft.DigitalTwins/${action}.`;

/** Unsourced: the code. */
export const publicAccessDisabled = (name: string): ApiError =>
  adtError(403, 'PublicNetworkAccessDisabled', `Public network access to ${name} is disabled.`);

/** Unsourced: in Azure its host would not be found. */
export const instanceNotFound = (name: string): ApiError =>
  adtError(404, 'InstanceNotFound', `No instance is called ${name}.`);

export const preconditionFailed = (message: string): ApiError => adtError(412, 'PreconditionFailed', message);

// Models

export const noModels = (): ApiError =>
  invalidArgument('Operation failed as models provided was empty or of a type that is not supported.');

export const tooManyModels = (limit: number): ApiError =>
  adtError(400, 'LimitExceeded', `At most ${limit} models can be uploaded at once.`);

export const invalidModels = (problems: readonly string[]): ApiError =>
  adtError(
    400,
    'DTDLParserError',
    `None of the models in this request could be created due to a problem with one or more models: ${problems.join('. ')}.`,
  );

export const modelVersionNotSupported = (id: unknown): ApiError =>
  adtError(
    400,
    'ModelVersionNotSupported',
    `The model ${id} is not of a supported version of DTDL. These are 2 and 3.`,
  );

export const modelNotFound = (id: string): ApiError =>
  adtError(404, 'ModelNotFound', `There is no model available that matches the provided id ${id}.`);

/** So called in Microsoft's tutorials. The REST description calls it ModelAlreadyExists. */
export const modelExists = (id: string): ApiError =>
  adtError(409, 'ModelIdAlreadyExists', `Model ${id} already exists.`);

export const modelReferenced = (users: readonly string[]): ApiError =>
  adtError(409, 'ModelReferencesNotDeleted', `This model is currently being referenced by ${users.join(', ')}.`);

export const modelUsersNotDecommissioned = (users: readonly string[]): ApiError =>
  adtError(
    409,
    'ModelReferencesNotDecommissioned',
    `This model is currently being referenced by ${users.join(', ')}, which is not decommissioned.`,
  );

// Twins and relationships

export const invalidTwinId = (id: string): ApiError =>
  invalidArgument(
    `Invalid twin ID specified: ${id}. Twin ID must be at most 128 characters, and only include the following characters: ` +
      "A-Z a-z 0-9 - . + % _ # * ? ! ( ) , = @ $ '",
  );

export const modelDecommissioned = (id: string): ApiError =>
  adtError(400, 'ModelDecommissioned', `The model ${id} is decommissioned.`);

export const invalidTwin = (problem: string): ApiError =>
  adtError(400, 'ValidationFailed', 'Invalid twin specified', `${problem}.`);

export const invalidRelationshipContent = (problem: string): ApiError =>
  adtError(400, 'ValidationFailed', 'Invalid relationship specified', `${problem}.`);

export const invalidRelationship = (problem: string): ApiError => adtError(400, 'InvalidRelationship', `${problem}.`);

export const relationshipToItself = (twin: string): ApiError =>
  adtError(400, 'OperationNotAllowed', `The relationship cannot connect ${twin} to itself.`);

export const invalidPatch = (message: string): ApiError =>
  adtError(400, 'JsonPatchInvalid', `${message}. Please provide a valid patch document.`);

export const twinNotFound = (id: string): ApiError =>
  adtError(404, 'DigitalTwinNotFound', `There is no digital twin instance that exists with the ID ${id}.`);

export const targetNotFound = (id: string): ApiError =>
  adtError(404, 'TargetTwinNotFound', `There is no digital twin instance that exists with the ID ${id}.`);

export const componentNotFound = (twin: string, name: string): ApiError =>
  adtError(404, 'ComponentNotFound', `${twin} does not have component ${name}.`);

export const relationshipsLeft = (twin: string): ApiError =>
  adtError(400, 'RelationshipsNotDeleted', `Twin ${twin} still has relationships.`);

export const relationshipNotFound = (twin: string, id: string): ApiError =>
  adtError(404, 'RelationshipNotFound', `Relationship ${id} not found on twin ${twin}.`);

// Queries

export const invalidQuery = (message: string): ApiError =>
  adtError(400, 'SqlQueryError', `SQL query parse failed: ${message}`);

export const queryNotImplemented = (query: string): ApiError =>
  adtError(501, 'NotImplemented', `The local Azure does not implement the query ${query}`);

/** Azure/azure-sdk-for-java#45562. */
export const invalidContinuationToken = (): ApiError =>
  adtError(400, 'BadRequest', 'An invalid continuationToken was provided.');
