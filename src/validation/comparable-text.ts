import { type TerraformStack, Tokenization } from 'cdktf';
import { isToken, TOKEN } from './token';

/** What a loop of Terraform fills in: the same text, and another value with each turn. */
const IN_A_LOOP = /\b(?:each|count|self)\./;

/** What cdktf knows of a token that refers to an address. */
interface Reference {
  readonly identifier?: string;
  readonly originStack?: TerraformStack;
}

/**
 * A text that is equal where two values are equal, as far as that can be known: one literal twice, one token twice, one
 * attribute or variable read twice. Two values whose texts differ may still be equal where one is a token; nothing is known
 * of a value without such a text.
 */
export function comparableText(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined; // nothing, or a token that is an object
  if ((Tokenization.reverse(value) as Reference[]).some(({ identifier }) => IN_A_LOOP.test(String(identifier)))) {
    return undefined;
  }
  return value.replace(TOKEN, nameOfToken);
}

/** The same for an ID of Azure or Entra ID, whose letter case means nothing. */
export function comparableId(value: string): string | undefined {
  return comparableText(isToken(value) ? value : value.toLowerCase());
}

/**
 * cdktf makes a token each time that an attribute or a variable is read. Such tokens refer to the same address in the
 * same stack, and get the same name.
 */
function nameOfToken(token: string): string {
  const [{ identifier, originStack }] = Tokenization.reverse(token) as Reference[];
  return originStack ? `<${originStack.node.path} ${identifier}>` : token;
}
