import { Token } from 'cdktf';
import { type Problem, problem } from '../problem';
import { show } from '../show-value';

/** A value and the prop where it stands. */
export interface Placed {
  readonly prop: string;
  readonly value: string;
}

/** Problems of values that stand twice, letter case aside. Tokens are never compared. */
export function duplicateProblems(items: Placed[], cure: string): Problem[] {
  const seen = new Map<string, Placed>();
  return items.flatMap((item) => {
    if (typeof item.value !== 'string' || Token.isUnresolved(item.value)) return [];
    const key = item.value.toLowerCase();
    const first = seen.get(key);
    if (!first) {
      seen.set(key, item);
      return [];
    }
    return [problem('duplicate', item.prop, `repeats ${first.prop}, got ${show(item.value)}`, cure)];
  });
}

/** The items of a list, each with its place. */
export function placed(prop: string, values: string[]): Placed[] {
  return values.map((value, index) => ({ prop: `${prop}[${index}]`, value }));
}
