import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Consumer } from './consumer';

/** The part of a `.cpuprofile` that is read here. */
interface CpuProfile {
  readonly nodes: {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
    readonly children?: number[];
  }[];
  readonly samples: number[];
  readonly timeDeltas: number[];
}

type Frame = CpuProfile['nodes'][number]['callFrame'];

/** Where time goes: to the first of a stack's frames, from the innermost on, that is in one of these. */
const PLACES: [name: string, is: (frame: Frame) => boolean][] = [
  ['stack traces that cdktf takes', ({ functionName }) => functionName === 'captureStackTrace'],
  ['collecting garbage', ({ functionName }) => functionName === '(garbage collector)'],
  ['tokens of cdktf, and what resolves them', ({ url }) => /\/cdktf\/lib\/(tokens\/|_tokens\.js)/.test(url)],
  ['the rest of cdktf', ({ url }) => url.includes('/cdktf/lib/')],
  ['constructs', ({ url }) => url.includes('/constructs/lib/')],
  ['bindings', ({ url }) => url.includes('/@cdktf/provider-')],
  ['this library', ({ url }) => url.includes('/cdktf-adt-app-registration/lib/')],
];

/** Of the time of a synthesis, by place: from 0 to 1. */
export type Shares = ReadonlyMap<string, number>;

/** The share of each place in the synthesis of so many registrations by the library. */
export function profileSynthesis(consumer: Consumer, registrations: number): Shares {
  const folder = mkdtempSync(join(consumer.folder, 'profile-'));
  const profiling = ['--cpu-prof', `--cpu-prof-dir=${folder}`];
  const program = ['run.js', 'library', folder, '1', String(registrations)];
  execFileSync(process.execPath, [...profiling, ...program], { cwd: consumer.folder });
  const [file] = readdirSync(folder).filter((name) => name.endsWith('.cpuprofile'));
  return shares(JSON.parse(readFileSync(join(folder, file), 'utf8')));
}

/** Of the time that `define()` and `synth()` take, and the collector of garbage, which leaves no stack. */
export function shares({ nodes, samples, timeDeltas }: CpuProfile): Shares {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const stackOf = (id: number | undefined): Frame[] =>
    id === undefined ? [] : [frames.get(id) as Frame, ...stackOf(parents.get(id))];
  const places = new Map(nodes.map(({ id }) => [id, placeOf(stackOf(id))]));

  const times = new Map<string, number>();
  for (const [index, id] of samples.entries()) {
    const place = places.get(id);
    if (place) times.set(place, (times.get(place) ?? 0) + timeDeltas[index]);
  }
  const whole = [...times.values()].reduce((sum, time) => sum + time, 0);
  return new Map([...times].map(([place, time]) => [place, time / whole]));
}

function placeOf(stack: Frame[]): string | undefined {
  const [innermost] = stack;
  const counts = stack.some(({ functionName }) => ['define', 'synth'].includes(functionName));
  if (!counts && innermost.functionName !== '(garbage collector)') return undefined;
  const places = stack.map((frame) => PLACES.find(([, is]) => is(frame))?.[0]);
  return places.find((place) => place !== undefined);
}
