import { isGuid } from './guid';
import { type Problem, type ProblemCode, problem } from './problem';
import { show } from './show';

/** A part of a resource ID. */
export interface IdPart {
  readonly value: string;
  /** What Azure asks of it, after "must have". */
  readonly rule: string;
  readonly holds: (value: string) => boolean;
}

/** A part that is the same in each ID of a kind. Letter case means nothing in it. */
export function constantPart(name: string, constant: string, value: string): IdPart {
  return { value, rule: `the ${name} ${constant}`, holds: (text) => text.toLowerCase() === constant.toLowerCase() };
}

export function guidPart(name: string, value: string): IdPart {
  return { value, rule: `a ${name} that is a GUID`, holds: isGuid };
}

/** The first part that is wrong: what follows it may be right in an ID of another kind. */
export function firstPartProblem(code: ProblemCode, prop: string, id: string, parts: IdPart[], fix: string): Problem[] {
  const wrong = parts.find(({ value, holds }) => !holds(value));
  if (!wrong) return [];
  return [problem(code, prop, `must have ${wrong.rule}, got ${show(wrong.value)} in ${show(id)}`, fix)];
}
