import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../../support/packed';
import { must } from './jsii-pacmak';

const SYNTHESIZED = join('stacks', 'quickstart', 'cdk.tf.json');

/** What the quickstart in TypeScript synthesizes to. */
export async function quickstartInTypeScript(folder: string): Promise<string> {
  const outdir = join(folder, 'typescript');
  const env = { CDKTF_OUTDIR: outdir, TSX_TSCONFIG_PATH: 'tsconfig.dev.json' };
  await must(process.execPath, ['--import', 'tsx', 'examples/quickstart/main.ts'], REPOSITORY, env);
  return readFileSync(join(outdir, SYNTHESIZED), 'utf8');
}

/** A copy of the quickstart in another language, outside the repository. */
export class Quickstart {
  public readonly folder: string;

  public constructor(language: string, folder: string) {
    this.folder = join(folder, 'quickstart');
    cpSync(join(REPOSITORY, 'examples', language, 'quickstart'), this.folder, { recursive: true });
  }

  /** Runs `cdktf synth`; the JSON of the stack. */
  public async synthesize(env: Record<string, string>): Promise<string> {
    const cdktf = join(REPOSITORY, 'node_modules', '.bin', 'cdktf');
    await must(cdktf, ['synth'], this.folder, { ...env, CHECKPOINT_DISABLE: '1', CI: '1' });
    return this.takeSynthesized();
  }

  /** The JSON of the stack, which is gone then: the next is a new one. */
  public takeSynthesized(): string {
    const file = join(this.folder, 'cdktf.out', SYNTHESIZED);
    const json = readFileSync(file, 'utf8');
    rmSync(file);
    return json;
  }
}
