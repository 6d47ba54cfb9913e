import { ApplicationPasswordA } from '@cdktf/provider-azuread/lib/application-password';
import { Construct } from 'constructs';
import type { IAdtAppRegistration } from './adt-app-registration-interface';
import { credentialBefore, rememberCredential } from './private/credential-chain';
import { refuse } from './private/refuse';
import { renderClientSecret } from './private/render/client-secret';
import { clientSecretProblems } from './private/rules/client-secret';
import { registrationReferenceProblems } from './private/rules/registration-reference';
import { StoredClientSecret, type StoreInKeyVaultOptions } from './stored-client-secret';

/** How a client secret is named and how long it lives. */
export interface ClientSecretOptions {
  /**
   * What the portal shows in the column *Description*.
   *
   * Changing it makes a new secret.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * Days from its creation until the secret expires: a whole number from 1 to 730.
   *
   * Changing it makes a new secret, and then removes the old one. An ordinary apply never does. A tenant
   * policy can allow less (`CredentialInvalidLifetimeAsPerAppPolicy`).
   *
   * @default 180
   */
  readonly lifetimeDays?: number;
}

/** Properties of a `ClientSecret`. */
export interface ClientSecretProps extends ClientSecretOptions {
  /** The registration that the secret is appended to. Its other secrets stay as they are. */
  readonly registration: IAdtAppRegistration;
}

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

  private readonly registration: IAdtAppRegistration;

  /**
   * @param scope the stack, or a construct in it
   * @param id a name, unique in the scope. Terraform's addresses are made from it: changing it replaces what is there.
   * @param props what to make
   * @throws an `Error` named `AdtAppRegistrationError`, which lists all that is wrong with the props
   */
  public constructor(scope: Construct, id: string, props: ClientSecretProps) {
    refuse(scope, id, 'ClientSecret', [
      ...registrationReferenceProblems('registration', props?.registration),
      ...clientSecretProblems(props),
    ]);
    const config = renderClientSecret(props, props.registration.applicationObjectId);
    super(scope, id);

    this.registration = props.registration;
    this.applicationPassword = new ApplicationPasswordA(this, 'Resource', {
      ...config,
      dependsOn: credentialBefore(props.registration, this),
    });
    rememberCredential(props.registration, this.applicationPassword);
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
  public storeInKeyVault(id: string, options: StoreInKeyVaultOptions): StoredClientSecret {
    const { value, keyId, endDate } = this;
    const { clientId } = this.registration;
    return new StoredClientSecret(this, id, { ...options, secret: { value, keyId, endDate }, clientId });
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
