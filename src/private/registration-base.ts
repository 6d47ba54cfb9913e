import { Construct } from 'constructs';
import { AdtApi } from '../adt-api';
import { AdtRoleAssignment, type AdtRoleAssignmentOptions } from '../adt-role-assignment';
import { ClientSecret, type ClientSecretOptions } from '../client-secret';
import type { IAdtAppRegistration } from '../registration';

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
    return new AdtRoleAssignment(this.room('RoleAssignments'), id, { registration: this, ...options });
  }

  public addClientSecret(id: string, options: ClientSecretOptions = {}): ClientSecret {
    return new ClientSecret(this.room('ClientSecrets'), id, { registration: this, ...options });
  }

  // A scope of their own, so that no ID a user chooses can collide with one of ours or of the other kind.
  private room(id: string): Construct {
    return (this.node.tryFindChild(id) as Construct | undefined) ?? new Construct(this, id);
  }
}
