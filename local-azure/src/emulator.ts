import { randomBytes } from 'node:crypto';
import { type Apis, emulatedApis } from './apis';
import type { Azure } from './azure';
import { CONTROL, control } from './control';
import { AccessTokens, type Caller } from './entra/access-token';
import { ADT_AUDIENCES, VAULT_AUDIENCES } from './entra/audiences';
import { Issuers, type WantedAssertion } from './entra/issuers';
import { faultAnswer } from './faults/answers';
import { Faults } from './faults/faults';
import { challenge } from './key-vault/access';
import { vaultAt } from './key-vault/host';
import { type Identity, makeIdentity, seedTenant } from './seed';
import { Store } from './store/store';
import { makeCertificate } from './transport/certificate';
import { type Incoming, listen, type Outgoing } from './transport/https-server';
import { Refusal, refuse } from './transport/problem';
import type { ApiResponse, Wording } from './transport/request';
import type { Router } from './transport/router';

export interface EmulatorOptions {
  /**
   * Where to listen on 127.0.0.1; 0 for any free port.
   *
   * @default 0
   */
  readonly port?: number;

  /**
   * Where to keep the state over restarts.
   *
   * @default - in memory only
   */
  readonly stateFile?: string;

  /** Takes a line for each request. No secret is in it. */
  readonly log?: (line: string) => void;

  /** Takes each request to Microsoft Graph and Azure Resource Manager, to be played again by a test. */
  readonly record?: (exchange: Exchange) => void;
}

/** A request, and what of its answer a test compares or needs for the next request. No secret is in it. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
  readonly status: number;
  /** What the answer called new objects. */
  readonly ids?: Record<string, string>;
}

interface Api {
  /** What it answers to anybody. */
  readonly open?: Router;
  /** What it answers to those who show a token for one of the audiences. */
  readonly router: Router;
  readonly audiences: string[];
  /** How it asks for a token. */
  readonly wording?: Wording;
}

const ANONYMOUS: Caller = { oid: '', appId: '', audience: '' };

/** A local Azure that listens. */
export class Emulator {
  public static async start({ port = 0, stateFile, log = () => {}, record }: EmulatorOptions = {}): Promise<Emulator> {
    const store = new Store(stateFile);
    const pem = await makeCertificate();
    let emulator: Emulator | undefined;
    const server = await listen(port, pem, async (incoming) => emulator?.answer(incoming) ?? 'drop');

    const { tenantId } = store.state;
    const tokens = await AccessTokens.make(`https://sts.windows.net/${tenantId}/`, tenantId);
    const azure = { store, tokens, issuers: new Issuers(), origin: `https://127.0.0.1:${server.port}` };
    emulator = new Emulator(azure, pem.certificate, server.stop, log, record);
    return emulator;
  }

  public readonly faults = new Faults();
  /** Opens the control routes. */
  public readonly controlKey = randomBytes(24).toString('base64url');
  /** An identity that may do what the examples ask for. Its secret is another at each start. */
  public readonly deployer: Identity;

  /** Milliseconds that it has worked, request by request. */
  public readonly workedMs: number[] = [];

  private readonly apis: Apis;

  private constructor(
    public readonly azure: Azure,
    /** PEM, for `SSL_CERT_FILE` and `NODE_EXTRA_CA_CERTS`. */
    public readonly certificate: string,
    public readonly stop: () => Promise<void>,
    private readonly log: (line: string) => void,
    private readonly record: EmulatorOptions['record'],
  ) {
    this.apis = emulatedApis(azure);
    seedTenant(azure);
    const permissions = [
      'Application.ReadWrite.OwnedBy',
      'Application.Read.All',
      'DelegatedPermissionGrant.ReadWrite.All',
    ];
    this.deployer = makeIdentity(azure, 'deployer', permissions, 'Owner');
    azure.store.save();
  }

  /** An assertion of an issuer outside, such as GitHub Actions, to sign in with instead of a secret. */
  public mintAssertion(wanted: WantedAssertion): Promise<string> {
    return this.azure.issuers.mint(wanted);
  }

  private async answer(incoming: Incoming): Promise<Outgoing> {
    const { method, url, path } = incoming;
    const started = performance.now();
    const fault = path.startsWith(CONTROL) ? undefined : this.faults.strike(method, path);
    const told = (outcome: string) =>
      this.log(
        `${method} ${url} ${outcome} ${Math.round(performance.now() - started)} ms${fault ? ` (${fault.kind})` : ''}`,
      );

    if (fault?.kind === 'drop') {
      told('dropped');
      return 'drop';
    }
    const begun = performance.now();
    const response = await this.respond(incoming, fault && faultAnswer(fault));
    if (method !== 'GET' && response.status < 300) this.azure.store.save();
    this.workedMs.push(performance.now() - begun);
    if (/^\/(v1\.0|beta|subscriptions)\//.test(path)) this.record?.(exchange(incoming, response));
    if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
    told(String(response.status));
    return fault?.kind === 'drop-after' ? 'drop' : response;
  }

  private async respond(incoming: Incoming, failure: Refusal | undefined): Promise<ApiResponse> {
    try {
      this.checkHost(incoming);
      if (failure) throw failure;
      if (incoming.path.startsWith(CONTROL)) return await control(this.azure, this.faults, this.controlKey, incoming);
      return await this.dispatch(incoming);
    } catch (error) {
      if (error instanceof Refusal) return { status: error.status, body: error.body, headers: error.headers };
      throw error;
    }
  }

  /** A page in a browser must not reach the emulator under a name of its own. */
  private checkHost({ headers }: Incoming): void {
    const { host } = new URL(this.azure.origin);
    if (headers.host === host || vaultAt(this.azure, headers.host)) return;
    throw refuse(421, 'MisdirectedRequest', `This is ${host}, not ${headers.host}.`);
  }

  private async dispatch(incoming: Incoming): Promise<ApiResponse> {
    const { open, router, audiences, wording } = this.api(incoming);
    const anonymous = open?.find(incoming);
    if (anonymous) return anonymous.handler({ ...incoming, params: anonymous.params, caller: ANONYMOUS });

    const caller = await this.azure.tokens.check(incoming.headers.authorization, audiences, wording);
    const route = router.find(incoming);
    if (route) return route.handler({ ...incoming, params: route.params, caller });
    // Not 404, which clients take for "gone", nor another 5xx, which they try again.
    throw refuse(501, 'NotImplemented', `The emulator does not implement ${incoming.method} ${incoming.path}.`);
  }

  /** Which API a request is for: vaults have hosts of their own, instances have paths. */
  private api({ path, headers }: Incoming): Api {
    const { open, management, data, vaults } = this.apis;
    if (vaultAt(this.azure, headers.host)) {
      return { router: vaults, audiences: VAULT_AUDIENCES, wording: challenge(this.azure) };
    }
    if (path.startsWith('/adt/')) return { router: data, audiences: ADT_AUDIENCES };
    return { open, router: management, audiences: [this.azure.origin] };
  }
}

function exchange({ method, url, body }: Incoming, { status, body: answer }: ApiResponse): Exchange {
  const named = Object.entries((answer ?? {}) as Record<string, unknown>).filter(
    ([name, value]) => ['id', 'appId', 'keyId'].includes(name) && typeof value === 'string',
  );
  const ids = method === 'POST' ? (Object.fromEntries(named) as Record<string, string>) : {};
  return { method, url, ...(body !== undefined && { body }), status, ...(Object.keys(ids).length > 0 && { ids }) };
}
