import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A program that applies Terraform JSON: Terraform or OpenTofu, in one of their versions. */
export interface Engine {
  readonly program: string;
  readonly product: 'Terraform' | 'OpenTofu';
  readonly version: string;
  /** What it needs to find the providers that Terraform finds. */
  readonly env: Record<string, string>;
}

/** The least version of each engine that a feature of the library needs, as docs/engines.md has it. */
export const LEAST = {
  adoptVariables: { Terraform: '1.6', OpenTofu: '1.6' },
  removedBlocks: { Terraform: '1.7', OpenTofu: '1.10' },
  storeInKeyVault: { Terraform: '1.11', OpenTofu: '1.11' },
};

const PROVIDERS = {
  azuread: { source: 'hashicorp/azuread', version: '3.7.0' },
  azurerm: { source: 'hashicorp/azurerm', version: '4.55.0' },
};

/** The programs that `E2E_ENGINES` lists as `PATH` lists folders; else those of both products. */
export const PROGRAMS = process.env.E2E_ENGINES?.split(delimiter).filter(Boolean) ?? ['terraform', 'tofu'];

/** The engine that a program is; nothing if it is not there. */
export function engineOf(program: string): Engine | undefined {
  const env = { ...process.env, CHECKPOINT_DISABLE: '1' };
  const { stdout } = spawnSync(program, ['version'], { encoding: 'utf8', env });
  const [, product, version] = /^(Terraform|OpenTofu) v([\w.-]+)/.exec(stdout ?? '') ?? [];
  if (product === 'Terraform') return { program, product, version, env: {} };
  if (product === 'OpenTofu') return { program, product, version, env: providersOfTerraform() };
  return undefined;
}

export function knows({ product, version }: Engine, feature: keyof typeof LEAST): boolean {
  const [major, minor] = version.split('.').map(Number);
  const [leastMajor, leastMinor] = LEAST[feature][product].split('.').map(Number);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}

/** OpenTofu looks for the same providers at another address: it is lent those that Terraform has installed. */
function providersOfTerraform(): Record<string, string> {
  const cwd = mkdtempSync(join(tmpdir(), 'lent-'));
  writeFileSync(join(cwd, 'main.tf.json'), JSON.stringify({ terraform: { required_providers: PROVIDERS } }));
  const env = { ...process.env, CHECKPOINT_DISABLE: '1' };
  if (spawnSync('terraform', ['init', '-input=false'], { cwd, env }).status !== 0) return {};
  const mirror = join(cwd, 'mirror');
  const installed = join(cwd, '.terraform', 'providers', 'registry.terraform.io');
  cpSync(installed, join(mirror, 'registry.opentofu.org'), { recursive: true });
  const file = join(cwd, 'tofu.rc');
  writeFileSync(file, `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`);
  return { TF_CLI_CONFIG_FILE: file };
}
