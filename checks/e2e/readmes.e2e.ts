import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'node:test';
import { shell } from '../support/markdown';
import { secretsIn } from '../support/secrets';
import { SIDE_BY_SIDE, scenario } from './support/scenario';
import type { Tenant } from './support/tenant';

const SECRET = 'a client secret of Entra ID';

/** Runs what the README of an example says. In between, the state holds the secret, and git sees no file that was written. */
async function follow(tenant: Tenant, example: string, stack: string, values: Record<string, string> = {}) {
  const commands = (section: string) =>
    shell(`examples/${example}/README.md`, section).replace(/<[\w ]+>/g, (name) => values[name]);
  const clone = tenant.clone();
  const before = seenByGit(clone);

  const printed = await tenant.shell(['Deploy', 'Look', 'Use'].map(commands).join(''), clone);
  assert.match(printed, /listed \d+ twins/, 'the client was fed');
  assert.deepEqual(secretsIn(readFileSync(join(clone, `terraform.${stack}.tfstate`), 'utf8')), [SECRET]);
  assert.equal(seenByGit(clone), before);

  const exported = commands('Deploy').match(/^export .+$/gm) ?? [];
  await tenant.shell([...exported, commands('Remove')].join('\n'), clone);
  tenant.assertEmpty();
  assert.ok(!readdirSync(clone).some((file) => file.includes('tfstate')), 'no state is left');
}

/** The files that git would add. */
function seenByGit(clone: string): string {
  return execFileSync('git', ['status', '--porcelain', '--untracked-files=all'], { cwd: clone, encoding: 'utf8' });
}

describe('the commands of the README deploy, show, use and remove', SIDE_BY_SIDE, () => {
  scenario('quickstart, and git sees no secret', (tenant) => follow(tenant, 'quickstart', 'quickstart'));

  scenario('existing-instance, whose variables are given once', async (tenant) => {
    tenant.instance('plant');
    await follow(tenant, 'existing-instance', 'existing-instance', { '<instance>': 'plant', '<group>': 'rg' });
  });

  scenario('shared-registration, the second stack first', async (tenant) => {
    tenant.state.registeredProviders.push('Microsoft.DigitalTwins');
    await follow(tenant, 'shared-registration', 'reports');
  });
});
