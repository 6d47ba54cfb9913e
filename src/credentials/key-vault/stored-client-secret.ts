import { KeyVaultSecret } from '@cdktf/provider-azurerm/lib/key-vault-secret';
import { Construct } from 'constructs';
import { checked } from '../../validation/findings';
import { throwProblems } from '../../validation/library-error';
import { structProblems } from '../../validation/struct';
import type { StoredClientSecretProps } from './stored-client-secret-options';
import { renderStoredSecret } from './stored-client-secret-rendering';
import { STORED_SECRET_PROPS } from './stored-client-secret-rules';

/**
 * A client secret in a key vault.
 *
 * Made by `storeInKeyVault()`. Terraform writes the value through a write-only argument: the state has it once, with
 * the client secret itself, and not a second time. A new client secret makes a new version; the vault shows its expiry.
 *
 * Needs Terraform 1.11, OpenTofu 1.11, or newer, and a deployer with the roles *Key Vault Secrets Officer* and *Reader*
 * on the vault.
 */
export class StoredClientSecret extends Construct {
  /** The Terraform resource. */
  public readonly keyVaultSecret: KeyVaultSecret;

  /**
   * @param scope the stack, or a construct in it
   * @param id a name, unique in the scope. Terraform's addresses are made from it: changing it replaces what is there.
   * @param props what to keep
   * @throws an `Error` named `AdtAppRegistrationError`, which lists all that is wrong with the props
   */
  public constructor(scope: Construct, id: string, props: StoredClientSecretProps) {
    const { problems, read } = checked(props, STORED_SECRET_PROPS, (given) => ({
      problems: structProblems(STORED_SECRET_PROPS, given, { scope }, 'props'),
    }));
    throwProblems(scope, id, 'StoredClientSecret', problems);
    super(scope, id);

    this.keyVaultSecret = new KeyVaultSecret(this, 'Resource', renderStoredSecret(read));
  }

  /** The URI of the entry, without a version: what reads it always gets the newest. */
  public get uri(): string {
    return this.keyVaultSecret.versionlessId;
  }
}
