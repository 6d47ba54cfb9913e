import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { type IdentityOptions, LocalAzure, type Person, type Portal } from 'adt-local-azure';
import { findChromium } from '../support/chromium';
import type { Running } from '../support/run';
import { temporaryFolder } from '../support/temporary-folder';
import { note } from '../support/witnesses';
import { Cdktf } from './support/cdktf';
import { runClient } from './support/client';
import { whyProvidersAreMissing } from './support/providers';
import { User } from './support/user';

const READER = 'Azure Digital Twins Data Reader';

const USAGE = `npm run demo -- [--pause]

  --pause  waits for Enter before it destroys, so that there is time to look at the portal`;

/** What a client reads. */
type Variables = Record<string, string>;

/** The whole story on a local Azure: deploy, use, refuse, sign in, plan again, destroy. */
class Demo {
  public static async start(pause: boolean): Promise<Demo> {
    const azure = await LocalAzure.start({ witness: note });
    return new Demo(azure, await azure.openPortal(), pause);
  }

  private readonly summary: string[] = [];
  private readonly member: Person;
  private readonly writer: Person;
  private readonly cdktf: Cdktf;
  private readonly clients = new Set<Running>();

  private constructor(
    private readonly azure: LocalAzure,
    private readonly portal: Portal,
    private readonly pause: boolean,
  ) {
    const { seed } = azure;
    this.member = seed.user('operator');
    this.writer = seed.user('engineer');
    seed.securityGroup('operators', [this.member.objectId]);
    this.cdktf = new Cdktf(['quickstart', 'people'], temporaryFolder('demo'), {
      ...azure.environment(),
      TF_VAR_readers: 'operators',
      TF_VAR_writer: this.writer.userPrincipalName,
    });
  }

  public async run(): Promise<void> {
    console.log(`The local Azure listens on ${this.azure.origin}.`);
    console.log(`Its portal, for a browser: ${this.portal.url}\n`);

    await this.step('cdktf deploy makes the examples quickstart and people', () => this.cdktf.deploy());
    const [quickstart, people] = await this.step('cdktf output shows the values', () => this.cdktf.outputs());
    const client: Variables = quickstart.environment;
    const instance = Object.values(this.azure.state.instances).find(({ name }) => name.includes('quickstart'));
    const reader = this.seeded(client, 'reader', { role: READER, scope: instance?.id });
    const stranger = this.seeded(client, 'stranger');

    await this.step('the client signs in, and lists, writes and reads twins', () => this.accepted(client));
    await this.step('a reader lists twins', () => this.accepted(reader, '--read-only'));
    await this.step('a reader is refused a write', () => this.refused(reader));
    await this.step('a stranger is refused', () => this.refused(stranger));
    const used = people.environment;
    await this.step('a user signs in, and lists, writes and reads twins', () =>
      this.signedIn(used, this.writer, 'read room-1'),
    );
    await this.step('a member of a group signs in, and lists twins', () =>
      this.signedIn(used, this.member, 'listed 1 twins', '--read-only'),
    );
    await this.step('a second plan is empty', () => this.cdktf.unchanged());
    if (this.pause) await enter('Everything stands, to be looked at in the portal. Enter destroys it.');
    await this.step('cdktf destroy', () => this.cdktf.destroy());
    await this.step('nothing is left', async () => this.assertNothingIsLeft());

    console.log(
      `\n${this.summary.join('\n')}\n\nThe local Azure worked for ${Math.round(this.azure.workedMs.reduce((sum, ms) => sum + ms, 0))} ms; the rest is the providers' own waiting.`,
    );
  }

  public async stop(): Promise<void> {
    for (const client of this.clients) client.kill('SIGKILL');
    await this.cdktf.stop();
    await this.azure.stop();
  }

  private async step<T>(name: string, act: () => Promise<T>): Promise<T> {
    const started = performance.now();
    const seconds = () => `${Math.round((performance.now() - started) / 1000)} s`;
    console.log(`… ${name}`);
    const progress = setInterval(() => console.log(`    ${seconds()}`), 10_000);
    try {
      const result = await act();
      this.summary.push(`ok  ${seconds().padStart(5)}  ${name}`);
      return result;
    } finally {
      clearInterval(progress);
    }
  }

  /** A client that the demo adds, with a secret of its own. */
  private seeded(client: Variables, name: string, options?: IdentityOptions): Variables {
    const { clientId, clientSecret } = this.azure.seed.identity(name, options);
    return { ...client, AZURE_CLIENT_ID: clientId, AZURE_CLIENT_SECRET: clientSecret };
  }

  private async accepted(variables: Variables, ...args: string[]): Promise<void> {
    const { code, text } = await this.client(variables, ...args);
    if (code !== 0) throw new Error(`the client was refused:\n${text}`);
  }

  private async refused(variables: Variables): Promise<void> {
    const { code, text } = await this.client(variables, '--no-wait');
    if (code === 0 || !text.includes('refused: 403')) throw new Error(`403 was expected:\n${text}`);
  }

  /** In Chromium; where none starts, with a code as on another device. */
  private async signedIn(variables: Variables, person: Person, prints: string, ...args: string[]): Promise<void> {
    const tenant = { emulator: this.azure, client: this.client.bind(this) };
    const user = new User(tenant, person, variables);
    const chromium = findChromium();
    const hasNone = 'missing' in chromium;
    console.log(hasNone ? '    with a code, as on another device: no Chromium starts here' : '    in Chromium');
    const all = ['--no-wait', ...args];
    const text = await (hasNone ? user.enterCode(...all) : user.browseInChromium(chromium, ...all));
    if (!text.includes(prints)) throw new Error(`the user was refused:\n${text}`);
  }

  private client(variables: Variables, ...args: string[]): Running {
    const client = runClient(this.azure, variables, args);
    this.clients.add(client);
    return client;
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
