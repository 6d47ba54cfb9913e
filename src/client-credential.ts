import type { IAdtAppRegistration } from './adt-app-registration-interface';
import { ClientSecret, type ClientSecretOptions } from './client-secret';
import type { Problem } from './private/problem';
import { clientSecretProblems } from './private/rules/client-secret';

/** How the application proves who it is. */
export abstract class ClientCredential {
  /**
   * A client secret, as in the how-to.
   *
   * @param options its description and lifetime
   */
  public static secret(options: ClientSecretOptions = {}): ClientCredential {
    return new SecretCredential(options);
  }

  /** No credential: for public clients, or where somebody else adds one. */
  public static none(): ClientCredential {
    return new NoCredential();
  }

  /** @internal What is wrong with it, under the name of the prop that it was passed as. */
  public abstract _problems(prop: string): Problem[];

  /** @internal Makes it, in the scope of the registration that it belongs to. */
  public abstract _bind(registration: IAdtAppRegistration): ClientSecret | undefined;
}

class SecretCredential extends ClientCredential {
  public constructor(private readonly options: ClientSecretOptions) {
    super();
  }

  public _problems(prop: string): Problem[] {
    return clientSecretProblems(this.options, prop);
  }

  public _bind(registration: IAdtAppRegistration): ClientSecret {
    return new ClientSecret(registration, 'ClientSecret', { ...this.options, registration });
  }
}

class NoCredential extends ClientCredential {
  public _problems(): Problem[] {
    return [];
  }

  public _bind(): undefined {
    return undefined;
  }
}
