import { daysProblems } from '../../validation/days';
import type { Problem } from '../../validation/problem';
import { ifStruct } from '../../validation/values';
import { descriptionProblems, MAX_LIFETIME_DAYS } from '../client-secret/client-secret-rules';
import type { RotatingClientSecretOptions } from './rotating-client-secret-options';
import { LIFETIME_IN_PERIODS } from './rotation-period';

const MAX_PERIOD_DAYS = Math.floor(MAX_LIFETIME_DAYS / LIFETIME_IN_PERIODS);
const CURE = `choose 60 or less where you can: a secret lives ${LIFETIME_IN_PERIODS} times as long`;

/** @param within the prop that holds the options, where they are not props themselves */
export function rotatingSecretProblems(options: RotatingClientSecretOptions, within?: string): Problem[] {
  const prefix = within ? `${within}.` : '';
  return ifStruct(within ?? 'options', options, ({ description, rotateEveryDays }) => [
    ...(description === undefined ? [] : descriptionProblems(`${prefix}description`, description)),
    ...daysProblems('rotate-every-days', `${prefix}rotateEveryDays`, rotateEveryDays, MAX_PERIOD_DAYS, CURE),
  ]);
}
