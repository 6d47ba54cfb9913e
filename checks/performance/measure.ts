import { equal } from 'node:assert/strict';
import type { Cost, MeasuredApp, Program } from './app';

/** How often a size is measured. Root imports take many times as long, so they join the first rounds only. */
export interface Size {
  readonly registrations: number;
  readonly rounds: number;
  readonly withRoots: number;
}

/** What the programs took, one right after another: what slowed one of them slowed the others too. */
export interface Round extends Partial<Record<Program, Cost>> {
  readonly library: Cost;
  readonly deep: Cost;
}

export interface Measured {
  readonly registrations: number;
  readonly rounds: Round[];
}

/** Runs the programs in turn, and throws unless they synthesize the same Terraform JSON. */
export function measure(app: MeasuredApp, { registrations, rounds, withRoots }: Size): Measured {
  const measured = Array.from({ length: rounds }, (_, round) => {
    const pair: Program[] = round % 2 === 0 ? ['library', 'deep'] : ['deep', 'library'];
    const programs = round < withRoots ? [...pair, 'roots' as const] : pair;
    return Object.fromEntries(programs.map((program) => [program, app.run(program, registrations)]));
  });
  for (const program of ['deep', 'roots'] as const) equal(app.terraformOf(program), app.terraformOf('library'));
  return { registrations, rounds: measured as unknown as Round[] };
}
