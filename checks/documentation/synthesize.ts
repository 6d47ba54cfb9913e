import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs an app as `cdktf synth` does, and returns the text of its stacks' JSON by stack. */
export function synthesize(app: () => void): Record<string, string> {
  const outdir = mkdtempSync(join(tmpdir(), 'synth-'));
  const before = process.env.CDKTF_OUTDIR;
  process.env.CDKTF_OUTDIR = outdir;
  try {
    app();
    const stacks = readdirSync(join(outdir, 'stacks'));
    return Object.fromEntries(
      stacks.map((stack) => [stack, readFileSync(join(outdir, 'stacks', stack, 'cdk.tf.json'), 'utf8')]),
    );
  } finally {
    process.env.CDKTF_OUTDIR = before;
    rmSync(outdir, { recursive: true });
  }
}
