import type { Azure } from '../azure';
import { VAULT_AUDIENCES } from '../entra/audiences';
import { ApiError } from '../http/api-error';
import type { Caller, Wording } from '../http/request';
import type { KeyVault } from '../store/model';

// What the data plane of Key Vault answers instead of what was asked for. Codes and status are those of Microsoft's page
// "Key Vault REST API error codes", and of what users of Key Vault report.

/** What clients tell apart stands in the inner code. */
function vaultError(status: number, code: string, message: string, inner?: string): ApiError {
  return new ApiError(status, { error: { code, message, ...(inner && { innererror: { code: inner } }) } });
}

export const badParameter: Wording = (message) => vaultError(400, 'BadParameter', message);

/** Azure/azure-sdk-for-python#28595. */
export const unknownVersion = (version: string, newest: string): ApiError =>
  badParameter(
    `The specified version (${version}) is not recognized. Consider using the latest supported version (${newest}).`,
  );

/** Clients of vaults ask without a token first, to be told where to get one and for what. */
export function unauthorized({ origin, store }: Azure): Wording {
  const header = `Bearer authorization="${origin}/${store.state.tenantId}", resource="${VAULT_AUDIENCES[0]}"`;
  return (message) =>
    new ApiError(
      401,
      { error: { code: 'Unauthorized', message: `AKV10000: ${message}` } },
      { 'WWW-Authenticate': header },
    );
}

export function forbidden({ appId, oid }: Caller, action: string, scope: string, vault: KeyVault): ApiError {
  const lines = [
    'Caller is not authorized to perform action on resource.',
    'If role assignments, deny assignments or role definitions were changed recently, please observe propagation time.',
    `Caller: appid=${appId};oid=${oid}`,
    `Action: 'Microsoft.KeyVault/vaults/${action}'`,
    `Resource: '${scope.toLowerCase()}'`,
    'Assignment: (not found)',
    `Vault: ${vault.name};location=${vault.location}`,
  ];
  return vaultError(403, 'Forbidden', lines.join('\r\n'), 'ForbiddenByRbac');
}

export const secretNotFound = (name: string): ApiError =>
  vaultError(
    404,
    'SecretNotFound',
    `A secret with (name/id) ${name} was not found in this key vault. If you recently deleted this secret you may be able to recover it using the correct recovery command.`,
  );

export const certificateNotFound = (name: string): ApiError =>
  vaultError(
    404,
    'CertificateNotFound',
    `A certificate with (name/id) ${name} was not found in this key vault. If you recently deleted this certificate you may be able to recover it using the correct recovery command.`,
  );

export const secretDisabled = (): ApiError =>
  vaultError(403, 'Forbidden', 'Operation get is not allowed on a disabled secret.', 'SecretDisabled');

export const secretIsDeleted = (name: string): ApiError =>
  vaultError(
    409,
    'Conflict',
    `Secret ${name} is currently in a deleted but recoverable state, and its name cannot be reused; in this state, the secret can only be recovered or purged.`,
    'ObjectIsDeletedButRecoverable',
  );

export const purgeProtected = (): ApiError =>
  vaultError(
    403,
    'Forbidden',
    'Operation "purge" is not allowed because purge protection is enabled for this vault. Key Vault service will automatically purge it after the retention period has passed.',
  );

export const contactsNotFound = (): ApiError => vaultError(404, 'ContactsNotFound', 'Contacts not found');
