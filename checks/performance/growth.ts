import { linearRegression, median } from 'simple-statistics';
import type { ProgramName } from './consumer';
import type { Run } from './measure';
import type { Synthesis } from './results';
import type { Passes } from './rounds';
import { type Spread, valuesOf, withMargin } from './statistics';

/** How the CPU time of a synthesis grows with the registrations in one stack: the exponent b of a·n^b. */
export interface Growth {
  readonly library: Spread;
  readonly bare: Spread;
  /** Of the library's exponent over the other. */
  readonly difference: Spread;
}

/** The exponents of the medians of all runs, and of those of each pass. */
export function growth(sizes: Synthesis[]): Growth {
  const all = exponents(sizes, ({ passes }) => passes);
  const each = sizes[0].passes.map((_, pass) => exponents(sizes, ({ passes }) => [passes[pass]]));
  const spread = (of: (exponents: Exponents) => number) => withMargin(of(all), each.map(of));
  return {
    library: spread(({ library }) => library),
    bare: spread(({ bare }) => bare),
    difference: spread(({ library, bare }) => library - bare),
  };
}

type Exponents = Record<'library' | 'bare', number>;

function exponents(sizes: Synthesis[], passesOf: (size: Synthesis) => Passes<Run>): Exponents {
  const of = (program: ProgramName) =>
    exponent(sizes.map((size) => [size.registrations, median(valuesOf(passesOf(size), program, cpu).flat())]));
  return { library: of('library'), bare: of('bare') };
}

/** By least squares on logarithms. */
export function exponent(points: [size: number, value: number][]): number {
  return linearRegression(points.map(([size, value]) => [Math.log(size), Math.log(value)])).m;
}

function cpu(run: Run): number {
  return run.synth.cpuMs;
}
