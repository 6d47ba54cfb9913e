import { TerraformOutput, TerraformVariable } from 'cdktf';
import * as fc from 'fast-check';
import { ClientCredential } from '../src';
import { compile, days } from './support/calendar';
import { codes } from './support/problems';
import { type Block, newStack, register, synth, Terraform } from './support/synth';

const numRuns = Number(process.env.PROPERTY_RUNS ?? 300);

interface Secret {
  /** What has to change for it to be made anew, as Terraform compares it. */
  readonly trigger: string;
  readonly made: number;
  readonly ends: number;
  /** When an apply removed it, because it made another in its place. */
  removed?: number;
}

interface Password {
  readonly address: string;
  readonly turn: ReturnType<typeof compile>;
  readonly everyDays: string;
  readonly ends: ReturnType<typeof compile>;
}

/** What was synthesized. */
interface Plan {
  readonly local: string;
  readonly period: ReturnType<typeof compile>;
  readonly passwords: Password[];
  /** The addresses of the two, in the order of their turns. */
  readonly order: Record<'current' | 'previous', string[]>;
}

// cdktf keeps all that was ever made: 20,000 runs have 243 periods, and would not fit into a process with a plan for each.
const plans = new Map<number | undefined, Plan>();
afterEach(() => plans.clear());

function planOf(rotateEveryDays?: number): Plan {
  const plan = plans.get(rotateEveryDays) ?? synthesizedPlan(rotateEveryDays);
  plans.set(rotateEveryDays, plan);
  return plan;
}

function synthesizedPlan(rotateEveryDays?: number): Plan {
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
  const passwords = Object.entries(terraform.resources('azuread_application_password')).map(
    ([address, block]: [string, Block]) => ({
      address,
      turn: compile(block.rotate_when_changed.turn),
      everyDays: block.rotate_when_changed.rotate_every_days,
      ends: compile(block.end_date),
    }),
  );
  const addresses = (output: string) =>
    [...terraform.json.output[output].value.matchAll(/azuread_application_password\.(\w+)\.key_id/g)].map(
      ([, id]) => id,
    );
  const order = { current: addresses('current'), previous: addresses('previous') };
  return { local, period: compile(expression), passwords, order };
}

/** Terraform and Entra ID, as far as a rotating secret goes: what an apply makes anew, and what it calls current. */
class Simulation {
  private plan: Plan;
  private readonly secrets = new Map<string, Secret>();

  public constructor(rotateEveryDays?: number) {
    this.plan = planOf(rotateEveryDays);
  }

  /** Another period, over what was applied before. */
  public change(rotateEveryDays: number): void {
    this.plan = planOf(rotateEveryDays);
  }

  public periodAt(time: number): number {
    return Number(this.plan.period(new Date(time)));
  }

