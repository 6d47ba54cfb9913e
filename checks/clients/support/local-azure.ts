import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeItEnds, type Running, run } from '../../support/run';
import { temporaryFolder } from '../../support/temporary-folder';

const MAIN = join(__dirname, '../../../local-azure/src/main.ts');

/** `npm run local-azure`, as a person has it in another terminal. */
export class LocalAzureProcess {
  public static async start(...args: string[]): Promise<LocalAzureProcess> {
    const temporary = temporaryFolder('local-azure-process');
    const program = ['--import', 'tsx', MAIN, ...args];
    const running = run(process.execPath, program, { env: { TMPDIR: temporary } });
    let printed = '';
    running.child.all?.on('data', (chunk) => {
      printed += chunk;
    });
    const [, script] = await beforeItEnds(running, () => /source (\S+)\n[\s\S]*Ctrl-C ends it/.exec(printed));
    const [, port] = /listens on https:\/\/127\.0\.0\.1:(\d+)\./.exec(printed) ?? [];
    return new LocalAzureProcess(running, temporary, script, port);
  }

  private constructor(
    private readonly running: Running,
    private readonly temporary: string,
    /** The file that it prints, to `source`. */
    public readonly script: string,
    public readonly port: string,
  ) {}

  /** What it has in the temporary folder; tsx keeps what it has compiled there, too. */
  public get files(): string[] {
    const all = readdirSync(this.temporary, { recursive: true, encoding: 'utf8' });
    return all.filter((file) => !file.startsWith('tsx-'));
  }

  /** Ends it as Ctrl-C does, or as a crash. */
  public async end(signal: 'SIGINT' | 'SIGKILL' = 'SIGINT'): Promise<void> {
    const ended = once(this.running.child, 'exit');
    this.running.kill(signal);
    await ended;
  }
}
