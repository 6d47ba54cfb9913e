import { type TestContext, test } from 'node:test';
import type { Engine } from './engines';
import { Tenant } from './tenant';

/** Whether the scenarios are only counted, because terraform cannot install the providers here. */
export const ONLY_COUNTED = { skip: process.env.E2E_ONLY_COUNT === '1' };

/**
 * The scenarios of a file wait side by side, but not all at once: their stacks are synthesized in the process that also is
 * their local Azure, and a provider waits ten seconds for it to answer.
 */
export const SIDE_BY_SIDE = { concurrency: 8 };

type Act = (tenant: Tenant, context: TestContext) => Promise<void>;

/** A test in a tenant of its own, by Terraform or another engine. It reports how much of its time the local Azure worked. */
export function scenario(name: string, act: Act, engine?: Engine): void {
  test(name, ONLY_COUNTED, (context) =>
    Tenant.use(async (tenant) => {
      await act(tenant, context);
      const worked = tenant.emulator.workedMs.reduce((sum, ms) => sum + ms, 0) / 1000;
      context.diagnostic(`the local Azure worked ${worked.toFixed(1)} s of it`);
    }, engine),
  );
}
