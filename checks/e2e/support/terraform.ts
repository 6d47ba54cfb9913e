import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
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

  /** Applies, after which nothing is left to change. */
  public async settle(...args: string[]): Promise<void> {
    await this.apply(...args);
    await this.assertUnchanged(...args);
  }

  /** Applies, which fails in these words; all that is printed. */
  public fails(words: RegExp, ...args: string[]): Promise<string> {
    return this.failsTo(words, 'apply', '-auto-approve', ...args);
  }

  /** Plans, which fails in these words; all that is printed. */
  public planFails(words: RegExp, ...args: string[]): Promise<string> {
    return this.failsTo(words, 'plan', ...args);
  }

  private async failsTo(words: RegExp, ...args: string[]): Promise<string> {
    const { code, text } = await this.try(...args, '-input=false');
    assert.equal(code, 1, text);
    assert.match(text, words);
    return text;
  }

  /** Starts an apply, and ends it, with its providers, as soon as something is there; fails if it ends before. */
  public async killApply(signal: NodeJS.Signals, when: () => boolean): Promise<void> {
    const args = ['apply', '-auto-approve', '-input=false', '-no-color'];
    const running = run(this.program, args, { ...this.options, detached: true });
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
    await this.must('plan', '-input=false', '-out=plan', ...args);
    const { resource_changes = [] } = await this.json<{
      resource_changes?: { address: string; change: { actions: string[] } }[];
    }>('show', '-json', 'plan');
    const changes = resource_changes.filter(({ change }) => !['no-op', 'read'].includes(change.actions.join()));
    return Object.fromEntries(changes.map(({ address, change }) => [address, change.actions]));
  }

  public async outputs(): Promise<Record<string, string>> {
    const outputs = await this.json<Record<string, { value: string }>>('output', '-json');
    return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
  }

  /** The output `environment`: what a client signs in with. */
  public async environment(): Promise<Record<string, string>> {
    const { environment } = (await this.outputs()) as unknown as { environment: Record<string, string> };
    return environment;
  }

  /** The whole state, secrets included. */
  public state(): Promise<{ values: { root_module: { resources: { type: string; values: object }[] } } }> {
    return this.json('show', '-json');
  }

  /** The addresses in the state, but for what was only read. */
  public async addresses(types = /^/): Promise<string[]> {
    const { text } = await this.must('state', 'list');
    return text.split('\n').filter((address) => address && !address.startsWith('data.') && types.test(address));
  }

  /** Takes over what was made by another. */
  public import(address: string, id: string): Promise<Outcome> {
    return this.must('import', '-input=false', address, id);
  }

  /** What the providers have against the configuration, by address; of each resource, the first of it. */
  public async validate(): Promise<Map<string, string>> {
    const { diagnostics } = await this.json<{
      diagnostics: { severity: string; summary: string; detail: string; address?: string }[];
    }>('validate', '-json');
    const errors = diagnostics.filter(({ severity }) => severity === 'error').reverse();
    return new Map(errors.map(({ summary, detail, address = '' }) => [address, `${summary} ${detail}`.trim()]));
  }

  /** The versions that an apply would use: `azuread 3.7.0 under Terraform 1.11.4`. */
  public async versions(): Promise<string> {
    const { terraform_version, provider_selections } = await this.json<{
      terraform_version: string;
      provider_selections: Record<string, string>;
    }>('version', '-json');
    const providers = Object.entries(provider_selections).map(
      ([name, version]) => `${name.split('/').at(-1)} ${version}`,
    );
    return `${providers.join(' and ')} under Terraform ${terraform_version}`;
  }

  /** What an expression is worth. */
  public async console(expression: string): Promise<string> {
    const { code, text } = await run(this.program, ['console'], { ...this.options, input: `${expression}\n` });
    assert.equal(code, 0, text);
    return text.trim();
  }

  /** Lets the next plan, and everything after it, happen at another time: the same JSON with the time in it. */
  public setTime(time: Date): void {
    const file = join(this.cwd, 'cdk.tf.json');
    const now = `\\"${time.toISOString()}\\"`;
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('plantimestamp()', now));
  }

  public async must(...args: string[]): Promise<Outcome> {
    const outcome = await this.try(...args);
    if (outcome.code !== 0) throw new Error(`${this.program} ${args[0]} failed:\n${outcome.text}`);
    return outcome;
  }

  private async try(...args: string[]): Promise<Outcome> {
    const outcome = await run(this.program, [...args, '-no-color'], this.options);
    this.printed(outcome.text);
    return outcome;
  }

  /** What it prints for programs, which may hold secrets. */
  private async json<T>(...args: string[]): Promise<T> {
    const { text } = await run(this.program, args, this.options);
    return JSON.parse(text);
  }

  private get options() {
    return { cwd: this.cwd, env: this.env };
  }
}
