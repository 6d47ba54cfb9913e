import { TerraformOutput, TerraformVariable } from 'cdktf';
import * as fc from 'fast-check';
import { ClientCredential } from '../../../src';
import { codes } from '../../support/problems';
import { days, Rotation, type Secret } from '../../support/rotation';
import { newStack, register, synth, Terraform } from '../../support/synth';

const numRuns = Number(process.env.PROPERTY_RUNS ?? 300);

describe('what Terraform evaluates', () => {
  /** The texts of a rotating secret, with short names for what they refer to. */
  function texts(rotateEveryDays?: number) {
    const stack = newStack();
    const credential = ClientCredential.rotatingSecret({ rotateEveryDays });
    const { current, previous } = register({ credential }, stack).rotatingClientSecret;
    new TerraformOutput(stack, 'current', { value: current.keyId });
    new TerraformOutput(stack, 'previous', { value: previous.keyId });
    const { json } = Terraform.of(stack);
    const [[period, expression]] = Object.entries<string>(json.locals);
    const short = (text: string) =>
      text.replaceAll(period, 'period').replace(/azuread_application_password\.\w+(Even|Odd)_\w+/g, '$1');
    const secrets = Object.values(Terraform.of(stack).resources('azuread_application_password'));
    return {
      period: expression,
      secrets: secrets.map(({ end_date, rotate_when_changed }) => ({
        end_date,
        turn: short(rotate_when_changed.turn),
        rotate_every_days: rotate_when_changed.rotate_every_days,
      })),
      current: short(json.output.current.value),
      previous: short(json.output.previous.value),
    };
  }

  test('is the number of the period, from the days since 1970-01-01 in UTC, and is not negative', () => {
    // Terraform 1.8 validates with the year 1 in place of the time.
    expect(texts().period).toBe(
      '${max(floor((' +
        'one([for date in [{' +
        'year = parseint(formatdate("YYYY", plantimestamp()), 10), ' +
        'month = parseint(formatdate("M", plantimestamp()), 10), ' +
        'day = parseint(formatdate("D", plantimestamp()), 10)}] : ' +
        'one([for march in [{' +
        'year = date.month > 2 ? date.year : date.year - 1, month = (date.month + 9) % 12, day = date.day}] : ' +
        'march.year * 365 + floor(march.year / 4) - floor(march.year / 100) + floor(march.year / 400) + ' +
        'floor((march.month * 153 + 2) / 5) + march.day - 1 - 719468])])' +
        ' / 60)), 0)}',
    );
  });

  test('is a turn of each secret in every second period, and a lifetime of three periods', () => {
    expect(texts().secrets).toEqual([
      {
        end_date: '${timeadd(plantimestamp(), "4320h")}',
        turn: '${floor((local.period / 2))}',
        rotate_every_days: '60',
      },
      {
        end_date: '${timeadd(plantimestamp(), "4320h")}',
        turn: '${floor(((local.period + 1) / 2))}',
        rotate_every_days: '60',
      },
    ]);
  });

  test('is the secret whose turn it is, and the other one', () => {
    const { current, previous } = texts();
    expect([current, previous]).toEqual([
      '${element([Even.key_id, Odd.key_id], local.period)}',
      '${element([Odd.key_id, Even.key_id], local.period)}',
    ]);
  });

  test('differs with the period in its numbers only', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 243 }), (every) => {
        const expected = JSON.stringify(texts(60))
          .replaceAll('/ 60)', `/ ${every})`)
          .replaceAll('4320h', `${every * 3 * 24}h`)
          .replaceAll('"60"', `"${every}"`);
        expect(JSON.stringify(texts(every))).toBe(expected);
      }),
      { numRuns: Math.ceil(numRuns / 30) },
    );
  });

  test('is written in one local, which both secrets and their users refer to', () => {
    const stack = newStack();
    register({ credential: ClientCredential.rotatingSecret() }, stack);
    const { json } = Terraform.of(stack);
    expect(JSON.stringify(json).match(/formatdate/g)).toHaveLength(3);
    expect(Object.keys(json.locals)).toHaveLength(1);
  });

  test('does not touch a secret before its turn, or before its successor is there', () => {
    const secrets = synth({ credential: ClientCredential.rotatingSecret() }).resources('azuread_application_password');
    for (const secret of Object.values(secrets)) {
      expect(secret).toMatchObject({
        application_id: '/applications/${azuread_application.Client_4A7F64DF.object_id}',
        lifecycle: { create_before_destroy: true, ignore_changes: ['end_date'] },
      });
    }
  });
});

