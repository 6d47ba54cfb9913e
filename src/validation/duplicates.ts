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

/** A text, with its place. */
interface PlacedText extends Placed {
  readonly value: string;
}

/** The problems of a text, whose key the first one has, too. */
type Report = (item: PlacedText, first: PlacedText) => Problem[];

/**
 * The problems of each text, literal or token, that has the key of one before it.
 *
 * @param key what to compare; undefined for a text that equals no other
 */
export function repeatProblems(items: Placed[], key: (text: string) => string | undefined, report: Report): Problem[] {
  const seen = new Map<string, PlacedText>();
  return items.flatMap(({ prop, value }) => {
    if (typeof value !== 'string') return [];
    const comparable = key(value);
    if (comparable === undefined) return [];
    const first = seen.get(comparable);
    if (first) return report({ prop, value }, first);
    seen.set(comparable, { prop, value });
    return [];
  });
}

/** The same for literals only. */
export function literalRepeatProblems(
  items: Placed[],
  key: (text: string) => string | undefined,
  report: Report,
): Problem[] {
  return repeatProblems(items, (text) => (isToken(text) ? undefined : key(text)), report);
}

/** A literal that stands twice, by its key. */
export function duplicateProblems(items: Placed[], key: (text: string) => string, fix: string): Problem[] {
  return literalRepeatProblems(items, key, duplicate(fix));
}

export const duplicate =
  (fix: string): Report =>
  (item, first) => [problem('duplicate', item.prop, `repeats ${first.prop}, got ${show(item.value)}`, fix)];
