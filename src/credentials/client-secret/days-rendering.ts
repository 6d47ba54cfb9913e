import { Fn, Op, Token } from 'cdktf';

/** A time in Terraform: so many days after the plan, or some times as many. */
export function daysAfterPlan(days: number, times = 1): string {
  const hours = Token.isUnresolved(days) ? Token.asString(Op.mul(days, times * 24)) : days * times * 24;
  return Fn.timeadd(Fn.plantimestamp(), `${hours}h`);
}

/** A number of days as a value of `rotate_when_changed`, which holds text. */
export function daysAsText(days: number): string {
  return Token.isUnresolved(days) ? Token.asString(days) : String(days);
}
