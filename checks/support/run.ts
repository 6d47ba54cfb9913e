import { spawn } from 'node:child_process';

export interface Outcome {
  readonly code: number;
  /** What it printed, on both streams. */
  readonly text: string;
}

export interface RunOptions {
  readonly cwd: string;
  /** Beside the variables of this process. */
  readonly env: Record<string, string>;
  /** Whether to run it, and all that it starts, apart from this process: a Ctrl-C does not reach it then, `kill()` does. */
  readonly apart?: boolean;
  /** Whether somebody types; it has no input otherwise. */
  readonly typing?: boolean;
}

export interface Running extends Promise<Outcome> {
  /** Signals the program; where it runs apart, also all that it has started. */
  kill(signal: NodeJS.Signals): void;
  /** Types a line. */
  type(line: string): void;
  /** Waits until it has printed something; fails if it ends before. */
  until(words: RegExp): Promise<RegExpExecArray>;
}

/** No part of a run takes longer, or it is stuck. */
const LIMIT_MS = 10 * 60 * 1000;

/** Runs a program to its end. */
export function run(program: string, args: string[], { cwd, env, apart = false, typing = false }: RunOptions): Running {
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: 'pipe',
    timeout: LIMIT_MS,
    detached: apart,
  });
  if (!typing) child.stdin.end();
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
    });
  }
  const outcome = new Promise<Outcome>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? -1, text }));
  });
  const runs = () => child.exitCode === null && child.signalCode === null;
  const kill = (signal: NodeJS.Signals) => {
    if (child.pid !== undefined && runs()) process.kill(apart ? -child.pid : child.pid, signal);
  };
  const type = (line: string) => {
    if (runs()) child.stdin.write(`${line}\n`);
  };
  const until = (words: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const match = words.exec(text);
        if (match) resolve(match);
      };
      look();
      child.stdout.on('data', look);
      child.on('close', () => reject(new Error(`It ended without ${words}:\n${text}`)));
    });
  return Object.assign(outcome, { kill, type, until });
}

/** Waits until something is there; fails if the run ends before. */
export async function beforeItEnds(running: Promise<Outcome>, when: () => boolean): Promise<void> {
  let printed: string | undefined;
  running.then(
    ({ text }) => (printed = text),
    (error) => (printed = String(error)),
  );
  while (!when()) {
    if (printed !== undefined) throw new Error(`It ended too early:\n${printed}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
