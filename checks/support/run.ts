import { setTimeout } from 'node:timers/promises';
import { execa, type Options } from 'execa';

export interface Outcome {
  readonly code: number;
  /** What it printed, on both streams. */
  readonly text: string;
  /** The same, without its standard error. */
  readonly output: string;
}

/** No part of a run takes longer, or it is stuck. */
const LIMIT_MS = 10 * 60 * 1000;

const start = (program: string, args: string[], options: RunOptions) =>
  execa(program, args, {
    all: true,
    reject: false,
    input: '',
    stripFinalNewline: false,
    signal: AbortSignal.timeout(LIMIT_MS),
    ...options,
  });

export type RunOptions = Pick<Options, 'cwd' | 'env' | 'detached' | 'input'>;

export interface Running extends Promise<Outcome> {
  readonly child: ReturnType<typeof start>;
  /** Signals the program and, where it is detached, all that it has started. */
  kill(signal: NodeJS.Signals): void;
}

/** Runs a program to its end, whatever that is; throws if it does not start. */
export function run(program: string, args: string[], options: RunOptions): Running {
  const child = start(program, args, options);
  const outcome = child.then((result): Outcome => {
    if ('code' in result) throw result; // it did not start, or was stopped at the limit
    return { code: result.exitCode ?? -1, text: result.all ?? '', output: result.stdout ?? '' };
  });
  const kill = (signal: NodeJS.Signals) => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    process.kill(options.detached ? -child.pid : child.pid, signal);
  };
  return Object.assign(outcome, { child, kill });
}

/** Waits until something is found; throws if the run ends before. */
export async function beforeItEnds<T>(running: Promise<Outcome>, find: () => T | false | null | undefined): Promise<T> {
  let ended = false;
  const end = () => {
    ended = true;
  };
  running.then(end, end);
  for (;;) {
    const found = find();
    if (found) return found;
    if (ended) throw new Error(`It ended too early:\n${(await running).text}`);
    await setTimeout(10);
  }
}
