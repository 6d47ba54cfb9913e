import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe } from 'node:test';
import { scenario } from './support/scenario';
import { Tenant } from './support/tenant';
import type { Terraform } from './support/terraform';

/** Providers wait in steps of seconds, and two applies beside each other do not always fall into the same step. */
const NOISE = 1.1;

describe('an apply of the quickstart', () => {
  scenario('takes no longer than one of the same resources in HCL written by hand', (one, context) =>
    Tenant.use(async (other) => {
      const [byLibrary] = await one.example('quickstart');
      const byHand = await other.configuration(join(__dirname, 'hand-written'));

      const [library, hand] = await Promise.all([timed(byLibrary), timed(byHand)]); // side by side, on one machine
      const shown = `by the library ${library.toFixed(1)} s, by hand ${hand.toFixed(1)} s`;
      context.diagnostic(shown);
      assert.ok(library < hand * NOISE, shown);

      await Promise.all([byLibrary.destroy(), byHand.destroy()]);
    }),
  );
});

async function timed(terraform: Terraform): Promise<number> {
  const started = performance.now();
  await terraform.apply();
  return (performance.now() - started) / 1000;
}
