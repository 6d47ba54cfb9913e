import { median, sampleStandardDeviation } from 'simple-statistics';
import type { ProgramName } from './consumer';
import type { Passes } from './rounds';

/** A median, and how far the one of a rerun may be from it. */
export interface Spread {
  readonly median: number;
  readonly margin: number;
}

/** Student's t for a two-sided probability of 95 %, from one degree of freedom on. Source: NIST/SEMATECH e-Handbook, 1.3.6.7.2. */
const STUDENT = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262];

/** The median of all values, with what the medians of the passes tell of a rerun. */
export function spread(passes: number[][]): Spread {
  return withMargin(median(passes.flat()), passes.map(median));
}

/**
 * A value, and its margin: a rerun, of as many passes, comes to a value that is within it 19 times out of 20. Single runs say less of that:
 * the machine is another from minute to minute, and the same for all runs of a pass.
 */
export function withMargin(value: number, ofPasses: number[]): Spread {
  const { length } = ofPasses;
  if (length === 1) return { median: value, margin: 0 };
  return { median: value, margin: STUDENT[length - 2] * sampleStandardDeviation(ofPasses) * Math.sqrt(2 / length) };
}

/** Of each pass in which the program took part. */
export function valuesOf<T>(passes: Passes<T>, program: ProgramName, metric: (run: T) => number): number[][] {
  return passes
    .map((rounds) => rounds.flatMap(({ [program]: run }) => (run === undefined ? [] : [metric(run)])))
    .filter(({ length }) => length > 0);
}

/** One program by another, round by round: what disturbs a round disturbs both. */
export function ratiosOf<T>(
  passes: Passes<T>,
  [program, base]: readonly [ProgramName, ProgramName],
  metric: (run: T) => number,
): number[][] {
  const ratio = ({ [program]: above, [base]: below }: Passes<T>[number][number]) =>
    above === undefined || below === undefined ? [] : [metric(above) / metric(below)];
  return passes.map((rounds) => rounds.flatMap(ratio)).filter(({ length }) => length > 0);
}
