import type { Azure } from './azure';
import { Control } from './control/control';
import { AccessTokens } from './entra/access-token';
import { Issuers, type WantedAssertion } from './entra/issuers';
import { ManagedIdentities } from './entra/managed-identities';
import { environment, personEnvironment, sdkEnvironment, shellScript } from './environment';
import { Faults } from './faults/faults';
import { type Exchange, Gateway, type Witness } from './gateway';
import { makeCertificate } from './http/certificate';
import { listen } from './http/https-server';
import { VAULT_SUFFIX } from './key-vault/host';
import { openPortal, type Portal } from './portal/portal';
import { type Identity, type Person, Seed, seedTenant } from './seed';
import type { State, VaultSecret } from './store/model';
import { Store } from './store/store';
import { TemporaryFolder } from './temporary-folder';

export interface LocalAzureOptions {
  /**
   * Where to listen on 127.0.0.1; 0 for any free port.
   *
   * @default 0
   */
  readonly port?: number;

  /**
   * Where to keep the state over restarts. One local Azure at a time can use it: `start()` rejects if another does.
   *
   * @default - in memory only
   */
  readonly stateFile?: string;

  /** Gets a line for each request. No secret is in it. */
  readonly log?: (line: string) => void;

  /** Gets each request to Microsoft Graph and Azure Resource Manager, so that a test can send it again. */
  readonly record?: (exchange: Exchange) => void;

  /** Gets the route and the client of each request that is answered with success, so that a test can tell who uses what. */
  readonly witness?: (witness: Witness) => void;
}

/** A local Azure that listens. */
export class LocalAzure {
  public static async start(options: LocalAzureOptions = {}): Promise<LocalAzure> {
    const { port = 0, stateFile, log = () => {}, record, witness } = options;
    const store = new Store(stateFile);
    try {
      const pem = await makeCertificate(VAULT_SUFFIX);
      let gateway: Gateway | undefined;
      const server = await listen(port, pem, VAULT_SUFFIX, async (incoming) => gateway?.answer(incoming) ?? 'drop');

      const { tenantId } = store.state;
      const tokens = await AccessTokens.make(`https://sts.windows.net/${tenantId}/`, tenantId);
      const origin = `https://127.0.0.1:${server.port}`;
      const managedIdentities = new ManagedIdentities();
      const azure = { store, tokens, issuers: new Issuers(), managedIdentities, origin };
      seedTenant(azure);
      const faults = new Faults();
      const control = new Control(azure, faults);
      gateway = new Gateway(azure, faults, control, { log, record, witness });
      return new LocalAzure(azure, pem.certificate, faults, control.key, gateway.workedMs, server.stop);
    } catch (error) {
      store.close();
      throw error;
    }
  }

  /** Makes what a test needs to be there, without a request. */
  public readonly seed: Seed;
  /** An identity that may do what the examples ask for. A state file keeps it; its secret changes with each start. */
  public readonly deployer: Identity;

  private readonly folder = new TemporaryFolder();
  private readonly portals: Portal[] = [];

  private constructor(
    private readonly azure: Azure,
    /** PEM, for clients that take it as text; `certificateFile` is for the others. */
    public readonly certificate: string,
    /** What goes wrong on purpose. */
    public readonly faults: Faults,
    /** Opens the control routes. */
    public readonly controlKey: string,
    /** Milliseconds of work, request by request. */
    public readonly workedMs: readonly number[],
    private readonly close: () => Promise<void>,
  ) {
    this.seed = new Seed(azure);
    this.deployer = this.seed.deployer();
  }

  /** `https://127.0.0.1:<port>`: sign-in, Microsoft Graph and Azure Resource Manager in one. */
  public get origin(): string {
    return this.azure.origin;
  }

  public get tenantId(): string {
    return this.state.tenantId;
  }

  public get subscriptionId(): string {
    return this.state.subscriptionId;
  }

  /** What Azure remembers, live. Change it to get what no request can make, such as a secret that has expired. */
  public get state(): State {
    return this.azure.store.state;
  }

  /** The secrets in a vault by their lower-case names, with their values. The state does not have them. */
  public secretsOf(vault: string): Record<string, VaultSecret> {
    return this.azure.store.secretsOf({ name: vault });
  }

  /** The certificate as a file, for `SSL_CERT_FILE` and `NODE_EXTRA_CA_CERTS`. `stop()` removes it. */
  public get certificateFile(): string {
    return this.folder.write('certificate.pem', this.certificate);
  }

  /** The variables that make the stock providers and the Azure SDKs use the local Azure, signed in as an identity. */
  public environment(identity = this.deployer): Record<string, string> {
    return environment(this, identity);
  }

  /** The same as a file for a shell to `source`, with what `EnvironmentCredential` of the Azure SDKs reads, the key of the control routes, and a person to sign in as. `stop()` removes it. */
  public environmentFile(identity = this.deployer, person?: Person): string {
    const variables = {
      ...this.environment(identity),
      ...sdkEnvironment(this, identity),
      LOCAL_AZURE_KEY: this.controlKey,
      ...(person && personEnvironment(person)),
    };
    return this.folder.write('environment.sh', shellScript(variables));
  }

  /** The variables that make the Azure SDKs sign in as the managed identity of an Azure resource, by its `principalId`. */
  public managedIdentityEnvironment(principalId: string): Record<string, string> {
    return this.azure.managedIdentities.environment(this.origin, principalId);
  }

  /** An assertion of an issuer outside, such as GitHub Actions, to sign in with instead of a secret. */
  public mintAssertion(wanted: WantedAssertion): Promise<string> {
    return this.azure.issuers.mint(wanted);
  }

  /** Opens pages for a person with a browser. `stop()` closes them. */
  public async openPortal(): Promise<Portal> {
    const portal = await openPortal(this.azure);
    this.portals.push(portal);
    return portal;
  }

  /** Closes the server and its portals, and removes the files that it wrote. Only the state file stays. */
  public async stop(): Promise<void> {
    await Promise.all([this.close(), ...this.portals.map((portal) => portal.stop())]);
    this.azure.store.close();
    this.folder.remove();
  }
}
