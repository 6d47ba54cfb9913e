import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Outcome {
  readonly code: number;
  /** What it printed, on both streams. */
  readonly text: string;
}

/** No part of a run takes longer, or it is stuck. */
const LIMIT_MS = 5 * 60 * 1000;

/** Runs a program to its end. */
export function run(
  program: string,
  args: string[],
  options: { cwd: string; env: Record<string, string> },
): Promise<Outcome> & { child: ChildProcess } {
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LIMIT_MS,
  });
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
  return Object.assign(outcome, { child });
}

/** A folder with Terraform JSON, and Terraform in it. It asks Terraform for the providers and knows no path. */
export class Terraform {
  public constructor(
    private readonly cwd: string,
    private readonly env: Record<string, string>,
  ) {}

  /** Everything that was printed, to be searched for secrets. */
  public log = '';

  /** The address of a resource of a type, out of what Terraform printed. */
  public static address(type: string, text: string): string {
    const [address] = new RegExp(`\\b${type}\\.\\w+`).exec(text) ?? [];
    if (!address) throw new Error(`no ${type} in:\n${text}`);
    return address;
  }

  public async init(): Promise<void> {
    await this.must('init', '-input=false');
  }

  public apply(...args: string[]): Promise<Outcome> {
    return this.try('apply', '-auto-approve', '-input=false', ...args);
  }

  /** Starts an apply and hands out the process, to be killed. */
  public start(...args: string[]) {
    return run('terraform', [...args, '-no-color'], { cwd: this.cwd, env: this.env });
  }

  public destroy(...args: string[]): Promise<Outcome> {
    return this.try('destroy', '-auto-approve', '-input=false', ...args);
  }

  /** What a plan would do, by address: `create`, `update`, `delete`, or both for a replacement. Nothing if nothing. */
  public async plan(...args: string[]): Promise<Record<string, string[]>> {
    const file = join(mkdtempSync(join(tmpdir(), 'plan-')), 'plan');
    await this.must('plan', '-input=false', `-out=${file}`, ...args);
    const { text } = await run('terraform', ['show', '-json', file], { cwd: this.cwd, env: this.env });
    const { resource_changes = [] } = JSON.parse(text) as {
      resource_changes?: { address: string; change: { actions: string[] } }[];
    };
    const changes = resource_changes.filter(({ change }) => !['no-op', 'read'].includes(change.actions.join()));
    return Object.fromEntries(changes.map(({ address, change }) => [address, change.actions]));
  }

  public async outputs(): Promise<Record<string, string>> {
    const { text } = await run('terraform', ['output', '-json'], { cwd: this.cwd, env: this.env });
    const outputs = JSON.parse(text) as Record<string, { value: string }>;
    return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
  }

  /** Changes the JSON as somebody's next commit would. */
  public edit(change: (json: string) => string): void {
    const file = join(this.cwd, 'cdk.tf.json');
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  }

  public async must(...args: string[]): Promise<Outcome> {
    const outcome = await this.try(...args);
    if (outcome.code !== 0) throw new Error(`terraform ${args[0]} failed:\n${outcome.text}`);
    return outcome;
  }

  private async try(...args: string[]): Promise<Outcome> {
    const outcome = await run('terraform', [...args, '-no-color'], { cwd: this.cwd, env: this.env });
    this.log += outcome.text;
    return outcome;
  }
}
