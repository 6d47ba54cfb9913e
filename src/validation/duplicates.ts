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
 * Tells of each known text that is, by its key, the same as one before it.
 *
 * @param key what to compare; undefined for a text that is the same as no other
 */
export function findRepeats(
  items: Placed[],
  key: (text: string) => string | undefined,
  tell: (item: { prop: string; value: string }, first: { prop: string; value: string }) => Problem[],
): Problem[] {
  const seen = new Map<string, { prop: string; value: string }>();
  return items.flatMap(({ prop, value }) => {
    if (typeof value !== 'string' || isToken(value)) return [];
    const comparable = key(value);
    if (comparable === undefined) return [];
    const first = seen.get(comparable);
    if (first) return tell({ prop, value }, first);
    seen.set(comparable, { prop, value });
    return [];
  });
}

/** A text that stands twice, by its key. */
export function duplicateProblems(items: Placed[], key: (text: string) => string, fix: string): Problem[] {
  return findRepeats(items, key, (item, first) => [
    problem('duplicate', item.prop, `repeats ${first.prop}, got ${show(item.value)}`, fix),
  ]);
}
