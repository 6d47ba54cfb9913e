import { test } from 'node:test';
import type { Engine } from './engines';
import { Tenant } from './tenant';

/** Whether the scenarios are only counted, because terraform cannot install the providers here. */
export const ONLY_COUNTED = { skip: process.env.E2E_ONLY_COUNT === '1' };

/** A test in a tenant of its own, by Terraform or another engine. It tells how much of its time the local Azure worked: the rest is waiting. */
export function scenario(name: string, act: (tenant: Tenant) => Promise<void>, engine?: Engine): void {
  test(name, ONLY_COUNTED, (context) =>
    Tenant.use(async (tenant) => {
      await act(tenant);
      const worked = tenant.emulator.workedMs.reduce((sum, ms) => sum + ms, 0) / 1000;
      context.diagnostic(`the emulator worked ${worked.toFixed(1)} s of it`);
    }, engine),
  );
}
