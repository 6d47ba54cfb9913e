import { count } from './format';
import { style } from './plot-style';
import type { Results, Synthesis } from './results';
import { decades, linear, logarithmic, type Scale, steps } from './scale';
import { ratiosOf, spread, valuesOf } from './statistics';
import { inOneStack, MOST } from './targets';

const SIZE = { width: 760, height: 540 };
const FRAME = { left: 76, right: 612 };
const TIMES = { top: 52, bottom: 300 };
const RATIOS = { top: 376, bottom: 472 };

/** CPU time by number of registrations, on logarithmic scales, and below it the library's ratio to bare bindings. */
export function plot(results: Results): string {
  const sizes = inOneStack(results);
  const registrations = sizes.map((size) => size.registrations);
  const x = logarithmic([Math.min(...registrations), Math.max(...registrations)], [FRAME.left + 24, FRAME.right - 24]);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${SIZE.height}" role="img" aria-labelledby="t">`,
    '<title id="t">CPU time of synthesis by number of registrations in one stack, and its ratio to bare bindings</title>',
    `<style>${style}</style>`,
    `<rect class="paper" width="${SIZE.width}" height="${SIZE.height}"/>`,
    ...times(sizes, x),
    ...ratios(sizes, x),
    ...registrations.map((size) => text(x(size), RATIOS.bottom + 20, count(size), 'middle')),
    text((FRAME.left + FRAME.right) / 2, RATIOS.bottom + 44, 'registrations in one stack', 'middle'),
    '</svg>\n',
  ].join('\n');
}

function times(sizes: Synthesis[], x: Scale): string[] {
  const points = (program: 'library' | 'bare') =>
    sizes.map(({ registrations, passes }): [number, number] => [
      registrations,
      spread(valuesOf(passes, program, (run) => run.synth.cpuMs)).median,
    ]);
  const [library, bare] = [points('library'), points('bare')];
  const all = [...library, ...bare].map(([, milliseconds]) => milliseconds);
  const range = [Math.min(...all) / 1.6, Math.max(...all) * 1.6] as const;
  const ticks = decades(range);
  const y = logarithmic(range, [TIMES.bottom, TIMES.top]);
  const at = ([size, milliseconds]: [number, number]) => `${round(x(size))},${round(y(milliseconds))}`;
  const [end] = library.slice(-1);
  return [
    text(16, TIMES.top - 20, 'CPU time of synthesis', 'start', 'title'),
    ...sizes.map(({ registrations }) => line('grid', x(registrations), TIMES.top, x(registrations), TIMES.bottom)),
    ...ticks.map((tick) => line('grid', FRAME.left, y(tick), FRAME.right, y(tick))),
    ...ticks.map((tick) => text(FRAME.left - 10, y(tick) + 4, duration(tick), 'end')),
    `<polyline class="bare line" points="${bare.map(at).join(' ')}"/>`,
    `<polyline class="library line" points="${library.map(at).join(' ')}"/>`,
    ...bare.map(([size, ms]) => `<circle class="bare ring" cx="${round(x(size))}" cy="${round(y(ms))}" r="6"/>`),
    ...library.map(([size, ms]) => `<circle class="library" cx="${round(x(size))}" cy="${round(y(ms))}" r="3"/>`),
    text(x(end[0]) + 36, y(end[1]) - 2, 'library', 'start', 'library'),
    text(x(end[0]) + 36, y(end[1]) + 16, '(a) bare bindings', 'start', 'bare'),
  ];
}

function ratios(sizes: Synthesis[], x: Scale): string[] {
  const spreads = sizes.map(({ registrations, passes }) => {
    const { median, margin } = spread(ratiosOf(passes, ['library', 'bare'], (run) => run.synth.cpuMs));
    return { registrations, median, low: median - margin, high: median + margin };
  });
  const ticks = steps([1, MOST.synth, ...spreads.flatMap(({ low, high }) => [low, high])], 0.1);
  const y = linear([ticks[0], ticks[ticks.length - 1]], [RATIOS.bottom, RATIOS.top]);
  return [
    text(16, RATIOS.top - 20, 'library ÷ (a), and where a rerun lies', 'start', 'title'),
    ...sizes.map(({ registrations }) => line('grid', x(registrations), RATIOS.top, x(registrations), RATIOS.bottom)),
    ...ticks.map((tick) => line('grid', FRAME.left, y(tick), FRAME.right, y(tick))),
    ...ticks.map((tick) => text(FRAME.left - 10, y(tick) + 4, tick.toFixed(1), 'end')),
    line('axis', FRAME.left, y(1), FRAME.right, y(1)),
    line('target', FRAME.left, y(MOST.synth), FRAME.right, y(MOST.synth)),
    text(FRAME.right + 12, y(MOST.synth) + 4, `target: ≤ ${MOST.synth.toFixed(2)}`, 'start'),
    ...spreads.map(({ registrations, low, high }) =>
      line('library line', x(registrations), y(low), x(registrations), y(high)),
    ),
    ...spreads.map(
      ({ registrations, median }) =>
        `<circle class="library" cx="${round(x(registrations))}" cy="${round(y(median))}" r="4"/>`,
    ),
  ];
}

function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds} ms` : `${milliseconds / 1000} s`;
}

function text(x: number, y: number, content: string, anchor: 'start' | 'middle' | 'end', name?: string): string {
  const named = name ? ` class="${name}"` : '';
  return `<text${named} x="${round(x)}" y="${round(y)}" text-anchor="${anchor}">${content}</text>`;
}

function line(name: string, x1: number, y1: number, x2: number, y2: number): string {
  return `<line class="${name}" x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}"/>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
