// How two secrets take turns by the calendar, told without the library and without Terraform. The texts of the expressions
// are held by test/credentials/rotating-client-secret; that Terraform counts days so is what e2e asks Terraform itself.

const DAY = 24 * 60 * 60 * 1000;

export const days = (count: number) => count * DAY;

export interface Secret {
  /** What Terraform compares: another value replaces the secret. */
  readonly trigger: string;
  readonly made: number;
  readonly expires: number;
  /** When an apply deleted it, because it made its successor. */
  removed?: number;
}

/**
 * A rotating secret under applies at given times.
 *
 * ```ts
 * const rotation = new Rotation(60);
 * rotation.apply(days(120)).made; // ['even', 'odd']
 * rotation.apply(days(180)).current; // the odd one, made by this apply
 * ```
 */
export class Rotation {
  private readonly secrets = new Map<'even' | 'odd', Secret>();

  public constructor(private rotateEveryDays: number) {}

  /** Another period, over what was applied before. */
  public change(rotateEveryDays: number): void {
    this.rotateEveryDays = rotateEveryDays;
  }

  /** Which secrets an apply makes, and which are then current and previous. */
  public apply(time: number): { made: ('even' | 'odd')[]; current: Secret; previous: Secret } {
    const period = Math.floor(time / days(this.rotateEveryDays));
    const turns = { even: Math.floor(period / 2), odd: Math.floor((period + 1) / 2) };
    const made = (['even', 'odd'] as const).filter((name) => this.replace(name, turns[name], time));
    const [even, odd] = [this.secrets.get('even') as Secret, this.secrets.get('odd') as Secret];
    return period % 2 === 0 ? { made, current: even, previous: odd } : { made, current: odd, previous: even };
  }

  private replace(name: 'even' | 'odd', turn: number, time: number): boolean {
    const trigger = JSON.stringify([turn, this.rotateEveryDays]);
    const before = this.secrets.get(name);
    if (before?.trigger === trigger) return false;
    if (before) before.removed = time;
    this.secrets.set(name, { trigger, made: time, expires: time + days(3 * this.rotateEveryDays) });
    return true;
  }
}
