import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { packedLibrary, REPOSITORY } from '../support/packed';
import { temporaryFolder } from '../support/temporary-folder';

const PROGRAMS = join(__dirname, 'programs');

/** Three programs that make the same registrations. */
export type Program = 'library' | 'deep' | 'roots';

/** What one process took, import included. */
export interface Cost {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly peakMb: number;
}

/** An app outside the repository that holds the programs, compiled, and has the packed library installed. */
export class MeasuredApp {
  private readonly folder = temporaryFolder('adt-performance');

  public constructor() {
    const modules = join(this.folder, 'node_modules');
    const library = join(modules, 'cdktf-adt-app-registration');
    mkdirSync(library, { recursive: true });
    for (const name of ['@cdktf', 'cdktf', 'constructs'])
      symlinkSync(join(REPOSITORY, 'node_modules', name), join(modules, name), 'junction');
    execFileSync('tar', ['-xzf', packedLibrary(), '-C', library, '--strip-components=1']);

    const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
    for (const file of readdirSync(PROGRAMS)) {
      const { outputText } = ts.transpileModule(readFileSync(join(PROGRAMS, file), 'utf8'), { compilerOptions });
      writeFileSync(join(this.folder, file.replace(/ts$/, 'js')), outputText);
    }
  }

  /** Runs a program in a process of its own. */
  public run(program: Program, registrations: number): Cost {
    const args = ['run.js', program, String(registrations), `out-${program}`];
    const started = performance.now();
    const printed = execFileSync(process.execPath, args, { cwd: this.folder, encoding: 'utf8' });
    const wallMs = performance.now() - started;
    return { wallMs, ...JSON.parse(printed) };
  }

  /** The Terraform JSON that the last run of a program wrote. */
  public terraformOf(program: Program): string {
    return readFileSync(join(this.folder, `out-${program}`, 'stacks/registrations/cdk.tf.json'), 'utf8');
  }
}
