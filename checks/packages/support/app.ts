import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { appFiles } from '../../support/markdown';
import { type Outcome, run } from '../../support/run';
import { temporaryFolder } from '../../support/temporary-folder';

const TEMPLATE = join(dirname(require.resolve('@cdktf/cli-core/package.json')), 'templates/typescript');

/** What `init` installs, without what is newer than this suite: a release of others does not fail it. */
const TOOLS = {
  '@types/jest': '^30.0.0',
  '@types/node': '^20.0.0',
  jest: '^30.0.0',
  'ts-jest': '^29.4.0',
  'ts-node': '^10.9.2',
  typescript: '~5.9.3', // the README says why
};

/** What an app has in its `package.json`, beside the tools. */
export interface AppManifest {
  readonly dependencies: Record<string, string>;
  readonly overrides?: Record<string, string>;
}

export interface StackJson {
  readonly resource: Record<string, unknown>;
  readonly terraform: { readonly backend: { readonly local: { readonly path: string } } };
}

/** An app outside the repository, as `init --template=typescript` leaves it, but for its program and its test. */
export class ConsumerApp {
  public static empty(engine: 'cdktn', manifest: AppManifest, config: object = {}): ConsumerApp {
    const app = new ConsumerApp(temporaryFolder(`${engine}-app`), engine);
    for (const file of ['jest.config.js', 'tsconfig.json']) cpSync(join(TEMPLATE, file), join(app.folder, file));
    app.write('setup.js', readFileSync(join(TEMPLATE, 'setup.js'), 'utf8'));
    app.write('package.json', JSON.stringify({ private: true, devDependencies: TOOLS, ...manifest }));
    const basics = { language: 'typescript', app: 'npx ts-node main.ts', projectId: 'app', sendCrashReports: 'false' };
    app.write('cdktf.json', JSON.stringify({ ...basics, ...config }));
    return app;
  }

  /** An app of cdktf that commands make in a folder. */
  public static in(folder: string): ConsumerApp {
    return new ConsumerApp(folder, 'cdktf');
  }

  private constructor(
    public readonly folder: string,
    private readonly engine: string,
  ) {}

  /** Writes a file. A program that imports `cdktf` imports the engine of this app. */
  public write(file: string, text: string): void {
    const path = join(this.folder, file);
    mkdirSync(dirname(path), { recursive: true });
    const isProgram = /\.[jt]s$/.test(file);
    writeFileSync(path, isProgram ? text.replaceAll(/(['"])cdktf(?=['"/])/g, `$1${this.engine}`) : text);
  }

  public edit(file: string, change: (text: string) => string): void {
    const path = join(this.folder, file);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  }

  /** Writes the files that a document gives this app. */
  public writeFilesOf(document: string): void {
    for (const { title, program } of appFiles().filter((file) => file.document === document))
      this.write(title, program);
  }

  /** Runs lines of the documentation, which have to succeed, and returns what it printed. */
  public async must(line: string, programs?: string): Promise<string> {
    const { code, text } = await this.try(line, programs);
    assert.equal(code, 0, `${line}\n${text}`);
    return text;
  }

  /** Runs lines that may fail; their programs come from a folder first, if one is given. */
  public try(line: string, programs?: string): Promise<Outcome> {
    const path = [programs, process.env.PATH].filter(Boolean).join(delimiter);
    // As in a terminal, also in CI; no colours, no questions, and no call to a host on the internet other than npm's.
    const env = {
      PATH: path,
      CI: 'false',
      NO_COLOR: '1',
      FORCE_COLOR: '0',
      npm_config_audit: 'false',
      npm_config_yes: 'true',
      TSX_TSCONFIG_PATH: undefined, // the tasks of this repository set it
      YARN_ENABLE_IMMUTABLE_INSTALLS: 'false', // CI has it on
      CHECKPOINT_DISABLE: '1',
    };
    // Without --norc, bash may take its input for a connection, read .bashrc, and put other programs first.
    return run('bash', ['--norc', '-ec', line], { cwd: this.folder, env });
  }

  /** The JSON of a stack, without what differs from one machine and tool to another: the version, and where the app is. */
  public stack(name: string): StackJson {
    const text = readFileSync(join(this.folder, 'cdktf.out/stacks', name, 'cdk.tf.json'), 'utf8');
    const json = JSON.parse(text.replaceAll(this.folder, '<app>'));
    delete json['//'].metadata.version;
    return json;
  }

  /** The file in which a stack without another backend keeps its state. */
  public stateFile(stack: string): string {
    return this.stack(stack).terraform.backend.local.path.replace('<app>', this.folder);
  }

  /** The types of the resources of a stack, sorted. */
  public resources(name: string): string[] {
    return Object.keys(this.stack(name).resource).sort();
  }
}