  /** What an apply makes anew, and which secrets are then current and previous. */
  public apply(time: number): { made: string[]; current: Secret; previous: Secret } {
    const { local, passwords, order } = this.plan;
    const period = this.periodAt(time);
    const made = passwords.filter(({ address, turn, everyDays, ends }) => {
      const trigger = JSON.stringify([turn(new Date(time), { [local]: period }), everyDays]);
      const before = this.secrets.get(address);
      if (before?.trigger === trigger) return false;
      if (before) before.removed = time;
      this.secrets.set(address, { trigger, made: time, ends: (ends(new Date(time)) as Date).getTime() });
      return true;
    });
    const pick = (from: string[]) => this.secrets.get(from[period % from.length]) as Secret;
    return {
      made: made.map(({ address }) => address),
      current: pick(order.current),
      previous: pick(order.previous),
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
      { numRuns: Math.ceil(numRuns / 30) },
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

  test('belongs to the application, and stays as it is until its turn, and until its successor is there', () => {
    const secrets = synth({ credential: ClientCredential.rotatingSecret() }).resources('azuread_application_password');
    for (const secret of Object.values(secrets)) {
      expect(secret).toMatchObject({
        application_id: '/applications/${azuread_application.Client_4A7F64DF.object_id}',
        lifecycle: { create_before_destroy: true, ignore_changes: ['end_date'] },
      });
    }
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

  test('keeps what was current until the first apply of the next period, and it has not ended by then', () => {
    const simulation = new Simulation();
    const before = simulation.apply(START + days(59));
    const turned = START + days(60);
    expect(simulation.apply(turned).previous).toBe(before.current);
    simulation.apply(START + days(119));
    expect(before.current.removed).toBeUndefined();
    simulation.apply(START + days(120));
    expect(before.current.removed).toBe(START + days(120));
    expect(before.current.ends).toBeGreaterThan(START + days(120));
  });

  test('is made anew twice when a turn was missed, and nobody read an invalid one until then', () => {
    const simulation = new Simulation();
    const before = simulation.apply(START);
    expect(simulation.apply(START + days(2 * 60 + 1)).made).toHaveLength(2);
    expect(before.current.ends).toBeGreaterThan(START + days(2 * 60 + 1));
  });

  /** Applies over ten years, with gaps of one to so many days between them, and tells of each. */
  function overTenYears(
    { period, first, waits }: { period: number; first: number; waits: number[] },
    tell: (applied: { at: number; next: number; current: Secret }) => void,
  ): void {
    const simulation = new Simulation(period);
    const end = days(first) + days(3653);
    let at = days(first);
    for (let index = 0; at < end; index += 1) {
      const next = at + days(waits[index % waits.length]);
      tell({ at, next, current: simulation.apply(at).current });
      at = next;
    }
  }

  const history = (mostDays: (period: number) => number) =>
    fc.integer({ min: 1, max: 243 }).chain((period) =>
      fc.record({
        period: fc.constant(period),
        first: fc.integer({ min: 0, max: 40_000 }),
        waits: fc.array(fc.integer({ min: 1, max: mostDays(period) }), { minLength: 1, maxLength: 1000 }),
      }),
    );

  test('never has a current secret that ends before the next apply, if that comes within two periods', () => {
    fc.assert(
      fc.property(
        history((period) => 2 * period),
        (given) => overTenYears(given, ({ next, current }) => expect(current.ends).toBeGreaterThan(next)),
      ),
      { numRuns: Math.ceil(numRuns / 10) },
    );
  });

  test('leaves a client a period less the longest gap between two applies to change over', () => {
    fc.assert(
      fc.property(
        history((period) => period),
        (given) => {
          const slack = days(given.period - Math.max(...given.waits));
          const currents: { secret: Secret; since: number }[] = [];
          overTenYears(given, ({ at, current }) => {
            if (currents.at(-1)?.secret !== current) currents.push({ secret: current, since: at });
          });
          currents.slice(0, -1).forEach(({ secret }, index) => {
            const { since } = currents[index + 1]; // its successor can be read
            expect(Math.min(secret.removed ?? Number.POSITIVE_INFINITY, secret.ends) - since).toBeGreaterThanOrEqual(
              slack,
            );
          });
        },
      ),
      { numRuns: Math.ceil(numRuns / 10) },
    );
  });

  test('leaves no more than that: an apply late in a period and one early in the next are a day apart', () => {
    const simulation = new Simulation();
    const { current } = simulation.apply(START);
    simulation.apply(START + days(119));
    simulation.apply(START + days(120));
    expect(current.removed).toBe(START + days(120));
  });

  test('has slack: an apply may come two periods after the last, at the worst of times', () => {
    const simulation = new Simulation();
    simulation.apply(START); // made on the first day of a period, in use until its last
    const { current } = simulation.apply(START + days(59));
    expect(current.ends - (START + days(59))).toBe(days(2 * 60 + 1));
  });

  test('is made anew twice when the period is changed, whatever it was, so that both live long enough for it', () => {
    const period = fc.integer({ min: 1, max: 243 });
    fc.assert(
      fc.property(period, period, fc.integer({ min: 0, max: 40_000 }), (before, after, day) => {
        const simulation = new Simulation(before);
        simulation.apply(days(day));
        simulation.change(after);
        expect(simulation.apply(days(day)).made).toHaveLength(before === after ? 0 : 2);
      }),
      { numRuns: Math.ceil(numRuns / 3) },
    );
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
