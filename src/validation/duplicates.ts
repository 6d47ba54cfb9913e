import { type Problem, problem } from './problem';
import { show } from './show';
import { isToken } from './token';

/** A value and the prop where it stands. */
export interface Placed {
  readonly prop: string;
  readonly value: unknown;
}

/** The items of a list, each with its place. */
export function placed(prop: string, values: unknown[]): Placed[] {
  return values.map((value, index) => ({ prop: `${prop}[${index}]`, value }));
}

/**
 * The problems of each literal text that has the key of one before it.
 *
 * @param key what to compare; undefined for a text that equals no other
 * @param report the problems of a text, and the first one with its key
 */
export function repeatProblems(
  items: Placed[],
  key: (text: string) => string | undefined,
  report: (item: { prop: string; value: string }, first: { prop: string; value: string }) => Problem[],
): Problem[] {
  const seen = new Map<string, { prop: string; value: string }>();
  return items.flatMap(({ prop, value }) => {
    if (typeof value !== 'string' || isToken(value)) return [];
    const comparable = key(value);
    if (comparable === undefined) return [];
    const first = seen.get(comparable);
    if (first) return report({ prop, value }, first);
    seen.set(comparable, { prop, value });
    return [];
  });
}

/** A text that stands twice, by its key. */
export function duplicateProblems(items: Placed[], key: (text: string) => string, fix: string): Problem[] {
  return repeatProblems(items, key, (item, first) => [
    problem('duplicate', item.prop, `repeats ${first.prop}, got ${show(item.value)}`, fix),
  ]);
}
