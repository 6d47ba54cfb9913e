import type { Problem } from './problem';

/** What the rules found out about some props. */
export interface Findings {
  readonly problems: Problem[];
}

/** Where props carry what was found out about them. Not a variable of this module: two copies of it may meet. */
const FINDINGS = Symbol.for('cdktf-adt-app-registration.findings');

/** A copy of props, for a construct that does not check them again. A copy of that one is checked. */
export function withFindings<P extends object, F extends Findings>(props: P, findings: F): P {
  return Object.defineProperty({ ...props }, FINDINGS, { value: findings });
}

/** What was found out about the props before, or what the rules find out now. */
export function findingsOf<P extends object, F extends Findings>(props: P, check: () => F): F {
  return (props as { [FINDINGS]?: F } | undefined)?.[FINDINGS] ?? check();
}
