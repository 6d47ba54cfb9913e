import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Identity, LocalAzure, type Portal } from 'adt-local-azure';
import { type Outcome, type Running, run } from '../support/run';
import { temporaryFolder } from '../support/temporary-folder';
import { note } from '../support/witnesses';
import { whyProvidersAreMissing } from './support/providers';

const REPOSITORY = join(__dirname, '../..');
const READER = 'Azure Digital Twins Data Reader';

const USAGE = `npm run demo -- [--pause]

  --pause  waits for Enter before it destroys, so that there is time to look at the portal`;

/** The whole story on a local Azure: deploy, use, refuse, plan again, destroy. */
class Demo {
  public static async start(pause: boolean): Promise<Demo> {
    const azure = await LocalAzure.start({ witness: note });
    return new Demo(azure, await azure.openPortal(), pause, temporaryFolder('demo'));
  }

  private readonly summary: string[] = [];
  private running?: Running;

  private constructor(
    private readonly azure: LocalAzure,
    private readonly portal: Portal,
    private readonly pause: boolean,
    private readonly folder: string,
  ) {}

  public async run(): Promise<void> {
    console.log(`The local Azure listens on ${this.azure.origin}.`);
    console.log(`Its portal, for a browser: ${this.portal.url}\n`);
    const outputsFile = join(this.folder, 'outputs.json');

    await this.step('cdktf deploy makes group, instance, registration, secret and role', () =>
      this.cdktf('deploy', '--auto-approve'),
    );
    await this.step('cdktf output tells the values', () =>
      this.cdktf('output', '--outputs-file', outputsFile, '--outputs-file-include-sensitive-outputs'),
    );
    const outputs = JSON.parse(readFileSync(outputsFile, 'utf8')).quickstart;
    const client: Identity = {
      clientId: outputs.client_id,
      clientSecret: outputs.environment.AZURE_CLIENT_SECRET,
      objectId: outputs.service_principal_object_id,
    };
    const url: string = outputs.instance_url;
    const [instance] = Object.values(this.azure.state.instances);
    const reader = this.azure.seed.identity('reader', { role: READER, scope: instance.id });
    const stranger = this.azure.seed.identity('stranger');

    await this.step('the client signs in, and lists, writes and reads twins', () => this.client(url, client));
    await this.step('a reader lists twins', () => this.client(url, reader, '--read-only'));
    await this.step('a reader is refused a write', () => this.refused(url, reader));
    await this.step('a stranger is refused', () => this.refused(url, stranger));
    await this.step('a second plan is empty', () => this.unchanged());
    if (this.pause) await enter('Everything stands, to be looked at in the portal. Enter destroys it.');
    await this.step('cdktf destroy', () => this.cdktf('destroy', '--auto-approve'));
    await this.step('nothing is left', async () => this.assertNothingIsLeft());

    console.log(
      `\n${this.summary.join('\n')}\n\nThe local Azure worked for ${Math.round(this.azure.workedMs.reduce((sum, ms) => sum + ms, 0))} ms; the rest is the providers' own waiting.`,
    );
  }

  /** Everything was in memory and in one folder; what still runs has nothing left to keep. */
  public async stop(): Promise<void> {
    this.running?.kill('SIGKILL');
    await this.running;
    await this.azure.stop();
  }

  private async step(name: string, act: () => Promise<unknown>): Promise<void> {
    const started = performance.now();
    const seconds = () => `${Math.round((performance.now() - started) / 1000)} s`;
    console.log(`… ${name}`);
    const progress = setInterval(() => console.log(`    ${seconds()}`), 10_000);
    try {
      await act();
    } finally {
      clearInterval(progress);
    }
    this.summary.push(`ok  ${seconds().padStart(5)}  ${name}`);
  }

