import type { Construct } from 'constructs';
import type { IRegisteredApplication } from '../../application/registered-application';
import { propsOf } from '../../validation/findings';
import type { ClientSecretVersion } from '../client-secret-version';
import { StoredClientSecret } from './stored-client-secret';
import type { StoredClientSecretOptions } from './stored-client-secret-options';
import { STORE_OPTIONS } from './stored-client-secret-rules';

/** Keeps a secret of a registration in a vault: what `storeInKeyVault()` of each kind of secret does. */
export function storeClientSecret(
  scope: Construct,
  id: string,
  options: StoredClientSecretOptions,
  secret: ClientSecretVersion,
  { clientId, azurermProvider }: IRegisteredApplication,
): StoredClientSecret {
  const provider = options?.azurermProvider ?? azurermProvider;
  return new StoredClientSecret(
    scope,
    id,
    propsOf(options, STORE_OPTIONS, { secret, clientId, azurermProvider: provider }),
  );
}
