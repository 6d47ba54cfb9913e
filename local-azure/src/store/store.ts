import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { KeyVault, State, VaultCertificate, VaultSecret } from './model';

/** What the local Azure remembers: in memory, and in one file if asked. */
export class Store {
  public readonly state: State;

  /** By lower-case name of the vault, which no two vaults share. In memory alone: a file would keep values in clear. */
  private readonly secrets: Record<string, Record<string, VaultSecret>> = {};
  private readonly certificates: Record<string, Record<string, VaultCertificate>> = {};

  /** @param file where to keep the state over restarts */
  public constructor(private readonly file?: string) {
    this.state = file && existsSync(file) ? read(file) : empty();
  }

  /** The secrets in a vault, by lower-case name. They stay there while the vault is deleted and not purged. */
  public secretsOf({ name }: Pick<KeyVault, 'name'>): Record<string, VaultSecret> {
    this.secrets[name.toLowerCase()] ??= {};
    return this.secrets[name.toLowerCase()];
  }

  /** The certificates in a vault, by lower-case name. */
  public certificatesOf({ name }: Pick<KeyVault, 'name'>): Record<string, VaultCertificate> {
    this.certificates[name.toLowerCase()] ??= {};
    return this.certificates[name.toLowerCase()];
  }

  public purgeContentOf({ name }: Pick<KeyVault, 'name'>): void {
    delete this.secrets[name.toLowerCase()];
    delete this.certificates[name.toLowerCase()];
  }

  /** Keeps what has changed. The file is replaced in one step, so that it is whole whenever the process ends. */
  public save(): void {
    if (!this.file) return;
    const next = `${this.file}.next`;
    writeFileSync(next, `${JSON.stringify(this.state, undefined, 2)}\n`, { mode: 0o600, flush: true });
    renameSync(next, this.file);
  }
}

function empty(): State {
  return {
    version: 1,
    tenantId: randomUUID(),
    subscriptionId: randomUUID(),
    applications: {},
    servicePrincipals: {},
    permissionGrants: {},
    resourceGroups: {},
    instances: {},
    keyVaults: {},
    deletedVaults: {},
    roleAssignments: {},
    roleDefinitions: {},
    registeredProviders: [],
    graphs: {},
  };
}

const anything = z.record(z.string(), z.any());
const later = anything.default({}); // files of before do not have it
const FILE = z.strictObject({
  version: z.literal(1),
  tenantId: z.guid(),
  subscriptionId: z.guid(),
  applications: anything,
  servicePrincipals: anything,
  permissionGrants: anything,
  resourceGroups: anything,
  instances: anything,
  keyVaults: later,
  deletedVaults: later,
  roleAssignments: anything,
  roleDefinitions: later,
  registeredProviders: z.array(z.string()),
  graphs: anything,
});

function read(file: string): State {
  const cure = `Remove ${file} to start from nothing, or name another file.`;
  try {
    return FILE.parse(JSON.parse(readFileSync(file, 'utf8'))) as State;
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    throw new Error(`${file} is no state of the local Azure: ${why}\n${cure}`);
  }
}
