import { ApplicationPasswordA } from '@cdktf/provider-azuread/lib/application-password';
import { Construct } from 'constructs';
import type { IRegisteredApplication } from '../../application/registered-application';
import { checked } from '../../validation/findings';
import { throwProblems } from '../../validation/library-error';
import { structProblems } from '../../validation/struct';
import { credentialBefore, recordCredential } from '../credential-chain';
import { storeClientSecret } from '../key-vault/store-client-secret';
import type { StoredClientSecret } from '../key-vault/stored-client-secret';
import type { StoredClientSecretOptions } from '../key-vault/stored-client-secret-options';
import type { ClientSecretProps } from './client-secret-options';
import { renderClientSecret } from './client-secret-rendering';
import { CLIENT_SECRET_PROPS } from './client-secret-rules';

/**
 * A client secret of a registration.
 *
 * Usually made by `credential` or `registration.addClientSecret()`. Terraform keeps its value in the
 * state, in plain text: protect the state as you protect the secret.
 *
 * @see https://learn.microsoft.com/azure/digital-twins/how-to-create-app-registration#collect-client-secret
 */
export class ClientSecret extends Construct {
  /** The Terraform resource. */
  public readonly applicationPassword: ApplicationPasswordA;

  private readonly registration: IRegisteredApplication;

  /**
   * @param scope the stack, or a construct in it
   * @param id a name, unique in the scope. Terraform's addresses are made from it: changing it replaces what is there.
   * @param props what to make
   * @throws an `Error` named `AdtAppRegistrationError`, which lists all that is wrong with the props
   */
  public constructor(scope: Construct, id: string, props: ClientSecretProps) {
    const { problems, read } = checked(props, CLIENT_SECRET_PROPS, (given) => ({
      problems: structProblems(CLIENT_SECRET_PROPS, given, { scope }, 'props'),
    }));
    throwProblems(scope, id, 'ClientSecret', problems);
    const config = renderClientSecret(read, read.registration.applicationObjectId);
    super(scope, id);

    this.registration = read.registration;
    this.applicationPassword = new ApplicationPasswordA(this, 'Resource', {
      ...config,
      provider: read.registration.azureadProvider,
      dependsOn: credentialBefore(read.registration, this),
    });
    recordCredential(read.registration, this.applicationPassword);
  }

  /** The secret. Mark every output that carries it as sensitive. */
  public get value(): string {
    return this.applicationPassword.value;
  }

  /** What the portal shows as *Secret ID*: it names the secret and may be seen by anybody. */
  public get keyId(): string {
    return this.applicationPassword.keyId;
  }

  /** When the secret expires, as an RFC 3339 time in UTC. */
  public get endDate(): string {
    return this.applicationPassword.endDate;
  }

  /**
   * Keeps the secret in a key vault, without a second copy in the state. A new secret makes a new version there.
   *
   * Needs Terraform 1.11, OpenTofu 1.11, or newer, and a deployer with the roles *Key Vault Secrets Officer* and
   * *Reader* on the vault.
   *
   * @param id a name, unique among those of this secret
   * @param options where, and under which name
   */
  public storeInKeyVault(id: string, options: StoredClientSecretOptions): StoredClientSecret {
    const { value, keyId, endDate } = this;
    return storeClientSecret(this, id, options, { value, keyId, endDate }, this.registration);
  }

  /**
   * `AZURE_CLIENT_ID`, `AZURE_TENANT_ID` and `AZURE_CLIENT_SECRET`, as `DefaultAzureCredential` and
   * `EnvironmentCredential` of the Azure SDKs read them.
   */
  public get environmentVariables(): { [name: string]: string } {
    return {
      AZURE_CLIENT_ID: this.registration.clientId,
      AZURE_TENANT_ID: this.registration.tenantId,
      AZURE_CLIENT_SECRET: this.value,
    };
  }
}
