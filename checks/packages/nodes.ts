import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type Outcome, run } from '../support/run';
import { nodeFolder } from './support/node';
import { REPOSITORY } from './support/packed';

/** What synthesizes on each Node.js: cdktf's own CLI does not start on 24. */
const CLI: Record<number, string> = { 20: 'cdktf', 22: 'cdktf', 24: 'npx --yes cdktn-cli@0.24.0' };

const QUICKSTART = 'stacks/quickstart/cdk.tf.json';

async function main(): Promise<void> {
  const asked = process.argv.slice(2).map(Number);
  const count = { passed: 0, failed: 0, skipped: 0 };
  const synthesized = new Set<string>();
  for (const major of asked.length > 0 ? asked : Object.keys(CLI).map(Number)) {
    const node = await NodeJs.of(major);
    const tests = await node.unitTests();
    const synth = await node.synth(CLI[major]);
    synthesized.add(synth.json);
    console.log(
      `Node.js ${node.version}: ${tests.passed} tests passed, ${tests.failed} failed, in ${seconds(tests.ms)}`,
    );
    console.log(`Node.js ${node.version}: ${CLI[major]} synth in ${seconds(synth.ms)}`);
    count.passed += tests.passed + 1;
    count.failed += tests.failed;
    count.skipped += tests.skipped;
  }
  if (synthesized.size > 1) throw new Error('the quickstart is not the same on each Node.js');
  console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
  if (count.failed > 0) process.exitCode = 1;
}

/** A Node.js that the programs of this repository run on. */
class NodeJs {
  public static async of(major: number): Promise<NodeJs> {
    if (!CLI[major]) throw new Error(`Node.js ${major} is none of ${Object.keys(CLI).join(', ')}`);
    const folder = await nodeFolder(major, REPOSITORY);
    const { text } = await run(join(folder, 'node'), ['--version'], { cwd: REPOSITORY, env: {} });
    return new NodeJs(folder, text.trim().slice(1));
  }

  private constructor(
    private readonly folder: string,
    public readonly version: string,
  ) {}

  public async unitTests() {
    const report = join(mkdtempSync(join(tmpdir(), 'jest-')), 'report.json');
    const begin = Date.now();
    const { code, text } = await this.run(`jest --ci --coverage=false --json --outputFile=${report}`);
    const ms = Date.now() - begin;
    const {
      numPassedTests: passed,
      numFailedTests: failed,
      numPendingTests: skipped,
    } = JSON.parse(readFileSync(report, 'utf8'));
    if (code !== 0) console.log(text);
    return { passed, failed: failed + (code !== 0 && failed === 0 ? 1 : 0), skipped, ms };
  }

  public async synth(cli: string) {
    const folder = mkdtempSync(join(tmpdir(), 'synth-'));
    const begin = Date.now();
    const { code, text } = await this.run(`${cli} synth --output ${folder}`);
    if (code !== 0) throw new Error(text);
    return { json: readFileSync(join(folder, QUICKSTART), 'utf8'), ms: Date.now() - begin };
  }

  private run(line: string): Promise<Outcome> {
    const path = [this.folder, join(REPOSITORY, 'node_modules/.bin'), process.env.PATH].join(delimiter);
    return run('bash', ['-c', line], { cwd: REPOSITORY, env: { PATH: path, CHECKPOINT_DISABLE: '1' } });
  }
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;

void main();
