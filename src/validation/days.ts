import { type Problem, type ProblemCode, problem } from './problem';
import { show } from './show';
import { isToken } from './token';

/** A whole number of days from 1 to a limit, or a token, or none. */
export function daysProblems(code: ProblemCode, prop: string, days: unknown, most: number, fix: string): Problem[] {
  if (days === undefined || (isToken(days) && typeof days !== 'string')) return [];
  if (Number.isInteger(days) && Number(days) >= 1 && Number(days) <= most) return [];
  return [problem(code, prop, `must be a whole number of days from 1 to ${most}, got ${show(days)}`, fix)];
}
