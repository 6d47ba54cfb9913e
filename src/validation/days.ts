import { type Problem, type ProblemCode, problem } from './problem';
import { show } from './show';
import { isToken } from './token';
import { numberIn } from './wrong-type';

/** A whole number of days from 1 to a limit, or a token, or none. */
export function daysProblems(code: ProblemCode, prop: string, days: unknown, most: number, fix: string): Problem[] {
  if (days === undefined || (isToken(days) && typeof days !== 'string')) return [];
  if (isWithin(days, most)) return [];
  const wrong = `must be a whole number of days from 1 to ${most}, got ${show(days)}`;
  const unquoted = typeof days === 'string' && isWithin(Number(days), most) ? 'remove the quotes' : undefined;
  return [problem(code, prop, wrong, numberIn(days) ?? unquoted ?? fix)];
}

function isWithin(days: unknown, most: number): boolean {
  return Number.isInteger(days) && Number(days) >= 1 && Number(days) <= most;
}