describe('two secrets that take turns so', () => {
  const START = days(20_000 * 60); // the first day of a period of 60 days

  test('are made by the first apply, and not replaced in the same period', () => {
    const rotation = new Rotation(60);
    expect(rotation.apply(START).made).toHaveLength(2);
    expect(rotation.apply(START + days(1)).made).toEqual([]);
    expect(rotation.apply(START + days(59)).made).toEqual([]);
  });

  test('live for three periods', () => {
    const { current, previous } = new Rotation(20).apply(START);
    expect([current.expires - START, previous.expires - START]).toEqual([days(60), days(60)]);
  });

  test('are replaced one at each turn, and the secret that was current is previous then', () => {
    const rotation = new Rotation(60);
    let before = rotation.apply(START);
    for (let period = 1; period <= 20; period += 1) {
      const after = rotation.apply(START + days(60 * period));
      expect(after.made).toHaveLength(1);
      expect(after.current.made).toBe(START + days(60 * period));
      expect(after.previous).toBe(before.current);
      before = after;
    }
  });

  test('stay until the first apply of the period after their own, and have not expired by then', () => {
    const rotation = new Rotation(60);
    const before = rotation.apply(START + days(59));
    const turned = START + days(60);
    expect(rotation.apply(turned).previous).toBe(before.current);
    rotation.apply(START + days(119));
    expect(before.current.removed).toBeUndefined();
    rotation.apply(START + days(120));
    expect(before.current.removed).toBe(START + days(120));
    expect(before.current.expires).toBeGreaterThan(START + days(120));
  });

  test('are both replaced when a turn was missed, and the current one was valid until then', () => {
    const rotation = new Rotation(60);
    const before = rotation.apply(START);
    expect(rotation.apply(START + days(2 * 60 + 1)).made).toHaveLength(2);
    expect(before.current.expires).toBeGreaterThan(START + days(2 * 60 + 1));
  });

  /** Applies over ten years, with gaps of one to so many days between them. */
  function overTenYears(
    { period, first, waits }: { period: number; first: number; waits: number[] },
    report: (applied: { at: number; next: number; current: Secret }) => void,
  ): void {
    const rotation = new Rotation(period);
    const end = days(first) + days(3653);
    let at = days(first);
    for (let index = 0; at < end; index += 1) {
      const next = at + days(waits[index % waits.length]);
      report({ at, next, current: rotation.apply(at).current });
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

  test('never expire while they are current, if applies are at most two periods apart', () => {
    fc.assert(
      fc.property(
        history((period) => 2 * period),
        (given) => overTenYears(given, ({ next, current }) => expect(current.expires).toBeGreaterThan(next)),
      ),
      { numRuns: Math.ceil(numRuns / 10) },
    );
  });

  test('leave a client a period less the longest gap between two applies to change over', () => {
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
            expect(Math.min(secret.removed ?? Number.POSITIVE_INFINITY, secret.expires) - since).toBeGreaterThanOrEqual(
              slack,
            );
          });
        },
      ),
      { numRuns: Math.ceil(numRuns / 10) },
    );
  });

  test('leave no more than that: an apply late in a period and one early in the next are a day apart', () => {
    const rotation = new Rotation(60);
    const { current } = rotation.apply(START);
    rotation.apply(START + days(119));
    rotation.apply(START + days(120));
    expect(current.removed).toBe(START + days(120));
  });

  test('leave slack: an apply may come two periods after the last, at the worst of times', () => {
    const rotation = new Rotation(60);
    rotation.apply(START); // made on the first day of a period, in use until its last
    const { current } = rotation.apply(START + days(59));
    expect(current.expires - (START + days(59))).toBe(days(2 * 60 + 1));
  });

  test('are both replaced when the period is changed, whatever it was, so that both live long enough for it', () => {
    const period = fc.integer({ min: 1, max: 243 });
    fc.assert(
      fc.property(period, period, fc.integer({ min: 0, max: 40_000 }), (before, after, day) => {
        const rotation = new Rotation(before);
        rotation.apply(days(day));
        rotation.change(after);
        expect(rotation.apply(days(day)).made).toHaveLength(before === after ? 0 : 2);
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
