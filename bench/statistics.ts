import { median, quantile } from 'simple-statistics';
import type { ProgramName } from './consumer';
import type { Round } from './rounds';

/** A median, and the quartiles: half of the single values lie between them. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

export function spread(values: number[]): Spread {
  return { median: median(values), low: quantile(values, 0.25), high: quantile(values, 0.75) };
}

export function valuesOf<T>(rounds: Round<T>[], program: ProgramName, metric: (run: T) => number): number[] {
  return rounds.flatMap(({ [program]: run }) => (run === undefined ? [] : [metric(run)]));
}

/** One program by another, round by round: what disturbs a round disturbs both. */
export function ratiosOf<T>(
  rounds: Round<T>[],
  [program, base]: readonly [ProgramName, ProgramName],
  metric: (run: T) => number,
): number[] {
  return rounds.flatMap(({ [program]: above, [base]: below }) =>
    above === undefined || below === undefined ? [] : [metric(above) / metric(below)],
  );
}
