import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { DigitalTwinsInstance, Graph, KeyVault, State, VaultCertificate, VaultSecret } from './model';
import { StateFile } from './state-file';
import { table } from './table';

/** What the local Azure remembers: in memory, and in one file if asked. */
export class Store {
  public readonly state: State;

  private readonly file?: StateFile;

  /** By lower-case name of the vault, which no two vaults share. In memory only: a file would keep values in clear. */
  private readonly secrets = new Map<string, Record<string, VaultSecret>>();
  private readonly certificates = new Map<string, Record<string, VaultCertificate>>();

  /** @param path the file that keeps the state over restarts */
  public constructor(path?: string) {
    this.file = path === undefined ? undefined : StateFile.open(path);
    try {
      const text = this.file?.read();
      this.state = text === undefined ? empty() : parse(text, path as string);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** The secrets in a vault, by lower-case name. They stay there while the vault is deleted and not purged. */
  public secretsOf({ name }: Pick<KeyVault, 'name'>): Record<string, VaultSecret> {
    const secrets = this.secrets.get(name.toLowerCase()) ?? table<VaultSecret>();
    this.secrets.set(name.toLowerCase(), secrets);
    return secrets;
  }

  /** The certificates in a vault, by lower-case name. */
  public certificatesOf({ name }: Pick<KeyVault, 'name'>): Record<string, VaultCertificate> {
    const certificates = this.certificates.get(name.toLowerCase()) ?? table<VaultCertificate>();
    this.certificates.set(name.toLowerCase(), certificates);
    return certificates;
  }

  public purgeContentOf({ name }: Pick<KeyVault, 'name'>): void {
    this.secrets.delete(name.toLowerCase());
    this.certificates.delete(name.toLowerCase());
  }

  /** Keeps what has changed. */
  public save(): void {
    this.file?.write(`${JSON.stringify(this.state, undefined, 2)}\n`);
  }

  /** Lets another process use the file. */
  public close(): void {
    this.file?.close();
  }
}

function empty(): State {
  return {
    version: 1,
    tenantId: randomUUID(),
    subscriptionId: randomUUID(),
    applications: table(),
    servicePrincipals: table(),
    permissionGrants: table(),
    users: table(),
    groups: table(),
    appRoleAssignments: table(),
    resourceGroups: table(),
    instances: table(),
    keyVaults: table(),
    deletedVaults: table(),
    roleAssignments: table(),
    roleDefinitions: table(),
    registeredProviders: [],
    graphs: table(),
  };
}

/** The data of a new instance. */
export function emptyGraph(): Graph {
  return { models: table(), twins: table(), relationships: table() };
}

const entries = z.record(z.string(), z.looseObject({}));
const later = entries.default({}); // older files do not have it
const FILE = z.strictObject({
  version: z.literal(1),
  tenantId: z.guid(),
  subscriptionId: z.guid(),
  deployer: z.guid().optional(),
  applications: entries,
  servicePrincipals: entries,
  permissionGrants: entries,
  users: later,
  groups: later,
  appRoleAssignments: later,
  resourceGroups: entries,
  instances: entries,
  keyVaults: later,
  deletedVaults: later,
  roleAssignments: entries,
  roleDefinitions: later,
  registeredProviders: z.array(z.string()),
  graphs: z.record(z.string(), z.strictObject({ models: entries, twins: entries, relationships: entries })),
});

function parse(text: string, path: string): State {
  try {
    const raw = JSON.parse(text);
    FILE.parse(raw);
    return withTables(raw);
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    throw new Error(
      `${path} is no state of the local Azure: ${why}\nRemove ${path} to start from nothing, or name another file.`,
    );
  }
}

/** The tables come from the text itself: the schema leaves out a key that is called `__proto__`. */
function withTables(raw: State): State {
  const tables = Object.entries(empty()).map(([name, value]) => {
    const read = raw[name as keyof State];
    return [name, Array.isArray(value) || typeof value !== 'object' ? read : table(read as Record<string, never>)];
  });
  const state: State = { ...raw, ...Object.fromEntries(tables) };
  for (const [id, { models, twins, relationships }] of Object.entries(state.graphs)) {
    state.graphs[id] = { models: table(models), twins: table(twins), relationships: table(relationships) };
  }
  for (const [id, instance] of Object.entries(state.instances)) state.instances[id] = complete(instance);
  return state;
}

/** Older files do not have everything that an instance has today. */
function complete(instance: DigitalTwinsInstance): DigitalTwinsInstance {
  const { name, createdTime } = instance;
  const added = { host: name, lastUpdatedTime: createdTime, publicNetworkAccess: 'Enabled', identity: null } as const;
  return { ...added, ...instance };
}
