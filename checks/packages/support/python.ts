import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Block, blocks } from '../../support/markdown';
import { REPOSITORY } from '../../support/packed';
import { temporaryFolder } from '../../support/temporary-folder';
import { must } from './jsii-pacmak';
import { only } from './words';

const PRINT_PAGE = `
import email, sys, zipfile
wheel = zipfile.ZipFile(sys.argv[1])
[metadata] = [name for name in wheel.namelist() if name.endswith(".dist-info/METADATA")]
print(email.message_from_bytes(wheel.read(metadata)).get_payload(decode=True).decode())
`;

/** An app that is made by the words of the page that PyPI shows of the wheel. */
export class PythonApp {
  /** Makes the wheel as a release does, and in an empty folder an environment with it. */
  public static async install(): Promise<PythonApp> {
    await must('npx', ['projen', 'package:python'], REPOSITORY);
    const wheels = join(REPOSITORY, 'dist', 'python');
    const wheel = join(
      wheels,
      only(
        'wheel',
        readdirSync(wheels).filter((file) => file.endsWith('.whl')),
      ),
    );
    const app = new PythonApp(await must('python3', ['-c', PRINT_PAGE, wheel], REPOSITORY));
    const [install] = app.commands('From an empty folder');
    await app.bash(install.replace(/ cdktf-adt-app-registration$/m, ` ${wheel}`)); // what PyPI would bring
    return app;
  }

  public readonly folder = temporaryFolder('python');
  private readonly blocks: Block[];

  /** What the programs of the environment need; nothing is kept outside temporary folders. */
  public readonly env = {
    PATH: `${join(this.folder, '.venv', 'bin')}:${process.env.PATH}`,
    PIP_NO_CACHE_DIR: '1',
    PIP_DISABLE_PIP_VERSION_CHECK: '1',
    npm_config_yes: 'true',
    CHECKPOINT_DISABLE: '1',
    CI: '1',
    JSII_RUNTIME_PACKAGE_CACHE_ROOT: temporaryFolder('jsii'),
    JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20', // its banner would stand in what a program prints
  };

  private constructor(public readonly page: string) {
    const file = join(temporaryFolder('page'), 'README.md');
    writeFileSync(file, page);
    this.blocks = blocks(file);
  }

  /** The lines of the shell in a section of the page, block by block. */
  public commands(section: string): string[] {
    return this.blocks.filter((one) => one.section === section && one.language === 'sh').map(({ text }) => text.trim());
  }

  /** Writes the files that a section of the page has; their names. */
  public writeFiles(section: string): string[] {
    const files = this.blocks.filter((one) => one.section === section && one.language !== 'text' && one.title);
    return files.map(({ title = '', text }) => {
      writeFileSync(join(this.folder, title), text);
      return title;
    });
  }

  /** What the page says that a command prints. */
  public output(command: string): string {
    return only(
      `output of ${command}`,
      this.blocks.filter(({ language, title }) => language === 'text' && title === command),
    ).text;
  }

  /** Runs lines of the shell in the folder, which have to succeed; what they printed. */
  public bash(lines: string, env = {}): Promise<string> {
    return must('bash', ['--norc', '-ec', lines], this.folder, { ...this.env, ...env });
  }

  /** Runs Python of the environment in another folder; what it printed. */
  public run(cwd: string, ...args: string[]): Promise<string> {
    return must(join(this.folder, '.venv', 'bin', 'python'), args, cwd, this.env);
  }
}
