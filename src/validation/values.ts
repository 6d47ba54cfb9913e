import { type Problem, problem } from './problem';
import { show } from './show';
import { expressionProblems, textProblems } from './text';
import { isToken, unescaped, withoutTokens } from './token';
import { noString } from './wrong-type';

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
  if (isListToken(value)) {
    const fix = prop.endsWith(']')
      ? 'join whole lists, as in Token.asList(Fn.concat([list, ["one more"]]))'
      : 'pass one string';
    return [problem('type', prop, 'is a whole list in place of one string', fix)];
  }
  if (typeof value === 'string') {
    const written = withoutTokens(value);
    const check = () => {
      const found = written === value ? rule(unescaped(value)) : [];
      return found.length > 0 ? found : ofAnyText(prop, written);
    };
    return expressionProblems(prop, value, check) ?? check();
  }
  if (isToken(value)) return [];
  const unquoted = typeof value === 'number' && rule(String(value)).length === 0;
  return [noString(prop, value, unquoted ? `write '${value}'` : 'pass one')];
}

/** A flag can be no token: it decides what is defined. */
export function flagProblems(prop: string, value: unknown): Problem[] {
  if (value === undefined || typeof value === 'boolean') return [];
  const fix = value === 'true' || value === 'false' ? 'remove the quotes' : 'pass one of them, or leave it out';
  return [problem('type', prop, `must be true or false, got ${show(value)}`, fix)];
}

/** A list that is a token, or what is left of it when it is spread into another: cdktf would fail on both, without naming the prop. */
function isListToken(value: unknown): boolean {
  return typeof value === 'string' ? value.startsWith('#{TfToken[') : Array.isArray(value) && isToken(value);
}
