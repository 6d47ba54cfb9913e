import { type ApiError, apiError } from '../http/api-error';
import type { Caller } from '../http/request';

// What Azure Resource Manager answers instead of what was asked for. The codes are Azure's, as reported by its users and in
// Microsoft's documentation; "unsourced" marks those for which neither has an example.

export const badRequest = (message: string): ApiError => apiError(400, 'InvalidRequestContent', message);

export const authorizationFailed = ({ appId, oid }: Caller, action: string, scope: string): ApiError =>
  apiError(
    403,
    'AuthorizationFailed',
    `The client '${appId}' with object id '${oid}' does not have authorization to perform action ` +
      `'${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
  );

export const resourceNotFound = (type: string, name = ''): ApiError =>
  apiError(404, 'ResourceNotFound', `The Resource '${type}/${name}' was not found.`);

export const operationNotFound = (id: string): ApiError =>
  apiError(404, 'ResourceNotFound', `There is no operation '${id}'.`);

// Versions of the API

/** Azure REST API guidelines, "versioning-api-version-missing". */
export const missingApiVersion = (): ApiError =>
  apiError(
    400,
    'MissingApiVersionParameter',
    'The api-version query parameter (?api-version=) is required for all requests.',
  );

/** Azure/azure-cli#10641. */
export const unknownApiVersion = (version: string): ApiError =>
  apiError(
    400,
    'InvalidApiVersionParameter',
    `The api-version '${version}' is invalid. It is a day like 2022-12-01, on which Azure Resource Manager was there.`,
  );

/** Azure's documentation, "Resolve errors for resource provider registration". */
export const unregisteredApiVersion = (version: string, type: string, supported: readonly string[]): ApiError =>
  apiError(
    400,
    'NoRegisteredProviderFound',
    `No registered resource provider found for API version '${version}' for type '${type}'. ` +
      `The supported api-versions are '${supported.join(', ')}'.`,
  );

// Subscriptions and groups

export const subscriptionNotFound = (subscription: string): ApiError =>
  apiError(404, 'SubscriptionNotFound', `The subscription '${subscription}' could not be found.`);

/** MicrosoftDocs/azure-docs#36437. */
export const missingSubscription = (): ApiError =>
  apiError(
    404,
    'MissingSubscription',
    'The request did not have a subscription or a valid tenant level resource provider.',
  );

export const unknownNamespace = (namespace: string): ApiError =>
  apiError(404, 'InvalidResourceNamespace', `The resource namespace '${namespace}' is invalid.`);

export const notRegistered = (namespace: string): ApiError =>
  apiError(
    409,
    'MissingSubscriptionRegistration',
    `The subscription is not registered to use namespace '${namespace}'.`,
  );

export const groupNotFound = (name: string): ApiError =>
  apiError(404, 'ResourceGroupNotFound', `Resource group '${name}' could not be found.`);

/** Azure/azure-cli#14481. */
export const invalidGroupName = (name: string): ApiError =>
  apiError(
    400,
    'InvalidResourceGroup',
    `The provided resource group name '${name}' is invalid: it has 1 to 90 characters, each of which is a letter, digit, ` +
      "'-', '.', '(', ')' or '_', and does not end with '.'.",
  );

export const groupIsElsewhere = (location: string, actual: string): ApiError =>
  apiError(
    409,
    'InvalidResourceGroupLocation',
    `Invalid resource group location '${location}'. The Resource group already exists in location '${actual}'.`,
  );

/** Azure's documentation, "Common Azure deployment errors". */
export const groupLocationUnavailable = (location: string, available: string): ApiError =>
  apiError(
    400,
    'LocationNotAvailableForResourceGroup',
    `The provided location '${location}' is not available for resource group. List of available regions is '${available}'.`,
  );

/** Azure's documentation, "Common Azure deployment errors". */
export const locationUnavailable =
  (type: string) =>
  (location: string, available: string): ApiError =>
    apiError(
      400,
      'LocationNotAvailableForResourceType',
      `The provided location '${location}' is not available for resource type '${type}'. List of available regions for ` +
        `the resource type is '${available}'.`,
    );

/** Azure's documentation, "Resolve errors for resource already exists". */
export const resourceIsElsewhere = (name: string, actual: string, location: string): ApiError =>
  apiError(
    409,
    'InvalidResourceLocation',
    `The resource '${name}' already exists in location '${actual}'. A resource with the same name cannot be created in ` +
      `location '${location}'. Please select a new resource name.`,
  );

// Instances of Azure Digital Twins

/** Azure/azure-xplat-cli#2381. */
export const invalidInstanceName = (name: string): ApiError =>
  apiError(400, 'InvalidResourceName', `'${name}' is no name for an instance.`);

/** Unsourced: the code. The reason is that of `checkNameAvailability`. */
export const instanceNameInUse = (name: string, location: string): ApiError =>
  apiError(
    409,
    'AlreadyExists',
    `An instance in ${location} is called '${name}' already: names are unique in a region.`,
  );

// Role definitions

export const roleNotFound = (id: string): ApiError =>
  apiError(404, 'RoleDefinitionDoesNotExist', `The specified role definition with ID '${id}' does not exist.`);

/** Unsourced: the code. Its words are those for role assignments. */
export const invalidRoleName = (id: string): ApiError =>
  apiError(
    400,
    'InvalidRoleDefinitionId',
    `The role definition ID '${id}' is not valid. The role definition ID must be a GUID.`,
  );

export const roleIsBuiltIn = (id: string): ApiError =>
  apiError(409, 'RoleDefinitionUpdateNotAllowed', `The built-in role '${id}' cannot be changed.`);

export const roleNameInUse = (name: string): ApiError =>
  apiError(409, 'RoleDefinitionWithSameNameExists', `A custom role with the same name '${name}' already exists.`);

/** Azure's documentation, "Troubleshoot Azure RBAC". */
export const roleIsAssigned = (): ApiError =>
  apiError(400, 'RoleDefinitionHasAssignments', 'There are existing role assignments referencing the role.');

/** Azure's documentation, "Azure custom roles". */
export const invalidAction = (action: string): ApiError =>
  apiError(
    400,
    'InvalidActionOrNotAction',
    `'${action}' does not match any of the actions supported by the providers.`,
  );

/** Unsourced: the code. MicrosoftDocs/azure-docs#16389 says that it is not allowed. */
export const rootNotAssignable = (): ApiError =>
  apiError(400, 'RoleDefinitionScopeNotSupported', "The assignable scopes of a custom role cannot have '/'.");

// Role assignments

/** Azure/azure-sdk-for-python#4621. */
export const invalidAssignmentName = (name: string): ApiError =>
  apiError(
    400,
    'InvalidRoleAssignmentId',
    `The role assignment ID '${name}' is not valid. The role assignment ID must be a GUID.`,
  );

/** Azure/azure-powershell#16627. */
export const invalidPrincipalId = (principalId: string): ApiError =>
  apiError(400, 'InvalidPrincipalId', `The Principal ID '${principalId}' is not valid. Principal ID must be a GUID.`);

/** Azure/azure-cli#2458, for an ID that is only the GUID. */
export const invalidRoleId = (): ApiError =>
  apiError(
    400,
    'BadRequestFormat',
    'The request was incorrectly formatted: properties.roleDefinitionId is the ID of a role of this subscription or of all, ' +
      'such as /subscriptions/<ID>/providers/Microsoft.Authorization/roleDefinitions/<GUID>.',
  );

/** Unsourced: the code. Azure's documentation of role definitions says what assignable scopes are for. */
export const roleNotAssignableHere = (name: string, scope: string): ApiError =>
  apiError(
    400,
    'RoleDefinitionNotAssignableAtScope',
    `The role '${name}' cannot be assigned at '${scope}': no assignable scope of the role contains it.`,
  );

export const principalNotFound = (principalId: string, tenantId: string): ApiError =>
  apiError(
    400,
    'PrincipalNotFound',
    `Principal ${principalId.replaceAll('-', '')} does not exist in the directory ${tenantId}.`,
  );

/** The spelling is Azure's. */
export const unmatchedPrincipalType = (principalId: string, actual: string, wanted: string): ApiError =>
  apiError(
    400,
    'UnmatchedPrincipalType',
    `The PrincipalId '${principalId}' has type '${actual}', which is different from specified PrinciaplType '${wanted}'.`,
  );

export const roleAssignmentExists = (): ApiError =>
  apiError(409, 'RoleAssignmentExists', 'The role assignment already exists.');

/** Azure's documentation, "Troubleshoot Azure RBAC". */
export const assignmentNotChangeable = (): ApiError =>
  apiError(
    400,
    'RoleAssignmentUpdateNotPermitted',
    'Tenant ID, application ID, principal ID, and scope are not allowed to be updated.',
  );

/** Azure/ARO-RP#1175. */
export const assignmentNameInUse = (): ApiError =>
  apiError(
    400,
    'HashConflictOnDifferentRoleAssignmentIds',
    'A hash conflict was encountered for the role Assignment ID. Please use a new Guid.',
  );

export const roleAssignmentNotFound = (name: string): ApiError =>
  apiError(404, 'RoleAssignmentNotFound', `The role assignment '${name}' is not found.`);

// Vaults

export const invalidVaultName = (name: string): ApiError =>
  apiError(
    400,
    'VaultNameNotValid',
    `The vault name '${name}' is invalid. A vault's name must be between 3-24 alphanumeric characters. The name must begin with a letter, end with a letter or digit, and not contain consecutive hyphens.`,
  );

export const vaultNameInUse = (name: string): ApiError =>
  apiError(409, 'VaultAlreadyExists', `The vault name '${name}' is already in use. Vault names are globally unique.`);

export const vaultNameDeleted = (): ApiError =>
  apiError(
    409,
    'ConflictError',
    'A vault with the same name already exists in deleted state. You need to either recover or purge existing key vault.',
  );

export const deletedVaultNotFound = (name: string): ApiError =>
  apiError(404, 'DeletedVaultNotFound', `The specified deleted vault '${name}' does not exist.`);

export const purgeProtected = (name: string): ApiError =>
  apiError(409, 'MethodNotAllowed', `Operation 'DeletedVaultPurge' is not allowed: '${name}' is protected.`);
