import type { KeyVaultSecretConfig } from '@cdktf/provider-azurerm/lib/key-vault-secret';
import { Fn, Token } from 'cdktf';
import { renderTime } from '../utc-time';
import type { StoredClientSecretProps } from './stored-client-secret-options';

export function renderStoredSecret({
  keyVaultId,
  name,
  contentType = 'text/plain',
  tags,
  clientId,
  secret,
  azurermProvider,
}: StoredClientSecretProps): KeyVaultSecretConfig {
  return {
    keyVaultId,
    name,
    contentType,
    expirationDate: renderTime(secret.endDate),
    tags: { client_id: clientId, key_id: secret.keyId, ...tags },
    valueWo: secret.value,
    valueWoVersion: versionOf(secret.keyId),
    provider: azurermProvider,
  };
}

/**
 * Terraform writes the value again when this number changes, and never looks at the value itself. So it has to be another
 * number for another secret, whatever made it: a turn, a new lifetime, or `-replace`. Seven digits fit into 32 bits.
 */
function versionOf(keyId: string): number {
  return Token.asNumber(Fn.parseint(Fn.substr(Fn.sha256(keyId), 0, 7), 16));
}
