import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Consumer, ProgramName } from './consumer';
import type { Usage } from './programs/usage';

/** What is synthesized. */
export interface Shape {
  readonly stacks: number;
  /** In all stacks together. */
  readonly registrations: number;
}

/** What a fresh process took to run a program. */
export interface Run {
  readonly import: Usage;
  /** From the app to the last file, without the import. */
  readonly synth: Usage;
}

export function runProgram(consumer: Consumer, program: ProgramName, { stacks, registrations }: Shape): Run {
  const folder = outdir(consumer, program);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return node(consumer, 'run.js', program, folder, String(stacks), String(registrations));
}

/** The Terraform JSON that the last run of a program wrote, stack by stack. */
export function terraformOf(consumer: Consumer, program: ProgramName): string[] {
  const folder = join(outdir(consumer, program), 'stacks');
  return readdirSync(folder)
    .sort()
    .map((stack) => readFileSync(join(folder, stack, 'cdk.tf.json'), 'utf8'));
}

/** What `tsc` took to check a program. */
export function typeCheck(consumer: Consumer, program: ProgramName): Usage {
  const tsc = join(consumer.folder, 'node_modules/typescript/lib/tsc.js');
  return node(consumer, '--require', './report-usage.js', tsc, '--project', consumer.projectOf(program));
}

function outdir(consumer: Consumer, program: ProgramName): string {
  return join(consumer.folder, 'out', program);
}

/** The JSON that a fresh process prints. */
function node<T>(consumer: Consumer, ...args: string[]): T {
  return JSON.parse(execFileSync(process.execPath, args, { cwd: consumer.folder, encoding: 'utf8' }));
}
