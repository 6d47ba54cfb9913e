import type { AdtRoleAssignment } from '../access/adt-role-assignment';
import type { AdtRoleAssignmentOptions } from '../access/adt-role-assignment-options';
import type { IRegisteredApplication } from '../application/registered-application';
import type { ClientCertificate } from '../credentials/certificate/client-certificate';
import type { ClientCertificateOptions } from '../credentials/certificate/client-certificate-options';
import type { ClientSecret } from '../credentials/client-secret/client-secret';
import type { ClientSecretOptions } from '../credentials/client-secret/client-secret-options';
import type { FederatedIdentityCredential } from '../credentials/federated/federated-identity-credential';
import type { FederatedIdentityCredentialOptions } from '../credentials/federated/federated-identity-credential-options';
import type { KeyVaultClientCertificate } from '../credentials/key-vault-certificate/key-vault-client-certificate';
import type { KeyVaultClientCertificateOptions } from '../credentials/key-vault-certificate/key-vault-client-certificate-options';
import type { RotatingClientSecret } from '../credentials/rotating-client-secret/rotating-client-secret';
import type { RotatingClientSecretOptions } from '../credentials/rotating-client-secret/rotating-client-secret-options';

/** An app registration that a client of Azure Digital Twins uses: one made here, or one that exists already. */
export interface IAdtAppRegistration extends IRegisteredApplication {
  /** The resource name that the how-to tells you to note: `http://digitaltwins.azure.net`. */
  readonly resourceName: string;

  /** The scope to ask a token for: `https://digitaltwins.azure.net/.default`. */
  readonly tokenScope: string;

  /**
   * The variables that the Azure SDKs read: `AZURE_CLIENT_ID`, `AZURE_TENANT_ID` and, where the registration has a
   * client secret of its own, `AZURE_CLIENT_SECRET`.
   */
  readonly environmentVariables: { [name: string]: string };

  /**
   * Gives the registration access to a further instance, in any subscription of the tenant.
   *
   * @param id a name for this access, unique in the registration. Changing it replaces the assignment.
   * @param options the instance and the role
   */
  addRoleAssignment(id: string, options: AdtRoleAssignmentOptions): AdtRoleAssignment;

  /**
   * Appends a further client secret. The others stay as they are.
   *
   * @param id a name for this secret, unique in the registration. Changing it makes a new secret.
   * @param options its description and lifetime
   */
  addClientSecret(id: string, options?: ClientSecretOptions): ClientSecret;

  /**
   * Appends two client secrets that take turns by the calendar. The others stay as they are.
   *
   * @param id a name for them, unique in the registration. Changing it makes new secrets.
   * @param options how often they take turns
   */
  addRotatingClientSecret(id: string, options?: RotatingClientSecretOptions): RotatingClientSecret;

  /**
   * Adds a further certificate. The others stay as they are.
   *
   * @param id a name for it, unique in the registration. Changing it adds the certificate again, and then removes the old one.
   * @param options the certificate
   */
  addClientCertificate(id: string, options: ClientCertificateOptions): ClientCertificate;

  /**
   * Adds a further certificate, which a key vault keeps. The others stay as they are.
   *
   * @param id a name for it, unique in the registration. Changing it adds the certificate again, and then removes the old one.
   * @param options the vault and the name
   */
  addKeyVaultClientCertificate(id: string, options: KeyVaultClientCertificateOptions): KeyVaultClientCertificate;

  /**
   * Adds a further federated identity credential. The others stay as they are.
   *
   * @param id a name for it, unique in the registration. Changing it makes a new one: change `options.name` as well then,
   * because Entra ID accepts a name once.
   * @param options whose tokens
   */
  addFederatedIdentityCredential(id: string, options: FederatedIdentityCredentialOptions): FederatedIdentityCredential;
}
