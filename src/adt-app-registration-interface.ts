import type { IConstruct } from 'constructs';
import type { AdtRoleAssignment, AdtRoleAssignmentOptions } from './adt-role-assignment';
import type { ClientCertificate, ClientCertificateOptions } from './client-certificate';
import type { ClientSecret, ClientSecretOptions } from './client-secret';
import type { FederatedIdentityCredential, FederatedIdentityCredentialOptions } from './federated-identity-credential';
import type { RotatingClientSecret, RotatingClientSecretOptions } from './rotating-client-secret';

/** An app registration that a client of Azure Digital Twins uses: one made here, or one that exists already. */
export interface IAdtAppRegistration extends IConstruct {
  /** Application (client) ID: what the client signs in with. */
  readonly clientId: string;

  /** Directory (tenant) ID: where the client signs in. */
  readonly tenantId: string;

  /** Object ID of the application. Credentials and redirect URIs hang on it. */
  readonly applicationObjectId: string;

  /** Object ID of the service principal. Roles are assigned to it. */
  readonly servicePrincipalObjectId: string;

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
   * @param id a name for it, unique in the registration. Changing it adds the certificate anew.
   * @param options the certificate
   */
  addClientCertificate(id: string, options: ClientCertificateOptions): ClientCertificate;

  /**
   * Adds a further federated identity credential. The others stay as they are.
   *
   * @param id a name for it, unique in the registration. Changing it makes a new one: change `options.name` as well then,
   * because Entra ID takes a name once.
   * @param options whose tokens
   */
  addFederatedIdentityCredential(id: string, options: FederatedIdentityCredentialOptions): FederatedIdentityCredential;
}
