import type { AdtPrincipal } from '../access/adt-principal';
import { principalProblems } from '../access/principal-rules';
import { isBlank } from '../validation/characters';
import { comparableId } from '../validation/comparable-text';
import { duplicate, repeatProblems } from '../validation/duplicates';
import { type Problem, type ProblemCode, problem } from '../validation/problem';
import { show } from '../validation/show';
import { isPlain, type Rule, reading } from '../validation/struct';
import { isToken } from '../validation/token';
import { ifLiteral } from '../validation/values';
import { noStruct } from '../validation/wrong-type';

/** Principals by the names that their constructs get. */
export interface NamedPrincipals {
  readonly [id: string]: AdtPrincipal;
}

interface Kind {
  readonly code: ProblemCode;
  readonly types: string[];
  /** After "must be". */
  readonly what: string;
  readonly fix: string;
}

/** The rule of a prop that names principals of some types. */
export function namedPrincipals<Root>(kind: Kind, fixForEmpty: string): Rule<NamedPrincipals | undefined, Root> {
  return reading(
    (prop, given) => {
      if (given === undefined) return [];
      if (!isPlain(given)) return [noStruct(prop, given)];
      const entries = Object.entries(given);
      if (entries.length === 0) return [problem('list-empty', prop, 'must not be empty', fixForEmpty)];
      const wrong = entries.flatMap(([id, principal]) => [
        ...nameProblems(`a name in ${prop}`, id),
        ...entryProblems(`${prop}.${id}`, principal, kind),
      ]);
      return wrong.length > 0 ? wrong : repeated(prop, entries);
    },
    (given) => (isPlain(given) ? { ...given } : given),
  );
}

/** Addresses of Terraform are made of them. */
function nameProblems(prop: string, id: string): Problem[] {
  if (isToken(id))
    return [problem('type', prop, 'must be known at synthesis, got a token', 'write a name of your own')];
  return ifLiteral(prop, id, () =>
    isBlank(id) ? [problem('named-blank', prop, `must not be blank, got ${show(id)}`, 'write a name of your own')] : [],
  );
}

function entryProblems(prop: string, principal: AdtPrincipal, { code, types, what, fix }: Kind): Problem[] {
  const problems = principalProblems(prop, principal);
  if (problems.length > 0 || types.includes(principal.principalType)) return problems;
  return [problem(code, prop, `must be ${what}, got one of type ${principal.principalType}`, fix)];
}

/** Entra ID accepts each once. */
function repeated(prop: string, entries: [string, AdtPrincipal][]): Problem[] {
  const items = entries.map(([id, { objectId }]) => ({ prop: `${prop}.${id}`, value: objectId }));
  return repeatProblems(items, comparableId, duplicate('name each once'));
}
