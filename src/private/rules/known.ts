import { Token } from 'cdktf';
import { type Problem, problem } from '../problem';
import { show } from '../show-value';

/** What can be said about a value: nothing yet, because it is a token, or what a rule says about the known value. */
export function ifKnownString(prop: string, value: unknown, rule: (value: string) => Problem[]): Problem[] {
  if (Token.isUnresolved(value)) return [];
  if (typeof value === 'string') return rule(value);
  return [problem('type', prop, `must be a string, got ${show(value)}`, 'pass one')];
}

/** As above, for an optional `true` or `false`, which can be no token: it decides what is defined. */
export function booleanProblems(prop: string, value: unknown): Problem[] {
  if (value === undefined || typeof value === 'boolean') return [];
  return [problem('type', prop, `must be true or false, got ${show(value)}`, 'pass one of them, or leave it out')];
}

/** As above, for a list. An empty one is a problem of its own, because leaving out the prop says what it means. */
export function ifKnownList<T>(
  prop: string,
  value: T[] | undefined,
  rule: (items: T[]) => Problem[],
  { cureForEmpty = 'leave it out' } = {},
): Problem[] {
  if (value === undefined || Token.isUnresolved(value)) return [];
  if (!Array.isArray(value)) {
    return [problem('type', prop, `must be a list, got ${show(value)}`, 'put the value into square brackets')];
  }
  if (value.length === 0) return [problem('list-empty', prop, 'must not be an empty list', cureForEmpty)];
  return rule(value);
}
