import type { ApplicationPasswordAConfig } from '@cdktf/provider-azuread/lib/application-password';
import { Fn, Op, ref, type TerraformStack, Token } from 'cdktf';
import { daysAfterPlan, daysAsText } from '../client-secret/days-rendering';
import type { RotatingClientSecretOptions } from './rotating-client-secret-options';
import { daysSinceEpoch, LIFETIME_IN_PERIODS } from './rotation-period';

/** Three times sixty is as much as common tenant policies allow a secret to live. */
const DEFAULT_ROTATE_EVERY_DAYS = 60;

/** The number of the period in which Terraform plans, counted from 1970-01-01. */
export function renderPeriod(
  { rotateEveryDays = DEFAULT_ROTATE_EVERY_DAYS }: RotatingClientSecretOptions,
  stack: TerraformStack,
): number {
  const period = Fn.floor(Token.asNumber(Op.div(ref(daysSinceEpoch('plantimestamp()'), stack), rotateEveryDays)));
  // Terraform 1.8 and OpenTofu 1.7 validate with the year 1 in place of the time, and element() takes nothing negative.
  return Fn.max([period, 0]);
}

/**
 * One of the two secrets.
 *
 * @param turn a number that changes when this secret has to be replaced
 */
export function renderTurn(
  { description, rotateEveryDays = DEFAULT_ROTATE_EVERY_DAYS }: RotatingClientSecretOptions,
  applicationObjectId: string,
  turn: string,
): ApplicationPasswordAConfig {
  return {
    applicationId: `/applications/${applicationObjectId}`,
    displayName: description,
    endDate: daysAfterPlan(rotateEveryDays, LIFETIME_IN_PERIODS),
    // The same turn can come out of another period, and the secret would then live too short for it.
    rotateWhenChanged: { turn, rotate_every_days: daysAsText(rotateEveryDays) },
    // The time of the plan changes with each run, and a secret is deleted only when its successor is there.
    lifecycle: { ignoreChanges: ['end_date'], createBeforeDestroy: true },
  };
}
