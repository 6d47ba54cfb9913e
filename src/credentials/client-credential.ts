import { CLIENT_CERTIFICATE } from './certificate/client-certificate-kind';
import type { ClientCertificateOptions } from './certificate/client-certificate-options';
import { CLIENT_SECRET } from './client-secret/client-secret-kind';
import type { ClientSecretOptions } from './client-secret/client-secret-options';
import { type CredentialCheck, credentialOf, NO_CREDENTIAL } from './credential-kind';
import { FEDERATED_IDENTITY_CREDENTIAL } from './federated/federated-identity-credential-kind';
import type { FederatedIdentityCredentialOptions } from './federated/federated-identity-credential-options';
import { KEY_VAULT_CLIENT_CERTIFICATE } from './key-vault-certificate/key-vault-client-certificate-kind';
import type { KeyVaultClientCertificateOptions } from './key-vault-certificate/key-vault-client-certificate-options';
import { ROTATING_CLIENT_SECRET } from './rotating-client-secret/rotating-client-secret-kind';
import type { RotatingClientSecretOptions } from './rotating-client-secret/rotating-client-secret-options';

/**
 * How the application proves who it is.
 *
 * `docs/credentials.md` helps to choose. Each can also be added to a registration, beside the one it has.
 */
export class ClientCredential {
  /**
   * A client secret, as in the how-to. It expires, and nothing renews it.
   *
   * @param options its description and lifetime
   */
  public static secret(options: ClientSecretOptions = {}): ClientCredential {
    return new ClientCredential(credentialOf(CLIENT_SECRET, options));
  }

  /**
   * Two client secrets that take turns by the calendar: while one is in use, the other is renewed.
   *
   * @param options how often they take turns
   */
  public static rotatingSecret(options: RotatingClientSecretOptions = {}): ClientCredential {
    return new ClientCredential(credentialOf(ROTATING_CLIENT_SECRET, options));
  }

  /**
   * A certificate, whose private key stays with the client.
   *
   * @param options the certificate
   */
  public static certificate(options: ClientCertificateOptions): ClientCredential {
    return new ClientCredential(credentialOf(CLIENT_CERTIFICATE, options));
  }

  /**
   * A certificate that a key vault keeps, and the client reads there.
   *
   * @param options the vault and the name
   */
  public static keyVaultCertificate(options: KeyVaultClientCertificateOptions): ClientCredential {
    return new ClientCredential(credentialOf(KEY_VAULT_CLIENT_CERTIFICATE, options));
  }

  /**
   * Tokens of another issuer, such as GitHub Actions: no secret at all.
   *
   * @param options its name, and whose tokens
   */
  public static federated(options: FederatedIdentityCredentialOptions): ClientCredential {
    return new ClientCredential(credentialOf(FEDERATED_IDENTITY_CREDENTIAL, options));
  }

  /** No credential: for public clients, or where another program adds one. */
  public static none(): ClientCredential {
    return new ClientCredential(() => NO_CREDENTIAL);
  }

  /** @internal What is wrong with it, under the name of the prop that it was passed as, and how to make it. */
  public readonly _check: CredentialCheck;

  private constructor(check: CredentialCheck) {
    this._check = check;
  }
}
