import { Token } from 'cdktf';
import type { Problem } from '../../../validation/problem';
import { isToken } from '../../../validation/token';

/** What a federated identity stands for. */
export interface Claims {
  /** The `iss` claim. */
  readonly issuer: string;
  /** The `sub` claim. */
  readonly subject: string;
  /** What is wrong with the parts that the subject is made of. */
  readonly problems: (prop: string) => Problem[];
}

/** A claim made of parts, which may be no texts at all: that is a problem only when the identity is used. */
export function claim(between: TemplateStringsArray, ...parts: unknown[]): string {
  return String.raw({ raw: between }, ...parts.map((part) => (isToken(part) ? Token.asString(part) : textOf(part))));
}

function textOf(part: unknown): string {
  // Stryker disable next-line StringLiteral: a claim with such a part is refused, and not shown
  return typeof part === 'string' ? part : '';
}
