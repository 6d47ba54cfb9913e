import type { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import type { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { Construct } from 'constructs';
import { AdtRoleAssignment } from '../access/adt-role-assignment';
import type { AdtRoleAssignmentOptions } from '../access/adt-role-assignment-options';
import { ROLE_ASSIGNMENT_OPTIONS } from '../access/role-assignment-rules';
import { AdtApi } from '../api-permissions/adt-api';
import type { ClientCertificate } from '../credentials/certificate/client-certificate';
import { CLIENT_CERTIFICATE } from '../credentials/certificate/client-certificate-kind';
import type { ClientCertificateOptions } from '../credentials/certificate/client-certificate-options';
import type { ClientSecret } from '../credentials/client-secret/client-secret';
import { CLIENT_SECRET } from '../credentials/client-secret/client-secret-kind';
import type { ClientSecretOptions } from '../credentials/client-secret/client-secret-options';
import type { CredentialKind } from '../credentials/credential-kind';
import type { FederatedIdentityCredential } from '../credentials/federated/federated-identity-credential';
import { FEDERATED_IDENTITY_CREDENTIAL } from '../credentials/federated/federated-identity-credential-kind';
import type { FederatedIdentityCredentialOptions } from '../credentials/federated/federated-identity-credential-options';
import type { KeyVaultClientCertificate } from '../credentials/key-vault-certificate/key-vault-client-certificate';
import { KEY_VAULT_CLIENT_CERTIFICATE } from '../credentials/key-vault-certificate/key-vault-client-certificate-kind';
import type { KeyVaultClientCertificateOptions } from '../credentials/key-vault-certificate/key-vault-client-certificate-options';
import type { RotatingClientSecret } from '../credentials/rotating-client-secret/rotating-client-secret';
import { ROTATING_CLIENT_SECRET } from '../credentials/rotating-client-secret/rotating-client-secret-kind';
import type { RotatingClientSecretOptions } from '../credentials/rotating-client-secret/rotating-client-secret-options';
import { propsOf } from '../validation/findings';
import type { IAdtAppRegistration } from './adt-app-registration-interface';
import type { RegistrationProviders } from './registration-providers';

/**
 * What every registration can do, a new or an existing one.
 *
 * @internal
 */
export abstract class RegistrationBase extends Construct implements IAdtAppRegistration {
  public abstract readonly clientId: string;
  public abstract readonly tenantId: string;
  public abstract readonly applicationObjectId: string;
  public abstract readonly servicePrincipalObjectId: string;

  public readonly resourceName: string = AdtApi.RESOURCE_NAME;
  public readonly tokenScope: string = AdtApi.TOKEN_SCOPE;

  public readonly azureadProvider?: AzureadProvider;
  public readonly azurermProvider?: AzurermProvider;

  public constructor(scope: Construct, id: string, { azureadProvider, azurermProvider }: RegistrationProviders) {
    super(scope, id);
    this.azureadProvider = azureadProvider;
    this.azurermProvider = azurermProvider;
  }

  public get environmentVariables(): { [name: string]: string } {
    return { AZURE_CLIENT_ID: this.clientId, AZURE_TENANT_ID: this.tenantId };
  }

  public addRoleAssignment(id: string, options: AdtRoleAssignmentOptions): AdtRoleAssignment {
    return this.addBelow(
      'RoleAssignments',
      (scope) => new AdtRoleAssignment(scope, id, propsOf(options, ROLE_ASSIGNMENT_OPTIONS, { registration: this })),
    );
  }

  public addClientSecret(id: string, options: ClientSecretOptions = {}): ClientSecret {
    return this.addCredential(CLIENT_SECRET, id, options);
  }

  public addRotatingClientSecret(id: string, options: RotatingClientSecretOptions = {}): RotatingClientSecret {
    return this.addCredential(ROTATING_CLIENT_SECRET, id, options);
  }

  public addClientCertificate(id: string, options: ClientCertificateOptions): ClientCertificate {
    return this.addCredential(CLIENT_CERTIFICATE, id, options);
  }

  public addKeyVaultClientCertificate(
    id: string,
    options: KeyVaultClientCertificateOptions,
  ): KeyVaultClientCertificate {
    return this.addCredential(KEY_VAULT_CLIENT_CERTIFICATE, id, options);
  }

  public addFederatedIdentityCredential(
    id: string,
    options: FederatedIdentityCredentialOptions,
  ): FederatedIdentityCredential {
    return this.addCredential(FEDERATED_IDENTITY_CREDENTIAL, id, options);
  }

  private addCredential<Options extends object, Made extends Construct>(
    kind: CredentialKind<Options, Made>,
    id: string,
    options: Options,
  ): Made {
    return this.addBelow(`${kind.name}s`, (scope) =>
      kind.make(scope, id, propsOf(options, kind.rules, { registration: this })),
    );
  }

  /**
   * Makes something in a scope of its kind, so that no ID that a user chooses collides with one of ours, or with one of
   * another kind. A scope in which nothing could be made is removed.
   */
  private addBelow<Made>(kind: string, make: (scope: Construct) => Made): Made {
    const existing = this.node.tryFindChild(kind) as Construct | undefined;
    try {
      return make(existing ?? new Construct(this, kind));
    } catch (error) {
      if (!existing) this.node.tryRemoveChild(kind);
      throw error;
    }
  }
}
