import { Token } from 'cdktf';
import { type Problem, problem } from './problem';
import { reading } from './struct';
import { isOnlyToken, isToken } from './token';
import { noList } from './wrong-type';

interface ListOptions<Item> {
  /** What to do about an empty list, which is a problem because leaving out the prop says what it means. */
  readonly fixForEmpty?: string;
  /** Whether an empty list is none. */
  readonly mayBeEmpty?: boolean;
  /** How an item is read that is an object. */
  readonly readItem?: (item: Item) => Item;
}

/** The rule of a prop that holds a list, or none. The items of a list that is a token are not known. */
export function list<Item, Root>(
  rule: (prop: string, items: Item[], root: Root) => Problem[],
  { fixForEmpty = 'leave it out', mayBeEmpty = false, readItem }: ListOptions<Item> = {},
) {
  return reading<Item[] | undefined, Root>(
    (prop, value, root) => {
      if (value === undefined || (isToken(value) && typeof value !== 'string')) return [];
      if (!Array.isArray(value)) return [noList(prop, value, readItem !== undefined)];
      if (value.length > 0) return rule(prop, value, root);
      return mayBeEmpty ? [] : [problem('list-empty', prop, 'must not be an empty list', fixForEmpty)];
    },
    (value) => {
      // `Fn.concat()` and others of cdktf return a list as a token in a text. A literal beside it would make it a text.
      if (typeof value === 'string' && isOnlyToken(value)) return Token.asList(value);
      // from: a rule sees the holes in a list, too
      return Array.isArray(value) ? Array.from(value, readItem ?? ((item) => item)) : value;
    },
  );
}

/** The rule of a prop that holds a list of known length: what is made depends on each item. */
export function knownList<Item, Root>(
  fixForToken: string,
  rule: (prop: string, items: Item[], root: Root) => Problem[],
  options: ListOptions<Item> = {},
) {
  const known = list(rule, options);
  return reading<Item[] | undefined, Root>((prop, value, root) => {
    if (!isToken(value)) return known(prop, value, root);
    return [problem('type', prop, 'must be known at synthesis, got a token', fixForToken)];
  }, known.read);
}
