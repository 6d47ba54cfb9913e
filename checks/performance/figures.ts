import { linearRegression, median, quantile } from 'simple-statistics';
import { table } from '../support/pages/table';
import type { Cost, Program } from './app';
import type { Measured } from './measure';

/** What the library may cost over bare bindings, imported deep. */
const MOST = { cpuTime: 1.1, memory: 1.05, exponent: 0.05 };

const METRICS = ['cpuMs', 'wallMs', 'peakMb'] as const;

/** The tables of docs/performance.md. */
export function figures(sizes: Measured[]): string {
  return [targets(sizes), costs(sizes)].join('\n\n');
}

function targets(sizes: Measured[]): string {
  const rows = sizes.flatMap((size) => [
    target(`CPU time, ${registrations(size)}`, MOST.cpuTime, median(ratios(size, 'deep', 'cpuMs'))),
    target(`peak memory, ${registrations(size)}`, MOST.memory, median(ratios(size, 'deep', 'peakMb'))),
  ]);
  const [library, deep] = [exponent(sizes, 'library'), exponent(sizes, 'deep')];
  const growth = `exponent, ${library.toFixed(2)} against ${deep.toFixed(2)}`;
  return table(
    ['library against deep', 'at most', 'measured', ''],
    [...rows, target(growth, MOST.exponent, library - deep)],
  );
}

function target(of: string, most: number, measured: number): string[] {
  return [of, most.toFixed(2), measured.toFixed(2), measured <= most ? 'met' : '**missed**'];
}

function costs(sizes: Measured[]): string {
  const rows = sizes.flatMap((size) =>
    (['library', 'deep', 'roots'] as const).map((program) => [
      registrations(size),
      program,
      ...METRICS.map((metric) => Math.round(median(values(size, program, metric)))),
      ...METRICS.map((metric) => (program === 'library' ? '' : spread(ratios(size, program, metric)))),
      values(size, program, 'cpuMs').length,
    ]),
  );
  const absolute = ['CPU time, ms', 'elapsed time, ms', 'peak memory, MB'];
  const relative = ['library ÷ program: CPU time', 'elapsed time', 'peak memory'];
  return table(['synthesis of', 'program', ...absolute, ...relative, 'runs'], rows);
}

function values({ rounds }: Measured, program: Program, metric: keyof Cost): number[] {
  return rounds.flatMap(({ [program]: cost }) => (cost ? [cost[metric]] : []));
}

/** The library by another program, pair by pair. */
function ratios({ rounds }: Measured, program: Program, metric: keyof Cost): number[] {
  return rounds.flatMap(({ library, [program]: other }) => (other ? [library[metric] / other[metric]] : []));
}

/** The median, and the quartiles around it. */
function spread(values: number[]): string {
  const [low, middle, high] = [0.25, 0.5, 0.75].map((part) => quantile(values, part).toFixed(2));
  return `${middle} (${low}–${high})`;
}

/** By least squares on logarithms. */
function exponent(sizes: Measured[], program: Program): number {
  const points = sizes.map((size) => [size.registrations, median(values(size, program, 'cpuMs'))].map(Math.log));
  return linearRegression(points).m;
}

function registrations({ registrations: count }: Measured): string {
  return `${count.toLocaleString('en-US')} registration${count === 1 ? '' : 's'}`;
}