  private async cdktf(command: string, ...args: string[]): Promise<Outcome> {
    const cli = join(REPOSITORY, 'node_modules', '.bin', 'cdktf');
    const lock = ['deploy', 'destroy'].includes(command) ? ['--skip-provider-lock'] : []; // a registry may be out of reach, and is not needed
    this.running = run(cli, [command, '--output', join(this.folder, 'cdktf.out'), ...lock, ...args], {
      cwd: REPOSITORY,
      detached: true, // Ctrl-C is for the demo alone, which then ends what it has started
      env: {
        ...this.azure.environment(),
        CI: '1',
        // cdktf shares a cache of providers, which Terraform does not lock: two demos at once would break each other.
        CDKTF_DISABLE_PLUGIN_CACHE_ENV: '1',
      },
    });
    const outcome = await this.running;
    if (outcome.code !== 0) throw new Error(`cdktf ${command} failed:\n${outcome.text}`);
    return outcome;
  }

  private async client(url: string, identity: Identity, ...args: string[]): Promise<void> {
    const { code, text } = await this.signedIn(url, identity, args);
    if (code !== 0) throw new Error(`the client was refused:\n${text}`);
  }

  private async refused(url: string, identity: Identity): Promise<void> {
    const { code, text } = await this.signedIn(url, identity, ['--no-wait']);
    if (code === 0 || !text.includes('refused: 403')) throw new Error(`403 was expected:\n${text}`);
  }

  private signedIn(url: string, { clientId, clientSecret }: Identity, args: string[]): Promise<Outcome> {
    return run(process.execPath, ['--import', 'tsx', 'examples/client/main.ts', ...args], {
      cwd: REPOSITORY,
      env: {
        NODE_EXTRA_CA_CERTS: this.azure.certificateFile,
        AZURE_AUTHORITY_HOST: this.azure.origin,
        AZURE_TENANT_ID: this.azure.tenantId,
        AZURE_CLIENT_ID: clientId,
        AZURE_CLIENT_SECRET: clientSecret,
        ADT_INSTANCE_URL: url,
      },
    });
  }

  private async unchanged(): Promise<void> {
    const { text } = await this.cdktf('diff');
    if (!/No changes\./.test(text)) throw new Error(`changes were planned:\n${text}`);
  }

  private assertNothingIsLeft(): void {
    const { applications, resourceGroups, instances } = this.azure.state;
    const left = Object.values(applications).filter(({ displayName }) => displayName.startsWith('adt-'));
    if (left.length + Object.keys(resourceGroups).length + Object.keys(instances).length > 0) {
      throw new Error('something is left in the tenant');
    }
  }
}

/** Waits for a line, or for the end of the input. */
async function enter(prompt: string): Promise<void> {
  console.log(`\n${prompt}`);
  const { stdin } = process;
  await Promise.race([once(stdin, 'data'), once(stdin, 'end')]);
  stdin.pause(); // it would keep the process from ending
}

/** What the demo lacks, with the fix; nothing if it can start. */
function whyNoDemo(): string | undefined {
  const missing = whyProvidersAreMissing();
  const needs =
    'The demo needs Terraform 1.5 or newer (https://developer.hashicorp.com/terraform/install), and its providers azuread and azurerm';
  return missing && `${needs}: ${missing}`;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { pause: { type: 'boolean', default: false }, help: { type: 'boolean' } } });
  if (values.help) return console.log(USAGE);
  const lacking = whyNoDemo();
  if (lacking) {
    console.error(lacking);
    process.exitCode = 1;
    return;
  }
  const demo = await Demo.start(values.pause);
  let interrupted = false;
  process.once('SIGINT', () => {
    interrupted = true;
    console.log('\nstopped: nothing is left but memory, which goes now');
    void demo.stop().then(() => process.exit(130));
  });
  try {
    await demo.run();
  } catch (error) {
    if (interrupted) return;
    console.error(`\nThe demo failed. ${(error as Error).message}`);
    process.exitCode = 1;
  } finally {
    await demo.stop();
  }
}

main().catch((error: Error) => {
  console.error(`${error.message}\n\n${USAGE}`);
  process.exitCode = 1;
});
