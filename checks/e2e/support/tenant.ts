import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { type Exchange, type Identity, LocalAzure, type State } from 'adt-local-azure';
import { App, LocalBackend, TerraformStack } from 'cdktf';
import { type Running, run } from '../../support/run';
import { withoutSecrets } from '../../support/secrets';
import { removeFolder, temporaryFolder } from '../../support/temporary-folder';
import { note } from '../../support/witnesses';
import { runClient } from './client';
import type { Engine } from './engines';
import { Terraform } from './terraform';

const REPOSITORY = join(__dirname, '../../..');

/** What the commands of the examples read. */
const IN_A_CLONE = [
  'cdktf.json',
  'examples',
  'node_modules',
  'package.json',
  'src',
  'tsconfig.dev.json',
  'tsconfig.json',
];

/** A local Azure for one scenario, with a folder for what the scenario deploys. */
export class Tenant {
  /** Opens one, and closes it whatever happens in it. */
  public static async use(scenario: (tenant: Tenant) => Promise<void>, engine?: Engine): Promise<void> {
    const traffic: Exchange[] = [];
    const log: string[] = [];
    const emulator = await LocalAzure.start({
      record: (exchange) => traffic.push(exchange),
      log: (line) => log.push(line),
      witness: note,
    });
    const folder = temporaryFolder('e2e');
    const tenant = new Tenant(emulator, traffic, log, folder, engine);
    try {
      await scenario(tenant);
      tenant.assertNoSecret();
    } finally {
      await emulator.stop();
      removeFolder(folder); // with the providers in it
    }
  }

  /** What Terraform and the client printed. */
  private readonly printed: string[] = [];
  private readonly others: LocalAzure[] = [];

  private constructor(
    public readonly emulator: LocalAzure,
    /** What the providers asked Microsoft Graph and Azure Resource Manager for. */
    public readonly traffic: Exchange[],
    /** A line for each request. */
    public readonly log: string[],
    private readonly folder: string,
    private readonly engine?: Engine,
  ) {}

  public get state(): State {
    return this.emulator.state;
  }

  /** An identity with exactly these permissions. */
  public identity(graphPermissions: string[], role?: string): Identity {
    return this.emulator.seed.identity('deployer with less', { graphPermissions, role });
  }

  public env(identity: Identity = this.emulator.deployer): Record<string, string> {
    const certificates = [this.emulator, ...this.others].map(({ certificate }) => certificate).join('\n');
    return { ...this.emulator.environment(identity), SSL_CERT_FILE: this.writeFile('certificates.pem', certificates) };
  }

  /** A second local Azure, which Terraform reaches too, for one scenario. */
  public async withOther(act: (other: LocalAzure) => Promise<void>): Promise<void> {
    const other = await LocalAzure.start({ log: (line) => this.log.push(line) });
    this.others.push(other);
    try {
      await act(other);
    } finally {
      await other.stop();
    }
  }

  /** The application with a name. */
  public application(displayName: string): State['applications'][string] {
    const found = Object.values(this.state.applications).find((one) => one.displayName === displayName);
    assert.ok(found, `there is an application ${displayName}`);
    return found;
  }

  /** An instance in a resource group, made by hand; its resource ID. */
  public instance(name: string): string {
    return this.emulator.seed.instance(name);
  }

  /** A vault with nothing in it, made by hand; its resource ID. */
  public vault(name: string): string {
    return this.emulator.seed.vault(name);
  }

  /** Terraform in a stack that is built here, as an identity. */
  public async stack(build: (stack: TerraformStack) => void, identity?: Identity): Promise<Terraform> {
    const terraform = this.terraform(this.synthesize(build), identity);
    await terraform.init();
    return terraform;
  }

  /** The same stack, changed, over the state of what was deployed. */
  public restack(build: (stack: TerraformStack) => void): void {
    this.synthesize(build);
  }

  /** Leaves the application and its service principal to others: the next stack has `removed` blocks for them. */
  public async leave(terraform: Terraform): Promise<void> {
    const managed = await terraform.addresses(/^azuread_(application|service_principal)\./);
    assert.equal(managed.length, 2);
    const removed = managed.map((from) => ({ from, lifecycle: { destroy: false } }));
    this.restack((stack) => stack.addOverride('removed', removed));
    await terraform.apply();
  }

  private terraform(cwd: string, identity?: Identity): Terraform {
    return new Terraform(cwd, this.env(identity), this.print, this.engine?.program);
  }

