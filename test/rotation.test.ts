import { TerraformOutput, TerraformVariable } from 'cdktf';
import * as fc from 'fast-check';
import { ClientCredential } from '../src';
import { compile, days } from './support/calendar';
import { codes } from './support/problems';
import { type Block, newStack, register, Terraform } from './support/synth';

const numRuns = Number(process.env.PROPERTY_RUNS ?? 300);

interface Secret {
  readonly turn: unknown;
  readonly made: number;
  readonly ends: number;
}

/** Terraform and Entra ID, as far as a rotating secret goes: what an apply makes anew, and what it calls current. */
class Simulation {
  private readonly local: string;
  private readonly period: ReturnType<typeof compile>;
  private readonly passwords: { address: string; turn: ReturnType<typeof compile>; ends: ReturnType<typeof compile> }[];
  private readonly order: Record<'current' | 'previous', string[]>;
  private readonly secrets = new Map<string, Secret>();

  public constructor(rotateEveryDays?: number) {
    const stack = newStack();
    const { rotatingClientSecret } = register(
      { credential: ClientCredential.rotatingSecret({ rotateEveryDays }) },
      stack,
    );
    const { current, previous } = rotatingClientSecret;
    new TerraformOutput(stack, 'current', { value: current.keyId });
    new TerraformOutput(stack, 'previous', { value: previous.keyId });
    const terraform = Terraform.of(stack);
    const [[local, expression]] = Object.entries<string>(terraform.json.locals);
    this.local = local;
    this.period = compile(expression);
    this.passwords = Object.entries(terraform.resources('azuread_application_password')).map(
      ([address, block]: [string, Block]) => ({
        address,
        turn: compile(block.rotate_when_changed.turn),
        ends: compile(block.end_date),
      }),
    );
    const addresses = (output: string) =>
      [...terraform.json.output[output].value.matchAll(/azuread_application_password\.(\w+)\.key_id/g)].map(
        ([, id]) => id,
      );
    this.order = { current: addresses('current'), previous: addresses('previous') };
  }

  public periodAt(time: number): number {
    return Number(this.period(new Date(time)));
  }

  /** What an apply makes anew, and which secrets are then current and previous. */
  public apply(time: number): { made: string[]; current: Secret; previous: Secret } {
    const period = this.periodAt(time);
    const made = this.passwords.filter(({ address, turn, ends }) => {
      const next = turn(new Date(time), { [this.local]: period });
      if (this.secrets.get(address)?.turn === next) return false;
      this.secrets.set(address, { turn: next, made: time, ends: (ends(new Date(time)) as Date).getTime() });
      return true;
    });
    const pick = (from: string[]) => this.secrets.get(from[period % from.length]) as Secret;
    return {
      made: made.map(({ address }) => address),
      current: pick(this.order.current),
      previous: pick(this.order.previous),
    };
  }
}

describe('the periods of a rotating secret', () => {
  const moment = fc.date({
    min: new Date('1970-01-01T00:00:00Z'),
    max: new Date('2199-12-31T23:59:59Z'),
    noInvalidDate: true,
  });

  test('are counted from 1970-01-01 in UTC, at any time of any day', () => {
    fc.assert(
      fc.property(fc.array(moment, { minLength: 100 }), fc.integer({ min: 1, max: 243 }), (times, rotateEveryDays) => {
        const simulation = new Simulation(rotateEveryDays);
        for (const time of times) {
          expect(simulation.periodAt(time.getTime())).toBe(Math.floor(time.getTime() / days(rotateEveryDays)));
        }
      }),
      { numRuns: numRuns / 30 },
    );
  });

  test('change on the day, over every day of ten years, with the leap days in them', () => {
    const simulation = new Simulation(1);
    for (let day = 0; day < 10 * 366; day += 1) expect(simulation.periodAt(days(day))).toBe(day);
  });

  test('are not negative in the year 1, with which Terraform 1.8 validates', () => {
    expect(new Simulation().periodAt(Date.parse('0001-01-01T00:00:00Z'))).toBe(0);
  });

  test('are written in one local, which both secrets and their users refer to', () => {
    const stack = newStack();
    register({ credential: ClientCredential.rotatingSecret() }, stack);
    const text = JSON.stringify(Terraform.of(stack).json);
    expect(text.match(/formatdate/g)).toHaveLength(3);
    expect(Object.keys(Terraform.of(stack).json.locals)).toHaveLength(1);
  });
});

