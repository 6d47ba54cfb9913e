import type { Problem } from './problem';
import { isPlain, type Rules, readStruct } from './struct';
import { noStruct } from './wrong-type';

/** What the rules found out about some props. */
export interface Findings {
  readonly problems: Problem[];
}

/** Props as they were read, and what the rules found out about them. */
export type Checked<P, F extends Findings> = F & { readonly read: P };

/** Where props carry what was found out about them. Not a variable of this module: two copies of it may meet. */
// Stryker disable next-line StringLiteral: no other symbol is read
const FINDINGS = Symbol.for('cdktf-adt-app-registration.findings');

/** A copy of props, for a construct that does not check them again. A copy of that one is checked. */
export function withFindings<P extends object, F extends Findings>(props: P, findings: F): P {
  return Object.defineProperty({ ...props }, FINDINGS, { value: findings });
}

/** The options of a method with what the method adds, as props of a construct. Options that are none are a problem of it. */
export function propsOf<Options extends object, Added extends object>(
  options: Options,
  rules: Rules<Options, never>,
  added: Added,
): Options & Added {
  const read = readStruct(options, rules);
  if (isPlain(read)) return { ...read, ...added };
  return withFindings(added, { problems: [noStruct('options', options)] }) as Options & Added;
}

/** The props with what was found out about them before, or with what the rules find out now. */
export function checked<P extends object, F extends Findings>(
  props: P,
  rules: Rules<P, never>,
  check: (read: P) => F,
): Checked<P, F> {
  const before = (props as { [FINDINGS]?: F } | undefined)?.[FINDINGS];
  if (before) return { ...before, read: props };
  const read = readStruct(props, rules);
  return { ...check(read), read };
}
