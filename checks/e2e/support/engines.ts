import { spawnSync } from 'node:child_process';
import { delimiter } from 'node:path';
import type { Product } from '../engines/record';

/** A program that applies Terraform JSON: Terraform or OpenTofu, in one of their versions. */
export interface Engine {
  readonly program: string;
  readonly product: Product;
  readonly version: string;
}

/** The programs that `E2E_ENGINES` lists as `PATH` lists folders; else Terraform alone. */
export const PROGRAMS = process.env.E2E_ENGINES?.split(delimiter).filter(Boolean) ?? ['terraform'];

/** The engine that a program is; nothing if it is not there. */
export function engineOf(program: string): Engine | undefined {
  const env = { ...process.env, CHECKPOINT_DISABLE: '1' };
  const { stdout } = spawnSync(program, ['version'], { encoding: 'utf8', env });
  const [, product, version] = /^(Terraform|OpenTofu) v([\w.-]+)/m.exec(stdout ?? '') ?? [];
  return product ? { program, product: product as Product, version } : undefined;
}
