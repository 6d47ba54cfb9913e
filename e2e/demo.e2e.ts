import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { Tenant } from './support/tenant';
import { run } from './support/terraform';

describe('npm run demo', () => {
  test('ends well, also twice at once: cdktf deploys, diffs and destroys, and clients are let in or refused', async () => {
    const cwd = join(__dirname, '..');
    const demo = () => run(process.execPath, ['--import', 'tsx', 'e2e/demo.ts'], { cwd, env: {} });
    for (const { code, text } of await Promise.all([demo(), demo()])) {
      assert.equal(code, 0, text);
      assert.match(text, /ok .* nothing is left/);
      Tenant.assertNoSecret(text);
    }
  });
});
