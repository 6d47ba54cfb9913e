import { z } from 'zod';

/**
 * Something that goes wrong on purpose.
 *
 * - `lag`: 404, as Entra ID and ARM answer before a new object has reached every replica
 * - `principal-not-found`: 400, as ARM answers before a new service principal has
 * - `forbidden`: 403, as both answer before a new permission has
 * - `throttle`: 429 with `Retry-After`
 * - `error`: 500, 502, 503 or 504
 * - `drop`: the connection ends without an answer
 * - `drop-after`: the same, but only after the request has done its work
 * - `slow`: the request does its work at once, and the answer comes late
 */
export const FAULT = z.strictObject({
  kind: z.enum(['lag', 'principal-not-found', 'forbidden', 'throttle', 'error', 'drop', 'drop-after', 'slow']),
  method: z
    .string()
    .toUpperCase()
    .regex(/^[A-Z]+$/)
    .optional(),
  /** A regular expression for the path. */
  path: z.string().max(1000).refine(isPattern, 'This is no regular expression').default('.*'),
  /** How many matching requests pass first. */
  after: z.int().min(0).default(0),
  /** How many then fail. */
  times: z.int().min(1).default(1),
  /** Of those, how many in a hundred; chosen by the seed. */
  percent: z.number().min(1).max(100).default(100),
  seed: z.int().default(1),
  status: z.union([z.literal(500), z.literal(502), z.literal(503), z.literal(504)]).default(503),
  retryAfterSeconds: z.int().min(0).max(60).default(1),
  delayMs: z.int().min(1).max(30_000).default(1000),
});
export type Fault = z.infer<typeof FAULT>;
export type FaultOptions = z.input<typeof FAULT>;

function isPattern(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}

interface Armed {
  readonly fault: Fault;
  readonly pattern: RegExp;
  seen: number;
  fired: number;
  random: number;
}

/** The faults that wait for their request. */
export class Faults {
  private armed: Armed[] = [];

  public arm(options: FaultOptions): void {
    const fault = FAULT.parse(options);
    this.armed.push({ fault, pattern: new RegExp(fault.path, 'i'), seen: 0, fired: 0, random: fault.seed });
  }

  public clear(): void {
    this.armed = [];
  }

  /** How often each fault has struck. */
  public report() {
    return this.armed.map(({ fault, seen, fired }) => ({ ...fault, seen, fired }));
  }

  /**
   * The fault that strikes this request, if one does.
   *
   * @internal
   */
  public strike(method: string, path: string): Fault | undefined {
    for (const entry of this.armed) {
      const { fault, pattern } = entry;
      if ((fault.method && fault.method !== method) || !pattern.test(path)) continue;
      entry.seen += 1;
      if (entry.seen <= fault.after || entry.fired >= fault.times || !chance(entry)) continue;
      entry.fired += 1;
      return fault;
    }
    return undefined;
  }
}

/** A linear congruential generator: the same seed strikes the same requests. */
function chance(entry: Armed): boolean {
  entry.random = (Math.imul(entry.random, 1_103_515_245) + 12_345) & 0x7fffffff;
  return (entry.random >> 8) % 100 < entry.fault.percent;
}
