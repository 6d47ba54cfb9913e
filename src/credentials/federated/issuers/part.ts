import { type Problem, problem } from '../../../validation/problem';
import { show } from '../../../validation/show';
import { exactTextProblems } from '../../../validation/text';
import { ifLiteral } from '../../../validation/values';
import { matchesWhole } from '../../../validation/whole';
import { issuerProblems } from '../issuer-rules';

/** What a part of a subject looks like in the tokens of its issuer. */
export interface Part {
  /** Of the whole part. */
  readonly pattern: RegExp;
  /** After "must be". */
  readonly shape: string;
  readonly fix: string;
}

/** The issuer would never send another part. Without this rule, the mistake shows only when a sign-in fails. */
export function part({ pattern, shape, fix }: Part): (prop: string, value: unknown) => Problem[] {
  return (prop, value) =>
    ifLiteral(
      prop,
      value,
      (text) =>
        matchesWhole(pattern, text)
          ? []
          : [problem('federated-part', prop, `must be ${shape}, got ${show(text)}`, fix)],
      exactTextProblems,
    );
}

/** The name of a Git branch or tag, as far as `git check-ref-format` and common mistakes go. */
export const GIT_REF: Part = {
  pattern: /(?!refs\/(?:heads|tags)\/)(?!.*(?:\.\.|\/[/.]|@\{|\.lock(?:\/|$)))(?![/.-])[^\s~^:?*[\\\p{Cc}]+(?<![/.])/u,
  shape: 'the name of a branch or tag',
  fix: 'leave out refs/heads/ and refs/tags/; there are no wildcards',
};

/** The rule of an issuer that is a part itself: what holds for all issuers, and then what this kind of issuer looks like. */
export function issuerPart(kind: Part): (prop: string, issuer: unknown) => Problem[] {
  return (prop, issuer) => {
    const problems = issuerProblems(prop, issuer);
    return problems.length > 0 ? problems : part(kind)(prop, issuer);
  };
}

/** The issuers of those that have one of their own are without a slash, and Entra ID compares letter by letter. */
export const NO_SLASH_AT_END: Part = {
  pattern: /.*[^/]/,
  shape: 'a URL without a slash at its end',
  fix: 'remove each slash at its end',
};
