import { type Apis, makeApis } from './apis';
import type { Azure } from './azure';
import { CONTROL, type Control } from './control/control';
import { ADT_AUDIENCES, originAudiences, VAULT_AUDIENCES } from './entra/audiences';
import { enveloped as signInEnvelope } from './entra/envelope';
import { signInFault } from './entra/errors';
import { faultAnswer } from './faults/answers';
import type { Fault, Faults } from './faults/faults';
import { enveloped as graphEnvelope } from './graph/envelope';
import { graphFault } from './graph/errors';
import { ApiError, internalError, misdirected, notImplemented } from './http/api-error';
import type { Incoming, Outgoing } from './http/https-server';
import { masked, maskedUrl } from './http/mask';
import { ANONYMOUS, type ApiResponse, type Wording } from './http/request';
import type { Router } from './http/router';
import { unauthorized } from './key-vault/errors';
import { vaultAt } from './key-vault/host';
import { type Witness, witnessed } from './witness';

/** A request, and what of its answer a test compares or needs for the next request. No secret is in it. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
  readonly status: number;
  /** What the answer called new objects. */
  readonly ids?: Record<string, string>;
}

/** Who hears of each request. */
interface Observers {
  readonly witness?: (witness: Witness) => void;
  readonly log: (line: string) => void;
  readonly record?: (exchange: Exchange) => void;
}

/** APIs that share a host and an audience. */
interface Door {
  /** What is answered to anybody. */
  readonly open: Router[];
  /** What is answered to those who show an access token for one of the audiences. */
  readonly guarded: Router[];
  readonly audiences: string[];
  /** How an access token is asked for. */
  readonly wording?: Wording;
  /** How a failure on purpose is worded. */
  readonly fault?: (fault: Fault) => ApiError | undefined;
  /** What is written around each answer. */
  readonly envelope?: (response: ApiResponse, sent: Incoming['headers']) => ApiResponse;
}

const GRAPH = /^\/(v1\.0|beta)\//i;
const SIGN_IN = /^\/([^/]+\/(oauth2|discovery|v2\.0|userrealm)|oidc)\//i;

/** Leads each request to the API that it is for, through the faults that wait for it. */
export class Gateway {
  /** Milliseconds of work, request by request. */
  public readonly workedMs: number[] = [];

  private readonly apis: Apis;

  public constructor(
    private readonly azure: Azure,
    private readonly faults: Faults,
    private readonly control: Control,
    private readonly observers: Observers,
  ) {
    this.apis = makeApis(azure);
  }

  public async answer(incoming: Incoming): Promise<Outgoing> {
    const { method, path } = incoming;
    const started = performance.now();
    const fault = path.startsWith(CONTROL) ? undefined : this.faults.strike(method, path);
    if (fault?.kind === 'drop') {
      this.log(incoming, 'dropped', started, fault);
      return 'drop';
    }
    const door = this.door(incoming);
    const { fault: failure = faultAnswer, envelope = same } = door;
    const response = envelope(await this.respond(incoming, door, fault && failure(fault)), incoming.headers);
    this.workedMs.push(performance.now() - started);
    if (/^\/(v1\.0|beta|subscriptions)\//.test(path)) this.observers.record?.(exchange(incoming, response));
    if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
    this.log(incoming, String(response.status), started, fault);
    return fault?.kind === 'drop-after' ? 'drop' : response;
  }

  private log({ method, url }: Incoming, outcome: string, started: number, fault?: Fault): void {
    const ms = Math.round(performance.now() - started);
    this.observers.log(`${method} ${maskedUrl(url)} ${outcome} ${ms} ms${fault ? ` (${fault.kind})` : ''}`);
  }

  private async respond(incoming: Incoming, door: Door, failure: ApiError | undefined): Promise<ApiResponse> {
    try {
      this.checkHost(incoming);
      if (failure) throw failure;
      const isControl = incoming.path.startsWith(CONTROL);
      const response = await (isControl ? this.control.answer(incoming) : this.dispatch(incoming, door));
      if (!['GET', 'HEAD'].includes(incoming.method) && response.status < 300) this.azure.store.save();
      return response;
    } catch (error) {
      const known = error instanceof ApiError;
      // A fault of our own, which must not be silent.
      if (!known) this.observers.log(masked((error as Error).stack ?? String(error)));
      const { status, body, headers } = known ? error : internalError();
      return { status, body, headers };
    }
  }

  private checkHost({ headers }: Incoming): void {
    const { host } = new URL(this.azure.origin);
    if (headers.host !== host && !vaultAt(this.azure, headers.host)) throw misdirected(host, headers.host);
  }

  private async dispatch(incoming: Incoming, { open, guarded, audiences, wording }: Door): Promise<ApiResponse> {
    const anonymous = find(open, incoming);
    const match = anonymous ?? find(guarded, incoming);
    // It needs no token to hear that nothing is there.
    if (!match) throw notImplemented(incoming.method, incoming.path);
    const { authorization } = incoming.headers;
    const caller = anonymous ? ANONYMOUS : await this.azure.tokens.check(authorization, audiences, wording);
    const response = await match.answer(incoming, caller);
    if (response.status < 400) this.observers.witness?.(witnessed(match.route, incoming, response));
    return response;
  }

  /** Vaults have hosts of their own, instances have paths. */
  private door({ path, headers }: Incoming): Door {
    const { entra, cloud, graph, absentGraph, arm, adt, keyVault } = this.apis;
    if (vaultAt(this.azure, headers.host)) {
      return { open: [], guarded: [keyVault], audiences: VAULT_AUDIENCES, wording: unauthorized(this.azure) };
    }
    if (path.startsWith('/adt/')) return { open: [], guarded: [adt], audiences: ADT_AUDIENCES };
    const audiences = originAudiences(this.azure);
    if (GRAPH.test(path)) {
      return { open: [absentGraph], guarded: [graph], audiences, fault: graphFault, envelope: graphEnvelope };
    }
    if (SIGN_IN.test(path))
      return { open: [entra], guarded: [], audiences, fault: signInFault, envelope: signInEnvelope };
    return { open: [entra, cloud], guarded: [arm], audiences };
  }
}

const same = (response: ApiResponse) => response;

function find(routers: Router[], incoming: Incoming) {
  for (const router of routers) {
    const match = router.find(incoming);
    if (match) return match;
  }
  return undefined;
}

function exchange({ method, url, body }: Incoming, { status, body: answer }: ApiResponse): Exchange {
  const named = Object.entries((answer ?? {}) as Record<string, unknown>).filter(
    ([name, value]) => ['id', 'appId', 'keyId'].includes(name) && typeof value === 'string',
  );
  const ids = method === 'POST' ? (Object.fromEntries(named) as Record<string, string>) : {};
  return {
    method,
    url,
    ...(body !== undefined && { body: withoutPassword(body) }),
    status,
    ...(Object.keys(ids).length > 0 && { ids }),
  };
}

/** The password of a new person is in the request itself. */
function withoutPassword(body: unknown): unknown {
  const isUser = typeof body === 'object' && body !== null && 'passwordProfile' in body;
  return isUser ? { ...body, passwordProfile: '***' } : body;
}
