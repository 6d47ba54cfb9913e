import type { IRegisteredApplication } from '../../application/registered-application';

/** The certificate that a client signs in with. */
export interface ClientCertificateOptions {
  /**
   * One X.509 certificate with an RSA key of at least 2048 bits, as PEM, or as DER in Base64 or hexadecimal. Never the private
   * key, which stays with the client.
   *
   * A literal certificate is read at synthesis: it must be valid then. Of a token, Terraform checks that it is a certificate
   * and no private key, and Entra ID the rest.
   *
   * Changing it adds the new certificate, and then removes the old one. To have both for a while, add the new one under
   * an ID of its own.
   */
  readonly certificate: string;

  /**
   * When the credential expires, in UTC: `2027-01-31T12:00:00Z`. Not later than the certificate, or Entra ID refuses it
   * (`KeyCredentialsInvalidEndDate`).
   *
   * Needed where the certificate is a token: pass the `expires` of the data source `azurerm_key_vault_certificate`, or a
   * variable. Without it Entra ID would choose a time, which may be later than the certificate.
   *
   * @default - when the certificate expires
   */
  readonly endDate?: string;
}

/** Properties of a `ClientCertificate`. */
export interface ClientCertificateProps extends ClientCertificateOptions {
  /** The registration that the certificate is added to. Its other credentials stay as they are. */
  readonly registration: IRegisteredApplication;
}
