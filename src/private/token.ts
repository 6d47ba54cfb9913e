import { Token } from 'cdktf';

/**
 * Whether a value is known to Terraform alone: a token, a text with a token in it, or a text with an expression that
 * somebody wrote by hand (`${…}`, `%{…}`).
 *
 * Nothing may be parsed, compared, counted or hashed from such a value.
 */
export function isToken(value: unknown): boolean {
  return Token.isUnresolved(value) || isWrittenExpression(value);
}

/** A text with an expression written by hand. cdktf passes it on as it is, but escapes it in the arguments of `Fn`. */
export function isWrittenExpression(value: unknown): boolean {
  return typeof value === 'string' && !Token.isUnresolved(value) && /[$%]\{/.test(value);
}
