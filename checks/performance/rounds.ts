import { PROGRAM_NAMES, type ProgramName } from './consumer';

/** What the programs took when they were run one after the other: the machine was the same for all of them. */
export type Round<T> = { readonly [program in ProgramName]?: T };

/** The rounds of each pass. */
export type Passes<T> = Round<T>[][];

/** How much is measured. */
export interface Effort {
  readonly rounds: number;
  /** No round begins later, but the first. */
  readonly seconds: number;
  /** The program that imports from the roots takes many times as long: it takes part in so many of the rounds. */
  readonly withRoots: number;
}

/**
 * Runs the programs in turn. Chance decides which is first, and each round begins with the next one, so that none of
 * them is always the first.
 */
export function interleave<T>(effort: Effort, run: (program: ProgramName) => T, random = Math.random): Round<T>[] {
  const rounds: Round<T>[] = [];
  const end = performance.now() + effort.seconds * 1000;
  const chance = Math.floor(random() * PROGRAM_NAMES.length);
  while (rounds.length < effort.rounds && (rounds.length === 0 || performance.now() < end)) {
    const withRoots = rounds.length < effort.withRoots;
    const programs = rotate(PROGRAM_NAMES, chance + rounds.length).filter((name) => name !== 'roots' || withRoots);
    rounds.push(Object.fromEntries(programs.map((program) => [program, run(program)])));
  }
  return rounds;
}

function rotate<T>(items: readonly T[], by: number): T[] {
  const first = by % items.length;
  return [...items.slice(first), ...items.slice(0, first)];
}
