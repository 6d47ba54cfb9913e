import { Fn, Op, Token } from 'cdktf';

/** A time in Terraform: so many days after the plan, or some times as many. */
export function daysAfterPlan(days: number, times = 1): string {
  if (Token.isUnresolved(days)) return Fn.timeadd(Fn.plantimestamp(), `${Token.asString(Op.mul(days, times * 24))}h`);
  // Written out: for each function that is called, cdktf takes a stack trace, and resolves a token twice.
  return `\${timeadd(plantimestamp(), "${days * times * 24}h")}`;
}

/** A number of days as a value of `rotate_when_changed`, which holds text. */
export function daysAsText(days: number): string {
  return Token.isUnresolved(days) ? Token.asString(days) : String(days);
}
