import type { Problem } from '../../../validation/problem';

/** What a federated identity stands for. */
export interface Claims {
  /** The `iss` claim. */
  readonly issuer: string;
  /** The `sub` claim. */
  readonly subject: string;
  /** What is wrong with the parts that the subject is made of. */
  readonly problems: (prop: string) => Problem[];
}
