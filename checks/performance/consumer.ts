import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as ts from 'typescript';
import { withRootImports } from './root-imports';

const REPOSITORY = resolve(__dirname, '../..');
const PROGRAMS = join(__dirname, 'programs');
const LIBRARY = 'cdktf-adt-app-registration';

/** The ways to make the same registrations. */
export const PROGRAM_NAMES = ['library', 'bare', 'roots'] as const;
export type ProgramName = (typeof PROGRAM_NAMES)[number];

/** A project outside the repository that has the library installed as it would be published, and holds the programs. */
export class Consumer {
  public readonly folder = mkdtempSync(join(tmpdir(), 'adt-bench-'));

  public constructor() {
    const modules = join(this.folder, 'node_modules');
    mkdirSync(modules);
    for (const name of ['@cdktf', 'cdktf', 'constructs', 'typescript']) {
      symlinkSync(join(REPOSITORY, 'node_modules', name), join(modules, name), 'junction');
    }
    installLibrary(modules);
    this.writePrograms();
    this.compilePrograms();
  }

  /** The configuration that `tsc` checks one program by. */
  public projectOf(program: ProgramName): string {
    return join(this.folder, `tsconfig.${program}.json`);
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  private writePrograms(): void {
    for (const file of readdirSync(PROGRAMS)) cpSync(join(PROGRAMS, file), join(this.folder, file));
    const bare = readFileSync(join(PROGRAMS, 'bare.ts'), 'utf8');
    writeFileSync(join(this.folder, 'roots.ts'), withRootImports(bare));
    for (const program of PROGRAM_NAMES) {
      const compilerOptions = { module: 'node16', target: 'es2022', strict: true, skipLibCheck: true, noEmit: true };
      const project = { compilerOptions: { ...compilerOptions, types: [] }, files: [`${program}.ts`] };
      writeFileSync(this.projectOf(program), JSON.stringify(project));
    }
  }

  private compilePrograms(): void {
    const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
    for (const file of readdirSync(this.folder).filter((name) => name.endsWith('.ts'))) {
      const { outputText } = ts.transpileModule(readFileSync(join(this.folder, file), 'utf8'), { compilerOptions });
      writeFileSync(join(this.folder, file.replace(/ts$/, 'js')), outputText);
    }
  }
}

/** Builds and packs a copy of the library, so that nothing in the repository changes, and unpacks the package. */
function installLibrary(modules: string): void {
  const copy = mkdtempSync(join(tmpdir(), 'adt-library-'));
  for (const name of ['src', 'package.json', 'tsconfig.json', 'README.md', 'LICENSE']) {
    cpSync(join(REPOSITORY, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(REPOSITORY, 'node_modules'), join(copy, 'node_modules'), 'junction');
  run(copy, process.execPath, join(REPOSITORY, 'node_modules/jsii/bin/jsii'), '--silence-warnings=reserved-word');
  run(REPOSITORY, process.execPath, '--import', 'tsx', 'tools/release/bundle.ts', copy);

  const packed = run(copy, 'npm', 'pack', '--ignore-scripts', '--silent').trim();
  mkdirSync(join(modules, LIBRARY));
  run(copy, 'tar', '-xzf', packed, '-C', join(modules, LIBRARY), '--strip-components=1');
  rmSync(copy, { recursive: true });
}

function run(cwd: string, command: string, ...args: string[]): string {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