describe('a rotating secret', () => {
  const START = days(20_000 * 60); // the first day of a period of 60 days

  test('is made twice by the first apply, and then not again in the same period', () => {
    const simulation = new Simulation();
    expect(simulation.apply(START).made).toHaveLength(2);
    expect(simulation.apply(START + days(1)).made).toEqual([]);
    expect(simulation.apply(START + days(59)).made).toEqual([]);
  });

  test('lives for three periods', () => {
    const { current, previous } = new Simulation(20).apply(START);
    expect([current.ends - START, previous.ends - START]).toEqual([days(60), days(60)]);
  });

  test('is made anew once at each turn, in turns, and what was current is previous then', () => {
    const simulation = new Simulation();
    let before = simulation.apply(START);
    for (let period = 1; period <= 20; period += 1) {
      const after = simulation.apply(START + days(60 * period));
      expect(after.made).toHaveLength(1);
      expect(after.current.made).toBe(START + days(60 * period));
      expect(after.previous).toBe(before.current);
      before = after;
    }
  });

  test('keeps what was current valid for another period after the turn, whenever in the period it was made', () => {
    const simulation = new Simulation();
    const before = simulation.apply(START + days(59));
    const turned = START + days(60);
    expect(simulation.apply(turned).previous).toBe(before.current);
    expect(before.current.ends - turned).toBeGreaterThanOrEqual(days(60));
  });

  test('is made anew twice when a turn was missed, and nobody read an invalid one until then', () => {
    const simulation = new Simulation();
    const before = simulation.apply(START);
    expect(simulation.apply(START + days(2 * 60 + 1)).made).toHaveLength(2);
    expect(before.current.ends).toBeGreaterThan(START + days(2 * 60 + 1));
  });

  test('never has a current secret that is invalid before the next apply, if none is more than a period late', () => {
    const gaps = (rotateEveryDays: number) =>
      fc.array(fc.integer({ min: 0, max: rotateEveryDays }), { minLength: 1, maxLength: Math.ceil(3653 / 2) });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 243 }).chain((period) => fc.tuple(fc.constant(period), gaps(period))),
        fc.integer({ min: 0, max: 40_000 }),
        ([period, waits], first) => {
          const simulation = new Simulation(period);
          let now = days(first);
          const end = now + days(3653); // ten years
          let { current } = simulation.apply(now);
          for (let index = 0; now < end; index += 1) {
            const next = now + days(waits[index % waits.length] || 1);
            expect(current.ends).toBeGreaterThan(next); // so on each day in between, too
            now = next;
            ({ current } = simulation.apply(now));
            expect(current.ends).toBeGreaterThan(now);
          }
        },
      ),
      { numRuns: numRuns / 10 },
    );
  });

  test('has slack: an apply may come a day short of two periods after the last, at the worst of times', () => {
    const simulation = new Simulation();
    simulation.apply(START); // made on the first day of a period, in use until its last
    const { current } = simulation.apply(START + days(59));
    expect(current.ends - (START + days(59))).toBe(days(2 * 60 + 1));
  });
});

describe('how often a secret rotates', () => {
  const withDays = (rotateEveryDays: unknown) =>
    codes({ credential: ClientCredential.rotatingSecret({ rotateEveryDays: rotateEveryDays as number }) });

  test.each([1, 60, 243])('may be each %d days', (rotateEveryDays) => {
    expect(withDays(rotateEveryDays)).toEqual([]);
  });

  test.each([0, 244, 1.5, '60', null])('must not be %p', (rotateEveryDays) => {
    expect(withDays(rotateEveryDays)).toEqual(['rotate-every-days']);
  });

  test('may be a token, which Terraform reckons with', () => {
    const stack = newStack();
    const { numberValue: rotateEveryDays } = new TerraformVariable(stack, 'days', { type: 'number' });
    register({ credential: ClientCredential.rotatingSecret({ rotateEveryDays }) }, stack);
    const terraform = Terraform.of(stack);
    expect(Object.values(terraform.json.locals)).toEqual([
      expect.stringMatching(/^\$\{max\(floor\(\(one\(.*\) \/ var\.days\)\), 0\)\}$/),
    ]);
    const [{ end_date }] = Object.values(terraform.resources('azuread_application_password'));
    expect(end_date).toBe('${timeadd(plantimestamp(), "${(var.days * 72)}h")}');
  });

  test('comes with a description that is checked', () => {
    expect(codes({ credential: ClientCredential.rotatingSecret({ description: ' ' }) })).toEqual(['description-blank']);
  });
});
