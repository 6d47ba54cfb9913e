import { type Problem, problem } from './problem';
import { show } from './show';
import { expressionProblems, textProblems } from './text';
import { isToken, unescaped, withoutTokens } from './token';

// A value of the wrong type is a problem. A token is none, and a rule looks at literals only. TypeScript checks the types
// itself; these functions are for the other languages of jsii, and for casts.

/**
 * The problems of a text: those that a rule finds where it is a literal or, if there are none, those of any text.
 *
 * @param rule looks at the text as Terraform reads it
 * @param ofAnyText looks at what stands beside tokens, too
 */
export function ifLiteral(
  prop: string,
  value: unknown,
  rule: (value: string) => Problem[],
  ofAnyText = textProblems,
): Problem[] {
  if (typeof value === 'string') {
    if (isSpreadListToken(value)) {
      return [problem('type', prop, 'is a whole list in place of one element', 'join lists with Fn.concat()')];
    }
    const written = withoutTokens(value);
    const check = () => {
      const found = written === value ? rule(unescaped(value)) : [];
      return found.length > 0 ? found : ofAnyText(prop, written);
    };
    return expressionProblems(prop, value, check) ?? check();
  }
  if (isTokenObject(value)) return [];
  return [problem('type', prop, `must be a string, got ${show(value)}`, 'pass one')];
}

/** A flag can be no token: it decides what is defined. */
export function flagProblems(prop: string, value: unknown): Problem[] {
  if (value === undefined || typeof value === 'boolean') return [];
  return [problem('type', prop, `must be true or false, got ${show(value)}`, 'pass one of them, or leave it out')];
}

/** A struct can be no token either, though what is in it can. */
export function ifStruct<T extends object>(
  prop: string,
  value: T | undefined,
  rule: (value: T) => Problem[],
): Problem[] {
  if (value === undefined) return [];
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && !isToken(value)) return rule(value);
  return [problem('type', prop, `must be an object, got ${show(value)}`, 'see its type in API.md')];
}

/** An empty list is a problem of its own, because leaving out the prop says what it means. */
export function ifList<T>(
  prop: string,
  value: T[] | undefined,
  rule: (items: T[]) => Problem[],
  { fixForEmpty = 'leave it out' } = {},
): Problem[] {
  if (value === undefined || isTokenObject(value)) return [];
  if (!Array.isArray(value)) {
    return [problem('type', prop, `must be a list, got ${show(value)}`, 'put the value into square brackets')];
  }
  if (value.length === 0) return [problem('list-empty', prop, 'must not be an empty list', fixForEmpty)];
  return isToken(value) ? [] : rule(Array.from(value)); // from: a rule sees the holes in a list, too
}

function isTokenObject(value: unknown): boolean {
  return typeof value === 'object' && !Array.isArray(value) && isToken(value);
}

/** What is left of a list that is a token, when it is spread into another: cdktf would fail on it at synthesis, without naming the prop. */
function isSpreadListToken(value: string): boolean {
  return value.startsWith('#{TfToken[');
}
