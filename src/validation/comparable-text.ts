import { TerraformStack, Tokenization } from 'cdktf';
import type { IConstruct } from 'constructs';
import { isToken } from './token';

/** How cdktf writes a token into a text. */
const TOKEN = /\$\{TfToken\[[^\]]*\]\}/g;

/** What a loop of Terraform fills in: the same text, and another value with each turn. */
const IN_A_LOOP = /\b(?:each|count|self)\./;

/**
 * A text that is equal where two values are equal, as far as that can be known: one literal twice, one token twice, one
 * attribute or variable read twice, one expression written twice in a stack. Two values whose texts differ may still be
 * equal where one is a token; nothing is known of a value without such a text.
 *
 * @param user the construct that uses the value, where the other value may be in another stack: there, an expression that
 * was written by hand may mean something else
 */
export function comparableText(value: string, user?: IConstruct): string | undefined {
  if (typeof value !== 'string') return undefined; // a token that is an object
  if (!isToken(value)) return value;
  const written = value.replace(TOKEN, '');
  if (IN_A_LOOP.test(written)) return undefined;
  const stack = user && isToken(written) ? TerraformStack.of(user).node.path : '';
  return `${stack} ${value.replace(TOKEN, nameOfToken)}`;
}

/** The same for an ID of Azure or Entra ID, whose letter case means nothing. */
export function comparableId(value: string, user?: IConstruct): string | undefined {
  return comparableText(isToken(value) ? value : value.toLowerCase(), user);
}

/**
 * cdktf makes a token each time that an attribute or a variable is read. Such tokens refer to the same address in the
 * same stack, and get the same name.
 */
function nameOfToken(token: string): string {
  const [{ identifier, originStack }] = Tokenization.reverse(token) as {
    identifier?: string;
    originStack?: TerraformStack;
  }[];
  return originStack ? `<${originStack.node.path} ${identifier}>` : token;
}
