import { Token } from 'cdktf';

/** How cdktf writes a token into a text. */
export const TOKEN = /\$\{TfToken\[[\w:.-]+\]\}/g;

/** What a person reads in place of a token. */
const TOKEN_IN_WORDS = '<token>';

/** The start of an expression. A second `$` or `%` before it makes it the characters themselves, in Terraform. */
const EXPRESSION = /(?<!\$)\$\{|(?<!%)%\{/;

/**
 * Whether only Terraform knows a value: a token, or a text with a token in it. An expression that a user wrote (`${…}`,
 * `%{…}`) is a problem.
 *
 * Nothing may be parsed, counted or hashed from such a value. `comparableText()` compares two of them.
 */
export function isToken(value: unknown): boolean {
  return Token.isUnresolved(value);
}

/** Whether a value is one token, with nothing beside it that could be read at synthesis. */
export function isOnlyToken(value: unknown): boolean {
  return Token.isUnresolved(value) && (typeof value !== 'string' || withoutTokens(value) === TOKEN_IN_WORDS);
}

/** Whether a user wrote an expression into a text. cdktf passes it on to Terraform as it is. */
export function holdsExpression(text: string): boolean {
  return EXPRESSION.test(withoutTokens(text));
}

/** What a user wrote into a text, with words in place of its tokens. */
export function withoutTokens(text: string): string {
  return text.replace(TOKEN, TOKEN_IN_WORDS);
}

/** The text that Terraform makes of one without an expression. */
export function unescaped(text: string): string {
  return text.replaceAll('$${', '${').replaceAll('%%{', '%{');
}
