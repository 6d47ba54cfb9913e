import { Lazy } from 'cdktf';

/**
 * A text as an argument inside a Terraform expression, with its quotes: a token, or literal text with tokens in it.
 *
 * cdktf's `Fn` warns of literal text beside a token. A token inside `${…}` it renders bare, which between quotes would be the
 * text of a reference.
 */
export function template(text: string): string {
  return Lazy.stringValue({
    produce: (context) => {
      const { suppressBraces } = context;
      context.suppressBraces = false;
      const rendered = context.resolve(text);
      context.suppressBraces = suppressBraces;
      return `"${rendered}"`;
    },
  });
}
