import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Product } from '../engines/record';

/** A program that applies Terraform JSON: Terraform or OpenTofu, in one of their versions. */
export interface Engine {
  readonly program: string;
  readonly product: Product;
  readonly version: string;
}

/** Those of the bindings. */
const PROVIDERS = {
  azuread: { source: 'hashicorp/azuread', version: '3.7.0' },
  azurerm: { source: 'hashicorp/azurerm', version: '4.55.0' },
};

const ENV = { ...process.env, CHECKPOINT_DISABLE: '1' };

/** The programs that `E2E_ENGINES` lists as `PATH` lists folders; else those of both products. */
export const PROGRAMS = process.env.E2E_ENGINES?.split(delimiter).filter(Boolean) ?? ['terraform', 'tofu'];

/** The engine that a program is; nothing if it is not there. */
export function engineOf(program: string): Engine | undefined {
  const { stdout } = spawnSync(program, ['version'], { encoding: 'utf8', env: ENV });
  const [, product, version] = /^(Terraform|OpenTofu) v([\w.-]+)/m.exec(stdout ?? '') ?? [];
  return product ? { program, product: product as Product, version } : undefined;
}

/** What a program says when it is asked for the providers of the bindings; nothing if it has them. */
export function whyProvidersAreMissing(program: string): string | undefined {
  const cwd = mkdtempSync(join(tmpdir(), 'providers-'));
  writeFileSync(join(cwd, 'main.tf.json'), JSON.stringify({ terraform: { required_providers: PROVIDERS } }));
  const args = ['init', '-input=false', '-no-color'];
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, encoding: 'utf8', env: ENV });
  if (error) return error.message;
  const text = `${stdout}${stderr}`;
  if (status === 0) return undefined;
  return text.split('\n').find((line) => line.includes('Error:')) ?? text.trim().split('\n')[0];
}
