/** What a process took. */
export interface Usage {
  /** User and system time of all its threads. */
  readonly cpuMs: number;
  readonly wallMs: number;
  /** The most memory that it had resident so far. */
  readonly peakMb: number;
}

/** Since the process began. */
export function usage(): Usage {
  const { user, system } = process.cpuUsage();
  return {
    cpuMs: (user + system) / 1000,
    wallMs: performance.now(),
    peakMb: process.resourceUsage().maxRSS / 1024,
  };
}

export function between(before: Usage, after: Usage): Usage {
  return { cpuMs: after.cpuMs - before.cpuMs, wallMs: after.wallMs - before.wallMs, peakMb: after.peakMb };
}
