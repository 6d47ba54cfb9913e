import assert from 'node:assert/strict';
import type { LocalAzure } from 'adt-local-azure';
import { type Outcome, run } from '../../support/run';
import { secretsIn } from '../../support/secrets';
import { temporaryFolder } from '../../support/temporary-folder';
import { PATH } from './clients';

/** What the README of the local Azure has a person type before the first command of the Azure CLI. */
export const SIGN_IN = [
  'az cloud register --name LocalAzure --endpoint-resource-manager "https://$ARM_METADATA_HOSTNAME"',
  'az cloud set --name LocalAzure',
  'az login --service-principal --username "$ARM_CLIENT_ID" --password "$ARM_CLIENT_SECRET" --tenant "$ARM_TENANT_ID"',
];

/** The shell of a person who has sourced the file that the local Azure prints. */
export class Shell {
  /** What lines find under these names, beside what the file has. */
  public readonly variables: Record<string, string> = {};
  public readonly folder = temporaryFolder('clients-shell');

  public constructor(private readonly environmentFile: string) {}

  public static of(azure: LocalAzure): Shell {
    return new Shell(azure.environmentFile());
  }

  /** Runs lines, which may fail. */
  public run(lines: string): Promise<Outcome> {
    const env = {
      ...this.variables,
      PATH,
      BROWSER: 'xdg-open %s &', // as Python wants to be told
      HOME: this.folder, // where the Azure CLI leaves certificates
      AZURE_CORE_NO_COLOR: 'true',
      PYTHONDONTWRITEBYTECODE: '', // what was not compiled when it was installed is, once
    };
    return run('bash', ['--norc', '-ec', `source ${this.environmentFile}\n${lines}`], { cwd: this.folder, env });
  }

  /** Runs lines that have to succeed; what they printed, without warnings. */
  public async must(lines: string): Promise<string> {
    const { code, text, output } = await this.run(lines);
    assert.equal(code, 0, `${lines}\n${secretsIn(text).length > 0 ? 'What it printed holds a secret.' : text}`);
    return output.trimEnd();
  }

  /** The same, as JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: as deep as a test wants to look
  public async json(lines: string): Promise<any> {
    const output = await this.must(lines);
    return output === '' ? undefined : JSON.parse(output);
  }

  public async signIn(): Promise<void> {
    await this.must(SIGN_IN.join('\n'));
  }
}
