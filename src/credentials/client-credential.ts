import type { IRegisteredApplication } from '../application/registered-application';
import type { Problem } from '../validation/problem';
import { ClientCertificate } from './certificate/client-certificate';
import type { ClientCertificateOptions } from './certificate/client-certificate-options';
import { certificateProblems } from './certificate/client-certificate-rules';
import { ClientSecret } from './client-secret/client-secret';
import type { ClientSecretOptions } from './client-secret/client-secret-options';
import { clientSecretProblems } from './client-secret/client-secret-rules';
import type { MadeCredential } from './credential-kind';
import { FederatedIdentityCredential } from './federated/federated-identity-credential';
import type { FederatedIdentityCredentialOptions } from './federated/federated-identity-credential-options';
import { federatedCredentialProblems } from './federated/federated-identity-credential-rules';
import { RotatingClientSecret } from './rotating-client-secret/rotating-client-secret';
import type { RotatingClientSecretOptions } from './rotating-client-secret/rotating-client-secret-options';
import { rotatingSecretProblems } from './rotating-client-secret/rotating-client-secret-rules';

/**
 * How the application proves who it is.
 *
 * `docs/credentials.md` helps to choose. Each can also be added to a registration, beside the one it has.
 */
export class ClientCredential {
  /**
   * A client secret, as in the how-to. It ends, and nothing renews it.
   *
   * @param options its description and lifetime
   */
  public static secret(options: ClientSecretOptions = {}): ClientCredential {
    return new ClientCredential(
      (prop) => clientSecretProblems(options, prop),
      (registration) => ({
        clientSecret: new ClientSecret(registration, 'ClientSecret', { ...options, registration }),
      }),
    );
  }

  /**
   * Two client secrets that take turns by the calendar: while one is in use, the other is renewed.
   *
   * @param options how often they take turns
   */
  public static rotatingSecret(options: RotatingClientSecretOptions = {}): ClientCredential {
    return new ClientCredential(
      (prop) => rotatingSecretProblems(options, prop),
      (registration) => ({
        rotatingClientSecret: new RotatingClientSecret(registration, 'RotatingClientSecret', {
          ...options,
          registration,
        }),
      }),
    );
  }

  /**
   * A certificate, whose private key stays with the client.
   *
   * @param options the certificate
   */
  public static certificate(options: ClientCertificateOptions): ClientCredential {
    return new ClientCredential(
      (prop) => certificateProblems(options, prop),
      (registration) => ({
        clientCertificate: new ClientCertificate(registration, 'ClientCertificate', { ...options, registration }),
      }),
    );
  }

  /**
   * Tokens of another issuer, such as GitHub Actions: no secret at all.
   *
   * @param options its name, and whose tokens
   */
  public static federated(options: FederatedIdentityCredentialOptions): ClientCredential {
    return new ClientCredential(
      (prop) => federatedCredentialProblems(options, prop),
      (registration) => ({
        federatedIdentityCredential: new FederatedIdentityCredential(registration, 'FederatedIdentityCredential', {
          ...options,
          registration,
        }),
      }),
    );
  }

  /** No credential: for public clients, or where somebody else adds one. */
  public static none(): ClientCredential {
    return new ClientCredential(
      () => [],
      () => ({}),
    );
  }

  /** @internal What is wrong with it, under the name of the prop that it was passed as. */
  public readonly _problems: (prop: string) => Problem[];

  /** @internal Makes it, in the scope of the registration that it belongs to. */
  public readonly _bind: (registration: IRegisteredApplication) => MadeCredential;

  private constructor(
    problems: (prop: string) => Problem[],
    bind: (registration: IRegisteredApplication) => MadeCredential,
  ) {
    this._problems = problems;
    this._bind = bind;
  }
}
