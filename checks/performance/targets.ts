import { growth } from './growth';
import type { Run } from './measure';
import type { Results } from './results';
import { ratiosOf, type Spread, spread } from './statistics';

/** What the library may cost over the same resources by bare bindings, and what it does. */
export interface Verdict {
  readonly of: string;
  readonly most: string;
  readonly measured: Spread;
  readonly met: boolean;
}

export const MOST = { import: 1.03, synth: 1.1, exponent: 0.05 };

export function verdicts(results: Results): Verdict[] {
  const { difference } = growth(inOneStack(results));
  return [
    ratio('import: CPU time', MOST.import, results.import, (run) => run.import.cpuMs),
    ratio('import: peak memory', MOST.import, results.import, (run) => run.import.peakMb),
    ...results.synth.map(({ registrations, stacks, passes }) => {
      const where = stacks === 1 ? 'one stack' : `${stacks} stacks`;
      return ratio(`synthesis: ${registrations} in ${where}`, MOST.synth, passes, (run) => run.synth.cpuMs);
    }),
    {
      of: 'synthesis: exponent of growth',
      most: `(a) + ${MOST.exponent}`,
      measured: difference,
      met: Math.abs(difference.median) <= MOST.exponent,
    },
  ];
}

export function inOneStack({ synth }: Results): Results['synth'] {
  return synth.filter(({ stacks }) => stacks === 1);
}

function ratio(of: string, most: number, passes: Results['import'], metric: (run: Run) => number): Verdict {
  const measured = spread(ratiosOf(passes, ['library', 'bare'], metric));
  return { of, most: `${most.toFixed(2)} × (a)`, measured, met: measured.median <= most };
}
