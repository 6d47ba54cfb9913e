import { Construct } from 'constructs';
import { AdtRoleAssignment } from '../access/adt-role-assignment';
import type { AdtRoleAssignmentOptions } from '../access/adt-role-assignment-options';
import { AdtApi } from '../api-permissions/adt-api';
import { ClientCertificate } from '../credentials/certificate/client-certificate';
import type { ClientCertificateOptions } from '../credentials/certificate/client-certificate-options';
import { ClientSecret } from '../credentials/client-secret/client-secret';
import type { ClientSecretOptions } from '../credentials/client-secret/client-secret-options';
import { FederatedIdentityCredential } from '../credentials/federated/federated-identity-credential';
import type { FederatedIdentityCredentialOptions } from '../credentials/federated/federated-identity-credential-options';
import { RotatingClientSecret } from '../credentials/rotating-client-secret/rotating-client-secret';
import type { RotatingClientSecretOptions } from '../credentials/rotating-client-secret/rotating-client-secret-options';
import type { IAdtAppRegistration } from './adt-app-registration-interface';

/**
 * What can be done with any registration, whoever made it.
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

  public get environmentVariables(): { [name: string]: string } {
    return { AZURE_CLIENT_ID: this.clientId, AZURE_TENANT_ID: this.tenantId };
  }

  public addRoleAssignment(id: string, options: AdtRoleAssignmentOptions): AdtRoleAssignment {
    return this.within(
      'RoleAssignments',
      (scope) => new AdtRoleAssignment(scope, id, { ...options, registration: this }),
    );
  }

  public addClientSecret(id: string, options: ClientSecretOptions = {}): ClientSecret {
    return this.within('ClientSecrets', (scope) => new ClientSecret(scope, id, { ...options, registration: this }));
  }

  public addRotatingClientSecret(id: string, options: RotatingClientSecretOptions = {}): RotatingClientSecret {
    return this.within(
      'RotatingClientSecrets',
      (scope) => new RotatingClientSecret(scope, id, { ...options, registration: this }),
    );
  }

  public addClientCertificate(id: string, options: ClientCertificateOptions): ClientCertificate {
    return this.within(
      'ClientCertificates',
      (scope) => new ClientCertificate(scope, id, { ...options, registration: this }),
    );
  }

  public addFederatedIdentityCredential(
    id: string,
    options: FederatedIdentityCredentialOptions,
  ): FederatedIdentityCredential {
    return this.within(
      'FederatedIdentityCredentials',
      (scope) => new FederatedIdentityCredential(scope, id, { ...options, registration: this }),
    );
  }

  /**
   * A scope for each kind of addition, so that no ID a user chooses collides with one of ours or of the other kind.
   *
   * A scope that was made for something that is then refused goes again.
   */
  private within<T>(id: string, make: (scope: Construct) => T): T {
    const existing = this.node.tryFindChild(id) as Construct | undefined;
    try {
      return make(existing ?? new Construct(this, id));
    } catch (error) {
      if (!existing) this.node.tryRemoveChild(id);
      throw error;
    }
  }
}
