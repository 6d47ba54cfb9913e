import { hidesAny, hidesCharacters } from './characters';
import { type Problem, problem } from './problem';
import { secretIn } from './secrets';
import { show } from './show';
import { holdsExpression } from './token';

/** cdktf writes the expression of a token behind the `$`, and Terraform then reads the two as `$${`. */
const ESCAPED_TOKEN = /\$\$\{TfToken\[/;

// The rules of every text, whatever its prop: `ifLiteral()` calls them after those of the prop.

/** Of a text that people read. */
export function textProblems(prop: string, text: string): Problem[] {
  return [...secretProblems(prop, text), ...characterProblems(prop, text, hidesCharacters)];
}

/** Of a text that is compared letter by letter, where two that look the same must be the same. */
export function exactTextProblems(prop: string, text: string): Problem[] {
  return [...secretProblems(prop, text), ...characterProblems(prop, text, hidesAny)];
}

/** What is synthesized is no place for a secret. The error does not show it either. */
export function secretProblems(prop: string, text: string): Problem[] {
  const secret = secretIn(text);
  if (secret === undefined) return [];
  const fix = 'remove it, and replace it where it is used if others may have read it';
  return [problem('secret-in-text', prop, `holds what looks like ${secret}`, fix)];
}

/**
 * An expression that a user wrote into a text. Nothing shows whether it was meant, or came with the text of another person.
 *
 * @param asText what is wrong with it if it is meant as text
 * @returns nothing where there is none
 */
export function expressionProblems(prop: string, text: string, asText: () => Problem[]): Problem[] | undefined {
  if (ESCAPED_TOKEN.test(text)) {
    const fix = 'join the two with Fn.join()';
    return [problem('expression-in-text', prop, 'has a $ right before a token, which makes text of the token', fix)];
  }
  if (!holdsExpression(text)) return undefined;
  const token = 'pass a token, such as the asString of a TerraformLocal';
  const fix = asText().length > 0 ? token : `double the $ or % before the { if it is text; if it is not, ${token}`;
  return [problem('expression-in-text', prop, `must hold no expression but tokens, got ${show(text)}`, fix)];
}

function characterProblems(prop: string, text: string, hides: (text: string) => boolean): Problem[] {
  if (text === text.trim() && !hides(text)) return [];
  return [
    problem(
      'white-space',
      prop,
      `must not begin or end with white space, or contain line breaks or invisible characters, got ${show(text)}`,
      'remove them',
    ),
  ];
}
