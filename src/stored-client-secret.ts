import type { KeyVaultSecret } from '@cdktf/provider-azurerm/lib/key-vault-secret';
import { Construct } from 'constructs';
import type { ClientSecretVersion } from './client-secret-version';
import { refuse } from './private/refuse';
import { renderStoredSecret } from './private/render/stored-client-secret';
import { storedSecretProblems } from './private/rules/stored-client-secret';
import { seldomMade } from './private/seldom-made';

/** Where in a key vault a client secret is kept. */
export interface StoreInKeyVaultOptions {
  /** Resource ID of the key vault. */
  readonly keyVaultId: string;

  /**
   * The name in the vault: 1 to 127 letters, digits and hyphens.
   *
   * Changing it replaces the entry.
   */
  readonly name: string;

  /**
   * What the vault shows as *Content type*: at most 255 characters.
   *
   * @default 'text/plain'
   */
  readonly contentType?: string;

  /**
   * Tags of the entry: at most 13, because `client_id` and `key_id` are set always. A tag of that name replaces ours.
   *
   * @default - none but `client_id` and `key_id`
   */
  readonly tags?: { [name: string]: string };
}

/** Properties of a `StoredClientSecret`. */
export interface StoredClientSecretProps extends StoreInKeyVaultOptions {
  /** Application (client) ID that the secret belongs to. */
  readonly clientId: string;

  /** The secret to keep. Its value must be one that Terraform alone knows, or it would stand in the synthesized JSON. */
  readonly secret: ClientSecretVersion;
}

/**
 * A client secret in a key vault.
 *
 * Made by `storeInKeyVault()`. The value goes through a write-only argument: Terraform's state has it once, with the
 * client secret itself, and not a second time. A new client secret makes a new version; the vault shows its expiry.
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
    refuse(scope, id, 'StoredClientSecret', storedSecretProblems(props));
    super(scope, id);

    this.keyVaultSecret = new seldomMade.KeyVaultSecret(this, 'Resource', renderStoredSecret(props));
  }

  /** The URI of the entry, without a version: what reads it always gets the newest. */
  public get uri(): string {
    return this.keyVaultSecret.versionlessId;
  }
}
