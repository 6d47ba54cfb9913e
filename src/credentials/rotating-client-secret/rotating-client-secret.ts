import { ApplicationPasswordA } from '@cdktf/provider-azuread/lib/application-password';
import { Fn, Op, TerraformLocal, TerraformStack, Token } from 'cdktf';
import { Construct } from 'constructs';
import type { IRegisteredApplication } from '../../application/registered-application';
import { checked } from '../../validation/findings';
import { throwProblems } from '../../validation/library-error';
import { structProblems } from '../../validation/struct';
import type { ClientSecretVersion } from '../client-secret-version';
import { credentialBefore, recordCredential } from '../credential-chain';
import { storeClientSecret } from '../key-vault/store-client-secret';
import type { StoredClientSecret } from '../key-vault/stored-client-secret';
import type { StoredClientSecretOptions } from '../key-vault/stored-client-secret-options';
import type { RotatingClientSecretProps } from './rotating-client-secret-options';
import { renderPeriod, renderTurn } from './rotating-client-secret-rendering';
import { ROTATING_SECRET_PROPS } from './rotating-client-secret-rules';

/**
 * Two client secrets of a registration that take turns by the calendar.
 *
 * `current` is the one to use. The first apply in a new period replaces the other secret and calls it `current`. The
 * secret that was current is then `previous`, and the first apply of the next period deletes it. A client has that long
 * to change over: with an apply a week, a period less a week. No other provider and no schedule is needed, but an apply
 * is: once per period.
 *
 * Terraform keeps both values in the state, in plain text.
 *
 * Needs Terraform 1.5, OpenTofu 1.6, or newer.
 */
export class RotatingClientSecret extends Construct {
  /** The secret that is current in periods with an even number. */
  public readonly evenApplicationPassword: ApplicationPasswordA;

  /** The secret that is current in periods with an odd number. */
  public readonly oddApplicationPassword: ApplicationPasswordA;

  private readonly registration: IRegisteredApplication;
  private readonly period: TerraformLocal;

  /**
   * @param scope the stack, or a construct in it
   * @param id a name, unique in the scope. Terraform's addresses are made from it: changing it replaces what is there.
   * @param props what to make
   * @throws an `Error` named `AdtAppRegistrationError`, which lists all that is wrong with the props
   */
  public constructor(scope: Construct, id: string, props: RotatingClientSecretProps) {
    const { problems, read } = checked(props, ROTATING_SECRET_PROPS, (given) => ({
      problems: structProblems(ROTATING_SECRET_PROPS, given, { scope }, 'props'),
    }));
    throwProblems(scope, id, 'RotatingClientSecret', problems);
    const { applicationObjectId } = read.registration;
    super(scope, id);

    this.registration = read.registration;
    this.period = new TerraformLocal(this, 'Period', renderPeriod(read, TerraformStack.of(this)));
    const secret = (name: string, turn: string) => {
      const password = new ApplicationPasswordA(this, name, {
        ...renderTurn(read, applicationObjectId, turn),
        provider: read.registration.azureadProvider,
        dependsOn: credentialBefore(read.registration, this),
      });
      recordCredential(read.registration, password);
      return password;
    };
    // Each is replaced when its own turn begins. By then no client reads the old one any more.
    this.evenApplicationPassword = secret('Even', Token.asString(Fn.floor(Op.div(this.period.asNumber, 2))));
    this.oddApplicationPassword = secret('Odd', Token.asString(Fn.floor(Op.div(Op.add(this.period.asNumber, 1), 2))));
  }

  /** The secret to use. */
  public get current(): ClientSecretVersion {
    return this.pick(this.evenApplicationPassword, this.oddApplicationPassword);
  }

  /** The secret that was in use before, which other clients may still read. After the first apply: one that no client has used. */
  public get previous(): ClientSecretVersion {
    return this.pick(this.oddApplicationPassword, this.evenApplicationPassword);
  }

  /**
   * `AZURE_CLIENT_ID`, `AZURE_TENANT_ID` and `AZURE_CLIENT_SECRET` with the current secret, as
   * `DefaultAzureCredential` and `EnvironmentCredential` of the Azure SDKs read them.
   */
  public get environmentVariables(): { [name: string]: string } {
    return {
      AZURE_CLIENT_ID: this.registration.clientId,
      AZURE_TENANT_ID: this.registration.tenantId,
      AZURE_CLIENT_SECRET: this.current.value,
    };
  }

  /**
   * Keeps the current secret in a key vault, without a second copy in the state. Each turn makes a new version there.
   *
   * Needs Terraform 1.11, OpenTofu 1.11, or newer, and a deployer with the roles *Key Vault Secrets Officer* and
   * *Reader* on the vault.
   *
   * @param id a name, unique among those of this secret
   * @param options where, and under which name
   */
  public storeInKeyVault(id: string, options: StoredClientSecretOptions): StoredClientSecret {
    return storeClientSecret(this, id, options, this.current, this.registration);
  }

  /** The first in an even period, the second in an odd one: Terraform's element() begins again after the last. */
  private pick(...inTurn: ApplicationPasswordA[]): ClientSecretVersion {
    const one = (values: string[]) => Token.asString(Fn.element(values, this.period.asNumber));
    return {
      value: one(inTurn.map(({ value }) => value)),
      keyId: one(inTurn.map(({ keyId }) => keyId)),
      endDate: one(inTurn.map(({ endDate }) => endDate)),
    };
  }
}
