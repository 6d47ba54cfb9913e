import type { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import type { IRegisteredApplication } from '../../application/registered-application';

/** Which certificate of a key vault a client signs in with. */
export interface KeyVaultClientCertificateOptions {
  /** Resource ID of the key vault. */
  readonly keyVaultId: string;

  /** The name of the certificate in the vault: 1 to 127 letters, digits and hyphens. It has an RSA key. */
  readonly name: string;

  /**
   * The version: 32 hexadecimal digits. For a certificate that the same stack makes, pass its `version`: Terraform then reads it
   * after it was made.
   *
   * @default - the newest whenever Terraform plans: a renewal in the vault is added by the next apply, which then removes the
   * version of before
   */
  readonly version?: string;

  /**
   * The provider for the subscription of the vault, in the same stack.
   *
   * @default - that of the registration
   */
  readonly azurermProvider?: AzurermProvider;
}

/** Properties of a `KeyVaultClientCertificate`. */
export interface KeyVaultClientCertificateProps extends KeyVaultClientCertificateOptions {
  /** The registration that the certificate is added to. Its other credentials stay as they are. */
  readonly registration: IRegisteredApplication;
}
