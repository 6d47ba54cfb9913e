import type { ProgramName } from './consumer';
import { count, number, table, withSpread } from './format';
import { growth } from './growth';
import type { Results } from './results';
import type { Round } from './rounds';
import { ratiosOf, spread, valuesOf } from './statistics';
import { inOneStack, verdicts } from './targets';

const PROGRAMS = ['library', '(a)', '(b)'];
const RATIOS = ['library ÷ (a)', 'library ÷ (b)'];
const SHAPE = ['registrations', 'stacks'];

export function targetTable(results: Results): string {
  const rows = verdicts(results).map(({ of, most, measured, met }) => [
    of,
    most,
    withSpread(measured),
    met ? 'met' : '**missed**',
  ]);
  return table(['library', 'at most', 'measured', ''], rows);
}

export function importTable({ import: rounds }: Results): string {
  return table(
    ['', ...PROGRAMS, ...RATIOS],
    [
      ['CPU time, ms', ...compared(rounds, (run) => run.import.cpuMs)],
      ['elapsed time, ms', ...compared(rounds, (run) => run.import.wallMs)],
      ['peak memory, MB', ...compared(rounds, (run) => run.import.peakMb)],
    ],
  );
}

export function synthesisTable({ synth }: Results): string {
  const rows = synth.map(({ registrations, stacks, rounds }) => [
    count(registrations),
    count(stacks),
    ...medians(rounds, (run) => run.synth.cpuMs),
    ratio(rounds, 'bare', (run) => run.synth.cpuMs),
    ratio(rounds, 'bare', (run) => run.synth.wallMs),
    ratio(rounds, 'bare', (run) => run.synth.peakMb),
    count(rounds.length),
  ]);
  const programs = PROGRAMS.map((program) => `${program}, CPU ms`);
  return table([...SHAPE, ...programs, 'CPU time ÷ (a)', 'elapsed ÷ (a)', 'peak memory ÷ (a)', 'rounds'], rows);
}

export function growthTable(results: Results): string {
  const { library, bare, difference } = growth(inOneStack(results));
  return table(
    ['', 'exponent'],
    [
      ['library', withSpread(library, 3)],
      ['(a)', withSpread(bare, 3)],
      ['difference', withSpread(difference, 3)],
    ],
  );
}

export function profileTable({ profile }: Results): string {
  const shares = [...profile.shares].sort(([, one], [, other]) => other - one);
  const rows = shares.map(([place, share]) => [place, `${Math.round(share * 100)} %`]);
  return table(['spent in', 'share'], rows);
}

export function typeCheckTable({ typeCheck: rounds }: Results): string {
  return table(
    ['', ...PROGRAMS, ...RATIOS],
    [
      ['CPU time, ms', ...compared(rounds, ({ cpuMs }) => cpuMs)],
      ['elapsed time, ms', ...compared(rounds, ({ wallMs }) => wallMs)],
      ['peak memory, MB', ...compared(rounds, ({ peakMb }) => peakMb)],
    ],
  );
}

export function sizeTable({ synth }: Results): string {
  const rows = synth.map(({ registrations, stacks, bytes: { library = 0, bare = 0 } }) => [
    count(registrations),
    count(stacks),
    count(library),
    count(bare),
    (library / bare).toFixed(2),
  ]);
  return table([...SHAPE, 'library, bytes', '(a), bytes', 'library ÷ (a)'], rows);
}

/** What the three programs took, and how the library compares with the others. */
function compared<T>(rounds: Round<T>[], metric: (run: T) => number): string[] {
  return [...medians(rounds, metric), ratio(rounds, 'bare', metric), ratio(rounds, 'roots', metric)];
}

function medians<T>(rounds: Round<T>[], metric: (run: T) => number): string[] {
  return (['library', 'bare', 'roots'] as const).map((program) => {
    const values = valuesOf(rounds, program, metric);
    return values.length === 0 ? '–' : number(spread(values).median);
  });
}

function ratio<T>(rounds: Round<T>[], base: ProgramName, metric: (run: T) => number): string {
  const ratios = ratiosOf(rounds, ['library', base], metric);
  return ratios.length === 0 ? '–' : withSpread(spread(ratios));
}
