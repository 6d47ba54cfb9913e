import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Outcome, type Running, run } from '../../support/run';

const REPOSITORY = join(__dirname, '../../..');
const CDKTF = join(REPOSITORY, 'node_modules', '.bin', 'cdktf');
/** A registry may be out of reach, and is not needed. */
const WITHOUT_LOCK = ['--skip-provider-lock'];

/** Examples, each with a cdktf of its own, at the same time: most of what they do is waiting. */
export class Cdktf {
  private readonly running = new Set<Running>();

  /** @param folder holds what they synthesize, their states and their outputs */
  public constructor(
    private readonly examples: readonly string[],
    private readonly folder: string,
    private readonly env: Record<string, string>,
  ) {}

  public async deploy(): Promise<void> {
    await this.all((example) => this.run(example, 'deploy', '--auto-approve', ...WITHOUT_LOCK));
  }

  public async destroy(): Promise<void> {
    await this.all((example) => this.run(example, 'destroy', '--auto-approve', ...WITHOUT_LOCK));
  }

  /** Throws if a plan has changes. */
  public async unchanged(): Promise<void> {
    for (const { text } of await this.all((example) => this.run(example, 'diff'))) {
      if (!/No changes\./.test(text)) throw new Error(`changes were planned:\n${text}`);
    }
  }

  /** The outputs of each example. */
  // biome-ignore lint/suspicious/noExplicitAny: JSON, as each example has it
  public async outputs(): Promise<any[]> {
    return this.all(async (example) => {
      const file = join(this.folder, `${example}.json`);
      await this.run(example, 'output', '--outputs-file', file, '--outputs-file-include-sensitive-outputs');
      return JSON.parse(readFileSync(file, 'utf8'))[example];
    });
  }

  /** Everything was in the folder; what still runs has nothing left to keep. */
  public async stop(): Promise<void> {
    for (const running of this.running) running.kill('SIGKILL');
    await Promise.allSettled(this.running);
  }

  private all<T>(act: (example: string) => Promise<T>): Promise<T[]> {
    return Promise.all(this.examples.map(act));
  }

  private async run(example: string, command: string, ...args: string[]): Promise<Outcome> {
    const running = run(CDKTF, [command, '--output', join(this.folder, example), ...args], {
      cwd: REPOSITORY,
      detached: true, // Ctrl-C is for the caller, which then stops what it has started
      env: {
        ...this.env,
        CI: '1',
        CDKTF_APP: `npx tsx --tsconfig tsconfig.dev.json examples/${example}/main.ts`,
        // cdktf shares a cache of providers, which Terraform does not lock: two at once would break each other.
        CDKTF_DISABLE_PLUGIN_CACHE_ENV: '1',
      },
    });
    this.running.add(running);
    const outcome = await running.finally(() => this.running.delete(running));
    if (outcome.code !== 0) throw new Error(`cdktf ${command} of the example ${example} failed:\n${outcome.text}`);
    return outcome;
  }
}
