import { Token } from 'cdktf';

/** The start of an expression. cdktf's own tokens in a text begin so, too. */
const EXPRESSION = /[$%]\{/;

/**
 * Whether only Terraform knows a value: a token, a text with a token in it, or a text with an expression that a user wrote
 * by hand (`${…}`, `%{…}`).
 *
 * Nothing may be parsed, counted or hashed from such a value. `comparableText()` compares two of them.
 */
export function isToken(value: unknown): boolean {
  return typeof value === 'string' ? EXPRESSION.test(value) : Token.isUnresolved(value);
}
