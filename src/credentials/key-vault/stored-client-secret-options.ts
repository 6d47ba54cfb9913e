import type { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import type { ClientSecretVersion } from '../client-secret-version';

/** Where in a key vault a client secret is kept. */
export interface StoredClientSecretOptions {
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

  /**
   * The provider for the subscription of the vault, in the same stack.
   *
   * @default - that of the registration
   */
  readonly azurermProvider?: AzurermProvider;
}

/** Properties of a `StoredClientSecret`. */
export interface StoredClientSecretProps extends StoredClientSecretOptions {
  /** Application (client) ID that the secret belongs to. */
  readonly clientId: string;

  /** The secret to keep. Its value must be a token, or it would stand in the synthesized JSON. */
  readonly secret: ClientSecretVersion;
}