  private synthesize(build: (stack: TerraformStack) => void): string {
    const outdir = join(this.folder, 'cdktf.out');
    mkdirSync(outdir, { recursive: true });
    const app = new App({ outdir });
    const stack = new TerraformStack(app, 'stack');
    new LocalBackend(stack, { path: 'terraform.tfstate' });
    new AzureadProvider(stack, 'azuread');
    new AzurermProvider(stack, 'azurerm', { features: [{}], resourceProviderRegistrations: 'none' });
    build(stack);
    app.synth();
    return join(outdir, 'stacks', 'stack');
  }

  /** Terraform in a folder of HCL. */
  public async configuration(source: string): Promise<Terraform> {
    const cwd = join(this.folder, 'configuration');
    cpSync(source, cwd, { recursive: true });
    const terraform = this.terraform(cwd);
    await terraform.init();
    return terraform;
  }

  /** Terraform in the stacks of an example, as an identity. */
  public async example(name: string, stacks = [name], identity?: Identity): Promise<Terraform[]> {
    const outdir = join(this.folder, name);
    mkdirSync(outdir);
    const args = ['--import', 'tsx', join('examples', name, 'main.ts')];
    const env = { CDKTF_OUTDIR: outdir, TSX_TSCONFIG_PATH: 'tsconfig.dev.json' };
    const { code, text } = await run(process.execPath, args, { cwd: REPOSITORY, env });
    assert.equal(code, 0, text);
    const all = stacks.map((stack) => this.terraform(join(outdir, 'stacks', stack), identity));
    for (const terraform of all) await terraform.init();
    return all;
  }

  /** A file in the folder of the scenario; its path. */
  public writeFile(name: string, text: string): string {
    const file = join(mkdtempSync(join(this.folder, 'file-')), name);
    writeFileSync(file, text, { mode: 0o600 });
    return file;
  }

  /** Runs the client of the how-to's next step, with the output of a registration; on `plant` if it names no instance. */
  public client(variables: Record<string, string>, ...args: string[]): Running {
    const onPlant = { ADT_INSTANCE_URL: `${this.emulator.origin}/adt/plant` };
    const running = runClient(this.emulator, { ...onPlant, ...variables }, args);
    void running.then(({ text }) => this.print(text));
    return running;
  }

  /** A folder that the commands of the examples take for a clone of this repository, and git for a work tree. */
  public clone(): string {
    const clone = temporaryFolder('clone');
    for (const name of IN_A_CLONE) symlinkSync(join(REPOSITORY, name), join(clone, name));
    cpSync(join(REPOSITORY, '.gitignore'), join(clone, '.gitignore'));
    execFileSync('git', ['init', '--quiet'], { cwd: clone });
    return clone;
  }

  /** Runs commands for a shell in a folder. What would ask a person or a registry does not, and `az` knows the subscription. */
  public async shell(commands: string, cwd: string): Promise<string> {
    const env = {
      ...this.env(),
      CDKTF_AUTO_APPROVE: 'true',
      CDKTF_SKIP_PROVIDER_LOCK: 'true',
      CDKTF_DISABLE_PLUGIN_CACHE_ENV: '1',
    };
    const az = 'az() { if [ "$1" = account ]; then echo "$ARM_SUBSCRIPTION_ID"; fi; }';
    const { code, text } = await run('bash', ['-euo', 'pipefail', '-c', `${az}\n${commands}`], { cwd, env });
    this.print(text);
    assert.equal(code, 0, text);
    return text;
  }

  /** Destroys all that Terraform has made. */
  public async destroy(terraform: Terraform, ...args: string[]): Promise<void> {
    await terraform.destroy(...args);
    this.assertEmpty();
  }

  /** That nothing is left of what was deployed, but for identities and instances made by hand. */
  public assertEmpty(): void {
    const names = Object.values(this.state.applications).map(({ displayName }) => displayName);
    assert.deepEqual(
      names.filter((name) => !name.startsWith('deployer')),
      [],
    );
    assert.deepEqual(Object.keys(this.state.permissionGrants), []);
    const scopes = Object.values(this.state.roleAssignments).map(({ scope }) => scope);
    assert.deepEqual(
      scopes.filter((scope) => scope.includes('digitalTwinsInstances')),
      [],
    );
  }

  private readonly print = (text: string): void => void this.printed.push(text);

  /** All that was printed, logged and recorded. */
  public shown(): string {
    return [...this.printed, ...this.log, JSON.stringify(this.traffic)].join('\n');
  }

  /** That no secret was shown or synthesized. Only the state may hold one, and the files that are made for the client. */
  private assertNoSecret(): void {
    assert.ok(this.printed.length > 0, 'there is something to search');
    withoutSecrets('what was printed, logged or recorded', this.shown());
    for (const name of readdirSync(this.folder, { recursive: true, encoding: 'utf8' })) {
      if (name.endsWith('cdk.tf.json')) withoutSecrets(name, readFileSync(join(this.folder, name), 'utf8'));
    }
  }
}
