import type { IRegisteredApplication } from '../../application/registered-application';

/** The certificate that a client signs in with. */
export interface ClientCertificateOptions {
  /**
   * One X.509 certificate with an RSA key of at least 2048 bits, as PEM. Never the private key, which stays with the
   * client.
   *
   * A literal certificate is read at synthesis: it must be valid then, and the credential expires with it. Of a token,
   * Terraform checks that it holds no private key, and Entra ID the rest.
   *
   * Changing it adds the new certificate, and then removes the old one. To have both for a while, add the new one under
   * an ID of its own.
   */
  readonly certificate: string;
}

/** Properties of a `ClientCertificate`. */
export interface ClientCertificateProps extends ClientCertificateOptions {
  /** The registration that the certificate is added to. Its other credentials stay as they are. */
  readonly registration: IRegisteredApplication;
}
