import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { TerraformOutput, type TerraformStack } from 'cdktf';
import { AdtAppRegistration, AdtRole, ClientCredential } from 'cdktf-adt-app-registration';
import { daysSinceEpoch } from '../../src/credentials/rotating-client-secret/rotation-period';
import { SIDE_BY_SIDE, scenario } from './support/scenario';
import type { Terraform } from './support/terraform';

const PERIOD = 60;
const START = new Date('2027-01-05T12:00:00Z'); // in the middle of a period

const later = (periods: number) => new Date(START.getTime() + periods * PERIOD * 24 * 60 * 60 * 1000);

const rotating = (instanceId: string, rotateEveryDays?: number) => (stack: TerraformStack) => {
  const { rotatingClientSecret } = new AdtAppRegistration(stack, 'client', {
    displayName: 'adt-client',
    credential: ClientCredential.rotatingSecret({ rotateEveryDays }),
    roleAssignment: { instanceId, role: AdtRole.DATA_READER },
  });
  const { current, previous, environmentVariables } = rotatingClientSecret;
  new TerraformOutput(stack, 'current', { value: current.keyId });
  new TerraformOutput(stack, 'previous', { value: previous.keyId });
  new TerraformOutput(stack, 'environment', { value: environmentVariables, sensitive: true });
};

interface Outputs {
  readonly current: string;
  readonly previous: string;
  readonly environment: Record<string, string>;
}

/** A plan, and everything after it, at another time: the same JSON with the time in it. */
class Clock {
  public constructor(
    private readonly terraform: Terraform,
    private readonly synthesize: () => void,
  ) {}

  public set(time: Date): void {
    this.synthesize();
    this.terraform.edit((json) => json.replaceAll('plantimestamp()', `\\"${time.toISOString()}\\"`));
  }

  /** Applies at a time, and tells how many secrets were made anew. */
  public async applyAt(time: Date): Promise<number> {
    this.set(time);
    const made = Object.keys(await this.terraform.plan()).filter((name) => name.includes('application_password'));
    await this.terraform.apply();
    await this.terraform.assertUnchanged();
    return made.length;
  }

  public async outputs(): Promise<Outputs> {
    return (await this.terraform.outputs()) as unknown as Outputs;
  }
}

describe('a rotating secret', SIDE_BY_SIDE, () => {
  scenario('takes turns: a client with the old one and a client with the new one are both let in', async (tenant) => {
    const build = rotating(tenant.instance('plant'));
    const terraform = await tenant.stack(build);
    const clock = new Clock(terraform, () => tenant.restack(build));
    const use = ({ environment }: Outputs) =>
      tenant.client(`${tenant.emulator.azure.origin}/adt/plant`, environment, '--read-only');

    assert.equal(await clock.applyAt(START), 2, 'the first apply makes both');
    const first = await clock.outputs();
    assert.equal(await clock.applyAt(new Date(START.getTime() + 1000)), 0, 'in the same period nothing changes');

    assert.equal(await clock.applyAt(later(1)), 1, 'a turn makes one anew');
    const second = await clock.outputs();
    assert.equal(second.previous, first.current, 'what was current is previous');
    assert.deepEqual([(await use(first)).code, (await use(second)).code], [0, 0], 'old and new are let in');

    assert.equal(await clock.applyAt(later(2)), 1, 'so does the next');
    const third = await clock.outputs();
    assert.equal(third.previous, second.current);
    assert.match((await use(first)).text, /AADSTS7000215/, 'the first is gone by now');
    assert.deepEqual([(await use(second)).code, (await use(third)).code], [0, 0]);

    await terraform.destroy();
    tenant.assertEmpty();
  });

  scenario('is made anew twice when a turn was missed, or the period is another', async (tenant) => {
    const instanceId = tenant.instance('plant');
    const terraform = await tenant.stack(rotating(instanceId));
    const clock = new Clock(terraform, () => tenant.restack(rotating(instanceId)));
    await clock.applyAt(START);
    const before = await clock.outputs();
    assert.equal(await clock.applyAt(later(2)), 2, 'a turn was missed');
    const after = await clock.outputs();
    assert.ok(![before.current, before.previous].includes(after.current));

    const shorter = new Clock(terraform, () => tenant.restack(rotating(instanceId, 30)));
    assert.equal(await shorter.applyAt(later(2)), 2, 'another period');

    await terraform.destroy();
    tenant.assertEmpty();
  });

  scenario('is renewed in an emergency by one command, both at once', async (tenant) => {
    const terraform = await tenant.stack(rotating(tenant.instance('plant')));
    await terraform.apply();
    const { current, previous } = (await terraform.outputs()) as unknown as Outputs;
    const replaced = [...(await terraform.must('state', 'list')).text.matchAll(/azuread_application_password\.\w+/g)];
    await terraform.apply(...replaced.map(([address]) => `-replace=${address}`));
    const keys = Object.values(tenant.state.applications).flatMap(({ passwordCredentials }) =>
      passwordCredentials.map(({ keyId }) => keyId),
    );
    assert.ok(!keys.includes(current) && !keys.includes(previous), 'none of the old ones is left');
    await terraform.assertUnchanged();
    await terraform.destroy();
    tenant.assertEmpty();
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
