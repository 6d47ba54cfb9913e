import { table } from '../../tools/pages/table';
import type { ProgramName } from './consumer';
import { amount, ratio } from './format';
import { growth } from './growth';
import type { Usage } from './programs/usage';
import type { Results } from './results';
import type { Passes } from './rounds';
import { ratiosOf, spread, valuesOf } from './statistics';
import { inOneStack, verdicts } from './targets';

const PROGRAMS = ['library', '(a)', '(b)'];
const RATIOS = ['library ÷ (a)', 'library ÷ (b)'];
const SHAPE = ['registrations', 'stacks'];

export function targetTable(results: Results): string {
  const rows = verdicts(results).map(({ of, most, measured, met }) => [
    of,
    most,
    ratio(measured),
    met ? 'met' : '**missed**',
  ]);
  return table(['library', 'at most', 'measured', ''], rows);
}

export function importTable({ import: passes }: Results): string {
  return usageTable(passes, (run) => run.import);
}

export function synthesisTable({ synth }: Results): string {
  const rows = synth.map(({ registrations, stacks, passes }) => [
    registrations,
    stacks,
    ...medians(passes, (run) => run.synth.cpuMs),
    over(passes, 'bare', (run) => run.synth.cpuMs),
    over(passes, 'bare', (run) => run.synth.wallMs),
    over(passes, 'bare', (run) => run.synth.peakMb),
    passes.flat().length,
  ]);
  const programs = PROGRAMS.map((program) => `${program}, CPU ms`);
  return table([...SHAPE, ...programs, 'CPU time ÷ (a)', 'elapsed ÷ (a)', 'peak memory ÷ (a)', 'rounds'], rows);
}

export function growthTable(results: Results): string {
  const { library, bare, difference } = growth(inOneStack(results));
  return table(
    ['', 'exponent'],
    [
      ['library', ratio(library, 3)],
      ['(a)', ratio(bare, 3)],
      ['difference', ratio(difference, 3)],
    ],
  );
}

export function profileTable({ profile: { passes } }: Results): string {
  const places = [...new Set(passes.flatMap((shares) => [...shares.keys()]))];
  const percents = places.map((place) => {
    const ofPasses = passes.map((shares) => 100 * (shares.get(place) ?? 0));
    return { place, percent: spread(ofPasses.map((share) => [share])) };
  });
  const rows = percents
    .sort((one, other) => other.percent.median - one.percent.median)
    .map(({ place, percent }) => [place, `${ratio(percent, 0)} %`]);
  return table(['spent in', 'share'], rows);
}

export function typeCheckTable({ typeCheck: passes }: Results): string {
  return usageTable(passes, (usage) => usage);
}

export function sizeTable({ synth }: Results): string {
  const rows = synth.map(({ registrations, stacks, bytes: { library = 0, bare = 0 } }) => [
    registrations,
    stacks,
    library,
    bare,
    (library / bare).toFixed(2),
  ]);
  return table([...SHAPE, 'library, bytes', '(a), bytes', 'library ÷ (a)'], rows);
}

function usageTable<T>(passes: Passes<T>, usageOf: (run: T) => Usage): string {
  return table(
    ['', ...PROGRAMS, ...RATIOS],
    [
      ['CPU time, ms', ...compared(passes, (run) => usageOf(run).cpuMs)],
      ['elapsed time, ms', ...compared(passes, (run) => usageOf(run).wallMs)],
      ['peak memory, MB', ...compared(passes, (run) => usageOf(run).peakMb)],
    ],
  );
}

/** What the three programs took, and how the library compares with the others. */
function compared<T>(passes: Passes<T>, metric: (run: T) => number): string[] {
  return [...medians(passes, metric), over(passes, 'bare', metric), over(passes, 'roots', metric)];
}

function medians<T>(passes: Passes<T>, metric: (run: T) => number): string[] {
  return (['library', 'bare', 'roots'] as const).map((program) => {
    const values = valuesOf(passes, program, metric);
    return values.length === 0 ? '–' : amount(spread(values));
  });
}

function over<T>(passes: Passes<T>, base: ProgramName, metric: (run: T) => number): string {
  const ratios = ratiosOf(passes, ['library', base], metric);
  return ratios.length === 0 ? '–' : ratio(spread(ratios));
}
