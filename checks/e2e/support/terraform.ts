import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeItEnds, type Outcome, run } from '../../support/run';

/** A folder with Terraform JSON, and Terraform in it. It asks Terraform for the providers and knows no path. */
export class Terraform {
  public constructor(
    private readonly cwd: string,
    private readonly env: Record<string, string>,
    /** Is told everything that Terraform prints, but for what it was asked to show of the state. */
    private readonly printed: (text: string) => void,
    /** The program: Terraform's, or another engine's that takes the same arguments. */
    private readonly program = 'terraform',
  ) {}

  /** The address of a resource of a type, out of what Terraform printed. */
  public static address(type: string, text: string): string {
    const [address] = new RegExp(`\\b${type}\\.\\w+`).exec(text) ?? [];
    if (!address) throw new Error(`no ${type} in:\n${text}`);
    return address;
  }

  public async init(): Promise<void> {
    await this.must('init', '-input=false');
  }

  /** Applies, and fails if Terraform does. */
  public apply(...args: string[]): Promise<Outcome> {
    return this.must('apply', '-auto-approve', '-input=false', ...args);
  }

  /** Applies, where Terraform may fail. */
  public tryApply(...args: string[]): Promise<Outcome> {
    return this.try('apply', '-auto-approve', '-input=false', ...args);
  }

  /** Starts an apply, and ends it, with its providers, as soon as something is there; fails if it ends before. */
  public async killApply(signal: NodeJS.Signals, when: () => boolean): Promise<void> {
    const args = ['apply', '-auto-approve', '-input=false', '-no-color'];
    const running = run(this.program, args, { cwd: this.cwd, env: this.env, detached: true });
    void running.then(({ text }) => this.printed(text));
    await beforeItEnds(running, when);
    running.kill(signal);
    await running;
  }

  public destroy(...args: string[]): Promise<Outcome> {
    return this.must('destroy', '-auto-approve', '-input=false', ...args);
  }

  /** That another plan of the same configuration is empty. */
  public async assertUnchanged(...args: string[]): Promise<void> {
    assert.deepEqual(await this.plan(...args), {}, 'the second plan is empty');
  }

  /** What a plan would do, by address: `create`, `update`, `delete`, or both for a replacement. Nothing if nothing. */
  public async plan(...args: string[]): Promise<Record<string, string[]>> {
    const file = join(mkdtempSync(join(tmpdir(), 'plan-')), 'plan');
    await this.must('plan', '-input=false', `-out=${file}`, ...args);
    const { text } = await run(this.program, ['show', '-json', file], { cwd: this.cwd, env: this.env });
    const { resource_changes = [] } = JSON.parse(text) as {
      resource_changes?: { address: string; change: { actions: string[] } }[];
    };
    const changes = resource_changes.filter(({ change }) => !['no-op', 'read'].includes(change.actions.join()));
    return Object.fromEntries(changes.map(({ address, change }) => [address, change.actions]));
  }

  public async outputs(): Promise<Record<string, string>> {
    const { text } = await run(this.program, ['output', '-json'], { cwd: this.cwd, env: this.env });
    const outputs = JSON.parse(text) as Record<string, { value: string }>;
    return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
  }

  /** The output `environment`: what a client signs in with. */
  public async environment(): Promise<Record<string, string>> {
    const { environment } = (await this.outputs()) as unknown as { environment: Record<string, string> };
    return environment;
  }

  /** The whole state, secrets included. */
  public async state(): Promise<{ values: { root_module: { resources: { type: string; values: object }[] } } }> {
    const { text } = await run(this.program, ['show', '-json'], { cwd: this.cwd, env: this.env });
    return JSON.parse(text);
  }

  /** What the providers have against the configuration, by address; of each resource, the first of it. */
  public async validate(): Promise<Map<string, string>> {
    const { text } = await this.try('validate', '-json');
    const { diagnostics } = JSON.parse(text) as {
      diagnostics: { severity: string; summary: string; detail: string; address?: string }[];
    };
    const errors = diagnostics.filter(({ severity }) => severity === 'error').reverse();
    return new Map(errors.map(({ summary, detail, address = '' }) => [address, `${summary} ${detail}`.trim()]));
  }

  /** The versions that an apply would use: `azuread 3.7.0 under Terraform 1.11.4`. */
  public async versions(): Promise<string> {
    const { text } = await this.must('version', '-json');
    const { terraform_version, provider_selections } = JSON.parse(text) as {
      terraform_version: string;
      provider_selections: Record<string, string>;
    };
    const providers = Object.entries(provider_selections).map(
      ([name, version]) => `${name.split('/').at(-1)} ${version}`,
    );
    return `${providers.join(' and ')} under Terraform ${terraform_version}`;
  }

  /** What an expression is worth. */
  public async console(expression: string): Promise<string> {
    const command = 'printf "%s\\n" "$EXPRESSION" | "$PROGRAM" console';
    const { code, text } = await run('sh', ['-c', command], {
      cwd: this.cwd,
      env: { ...this.env, EXPRESSION: expression, PROGRAM: this.program },
    });
    assert.equal(code, 0, text);
    return text.trim();
  }

  /** Changes the JSON as somebody's next commit would. */
  public edit(change: (json: string) => string): void {
    const file = join(this.cwd, 'cdk.tf.json');
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  }

  public async must(...args: string[]): Promise<Outcome> {
    const outcome = await this.try(...args);
    if (outcome.code !== 0) throw new Error(`${this.program} ${args[0]} failed:\n${outcome.text}`);
    return outcome;
  }

  private async try(...args: string[]): Promise<Outcome> {
    const outcome = await run(this.program, [...args, '-no-color'], { cwd: this.cwd, env: this.env });
    this.printed(outcome.text);
    return outcome;
  }
}
