import { type ApiError, apiError } from '../http/api-error';
import type { Caller } from '../http/request';

// What Azure Resource Manager answers instead of what was asked for.

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

// Subscriptions and groups

export const subscriptionNotFound = (subscription: string): ApiError =>
  apiError(404, 'SubscriptionNotFound', `The subscription '${subscription}' could not be found.`);

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

export const groupIsElsewhere = (location: string, actual: string): ApiError =>
  apiError(
    409,
    'InvalidResourceGroupLocation',
    `Invalid resource group location '${location}'. The Resource group already exists in location '${actual}'.`,
  );

// Instances of Azure Digital Twins

export const invalidInstanceName = (name: string): ApiError =>
  apiError(400, 'InvalidResourceName', `'${name}' is no name for an instance.`);

// Role definitions

export const roleNotFound = (id: string): ApiError =>
  apiError(404, 'RoleDefinitionDoesNotExist', `The specified role definition with ID '${id}' does not exist.`);

export const roleIsBuiltIn = (id: string): ApiError =>
  apiError(409, 'RoleDefinitionUpdateNotAllowed', `The built-in role '${id}' cannot be changed.`);

export const roleNameInUse = (name: string): ApiError =>
  apiError(409, 'RoleDefinitionWithSameNameExists', `A custom role with the same name '${name}' already exists.`);

export const roleIsAssigned = (): ApiError =>
  apiError(400, 'RoleDefinitionHasAssignments', 'There are existing role assignments referencing the role.');

// Role assignments

export const principalNotFound = (principalId: string, tenantId: string): ApiError =>
  apiError(
    400,
    'PrincipalNotFound',
    `Principal ${principalId.replaceAll('-', '')} does not exist in the directory ${tenantId}.`,
  );

/** The spelling is Azure's. */
export const unmatchedPrincipalType = (principalId: string, principalType: string): ApiError =>
  apiError(
    400,
    'UnmatchedPrincipalType',
    `The PrincipalId '${principalId}' has type 'ServicePrincipal', which is different from specified PrinciaplType '${principalType}'.`,
  );

export const roleAssignmentExists = (): ApiError =>
  apiError(409, 'RoleAssignmentExists', 'The role assignment already exists.');

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
