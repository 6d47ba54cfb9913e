import { linearRegression, median } from 'simple-statistics';
import type { ProgramName } from './consumer';
import type { Run } from './measure';
import type { Synthesis } from './results';
import { type Spread, spread, valuesOf } from './statistics';

const DRAWS = 1000;

/** How the CPU time of a synthesis grows with the registrations in one stack: the exponent b of a·n^b. */
export interface Growth {
  readonly library: Spread;
  readonly bare: Spread;
  /** Of the library's exponent over the other. */
  readonly difference: Spread;
}

/** The exponents of the medians. They spread like those that are fitted to one round of each size, drawn by chance. */
export function growth(sizes: Synthesis[], random = Math.random): Growth {
  const ofMedians = (program: ProgramName) =>
    exponent(sizes.map(({ registrations, rounds }) => [registrations, median(valuesOf(rounds, program, cpu))]));
  const drawn = Array.from({ length: DRAWS }, () => {
    const rounds = sizes.map((size) => size.rounds[Math.floor(random() * size.rounds.length)]);
    const of = (program: ProgramName) =>
      exponent(rounds.map((round, index) => [sizes[index].registrations, cpu(round[program] as Run)]));
    return { library: of('library'), bare: of('bare') };
  });
  const [library, bare] = [ofMedians('library'), ofMedians('bare')];
  return {
    library: { ...spread(drawn.map((draw) => draw.library)), median: library },
    bare: { ...spread(drawn.map((draw) => draw.bare)), median: bare },
    difference: { ...spread(drawn.map((draw) => draw.library - draw.bare)), median: library - bare },
  };
}

/** By least squares on logarithms. */
export function exponent(points: [size: number, value: number][]): number {
  return linearRegression(points.map(([size, value]) => [Math.log(size), Math.log(value)])).m;
}

function cpu(run: Run): number {
  return run.synth.cpuMs;
}
