import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { TerraformOutput } from 'cdktf';
import { AdtRole, ClientCredential } from 'cdktf-adt-app-registration';
import { daysSinceEpoch } from '../../src/credentials/rotating-client-secret/rotation-period';
import { clientStack } from './support/client-stack';
import { SIDE_BY_SIDE, scenario } from './support/scenario';
import type { Tenant } from './support/tenant';
import type { Terraform } from './support/terraform';

const PERIOD = 60;
const START = new Date('2027-01-05T12:00:00Z'); // in the middle of a period

const later = (periods: number) => new Date(START.getTime() + periods * PERIOD * 24 * 60 * 60 * 1000);

function rotating(instanceId: string, rotateEveryDays?: number) {
  const credential = ClientCredential.rotatingSecret({ rotateEveryDays });
  const roleAssignment = { instanceId, role: AdtRole.DATA_READER };
  return clientStack({ credential, roleAssignment }, ({ rotatingClientSecret }, stack) => {
    const { current, previous, environmentVariables } = rotatingClientSecret;
    new TerraformOutput(stack, 'current', { value: current.keyId });
    new TerraformOutput(stack, 'previous', { value: previous.keyId });
    new TerraformOutput(stack, 'environment', { value: environmentVariables, sensitive: true });
  });
}

interface Outputs {
  readonly current: string;
  readonly previous: string;
  readonly environment: Record<string, string>;
}

/** What applies a stack at a time, and returns how many secrets that makes. */
const applies = (tenant: Tenant, terraform: Terraform, build: ReturnType<typeof rotating>) => async (time: Date) => {
  tenant.restack(build);
  terraform.setTime(time);
  const made = Object.keys(await terraform.plan()).filter((name) => name.includes('application_password'));
  await terraform.settle();
  return made.length;
};

const outputsOf = async (terraform: Terraform) => (await terraform.outputs()) as unknown as Outputs;

describe('a rotating secret', SIDE_BY_SIDE, () => {
  scenario('takes turns: a client with the old one and a client with the new one are both let in', async (tenant) => {
    const build = rotating(tenant.instance('plant'));
    const terraform = await tenant.stack(build);
    const applyAt = applies(tenant, terraform, build);
    const use = ({ environment }: Outputs) => tenant.client(environment, '--read-only');

    assert.equal(await applyAt(START), 2, 'the first apply makes both');
    const first = await outputsOf(terraform);
    assert.equal(await applyAt(new Date(START.getTime() + 1000)), 0, 'in the same period nothing changes');

    assert.equal(await applyAt(later(1)), 1, 'a turn replaces one');
    const second = await outputsOf(terraform);
    assert.equal(second.previous, first.current, 'the current one became the previous one');
    assert.deepEqual([(await use(first)).code, (await use(second)).code], [0, 0], 'old and new are let in');

    assert.equal(await applyAt(later(2)), 1, 'so does the next');
    const third = await outputsOf(terraform);
    assert.equal(third.previous, second.current);
    assert.match((await use(first)).text, /AADSTS7000215/, 'the first is gone by now');
    assert.deepEqual([(await use(second)).code, (await use(third)).code], [0, 0]);

    await tenant.destroy(terraform);
  });

  scenario('is replaced twice when a turn was missed, or the period changed', async (tenant) => {
    const instanceId = tenant.instance('plant');
    const terraform = await tenant.stack(rotating(instanceId));
    const applyAt = applies(tenant, terraform, rotating(instanceId));
    await applyAt(START);
    const before = await outputsOf(terraform);
    assert.equal(await applyAt(later(2)), 2, 'a turn was missed');
    const after = await outputsOf(terraform);
    assert.ok(![before.current, before.previous].includes(after.current));

    const applyShorterAt = applies(tenant, terraform, rotating(instanceId, 30));
    assert.equal(await applyShorterAt(later(2)), 2, 'another period');

    await tenant.destroy(terraform);
  });

  scenario('is renewed in an emergency by one command, both at once', async (tenant) => {
    const terraform = await tenant.stack(rotating(tenant.instance('plant')));
    await terraform.apply();
    const { current, previous } = await outputsOf(terraform);
    const replaced = await terraform.addresses(/^azuread_application_password\./);
    await terraform.apply(...replaced.map((address) => `-replace=${address}`));
    const keys = tenant.application('adt-client').passwordCredentials.map(({ keyId }) => keyId);
    assert.ok(!keys.includes(current) && !keys.includes(previous), 'none of the old ones is left');
    await terraform.assertUnchanged();
    await tenant.destroy(terraform);
  });

  scenario('counts days as the calendar does, in Terraform itself, over eleven years', async (tenant) => {
    const terraform = await tenant.stack(() => {});
    const first = Date.UTC(2024, 0, 1);
    for (let batch = 0; batch < 4; batch += 1) {
      const day = `timeadd("${new Date(first).toISOString()}", "\${(day + ${batch * 1000}) * 24 + 23}h")`;
      const counted = await terraform.console(`jsonencode([for day in range(0, 1000) : ${daysSinceEpoch(day)}])`);
      const expected = Array.from({ length: 1000 }, (_, index) => first / 86_400_000 + batch * 1000 + index);
      assert.deepEqual(JSON.parse(JSON.parse(counted)), expected);
    }
  });
});
